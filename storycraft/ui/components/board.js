// needs: words, elements, keys, shelf, storing
// A list of points as one element. What somebody types into a row stays in it, whatever arrives from others.
const states = new WeakMap()
const NEW_MS = 4000

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  const list = parentElement.querySelector("ul")
  let state = states.get(parentElement)
  if (!state) {
    state = { rows: new Map() }
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  state.typing = data.typing
  state.words = data.words
  const empty = parentElement.querySelector(".empty")
  empty.textContent = data.empty
  empty.hidden = data.points.length > 0
  const ids = new Set(data.points.map((point) => point.id))
  for (const [id, row] of state.rows) if (!ids.has(id)) leave(state, id, row)
  data.points.forEach((point, index) => put(list, state, point, index))
  if (data.typing && !state.recalled) for (const id of typedRows(data.typing)) if (!ids.has(id)) recallOrphan(list, state, id)
  state.recalled = true
  greet(state, data.new)
}

// What was entered here just now is at the end of the list, which may be far below.
function greet(state, ids) {
  const nodes = ids.filter((id) => !state.greeted?.has(id)).map((id) => state.rows.get(id)?.node)
  state.greeted = new Set(ids)
  const [first] = nodes.filter(Boolean)
  if (!first) return
  const behavior = document.documentElement.dataset.motion === "less" ? "auto" : "smooth"
  // What is seen already stays where it is, and with it the field in which the next is typed.
  const { top, bottom } = first.getBoundingClientRect()
  const seen = top >= 0 && bottom <= innerHeight
  first.scrollIntoView({ block: nodes.length > 1 && !seen ? "start" : "nearest", behavior })
  for (const node of nodes) {
    node?.classList.add("new")
    setTimeout(() => node?.classList.remove("new"), NEW_MS)
  }
}

function put(list, state, point, index) {
  let row = state.rows.get(point.id)
  if (!row) {
    row = { node: document.createElement("li") }
    state.rows.set(point.id, row)
  }
  const shape = JSON.stringify(point)
  if (row.shape !== shape) {
    row.shape = shape
    row.point = point
    if (row.edit && !row.orphan) meet(row, state)
    else if (row.asking) row.asking.textContent = point.text
    else show(row, state)
  }
  if (list.children[index] !== row.node) list.insertBefore(row.node, list.children[index] || null)
}

function leave(state, id, row) {
  if (row.orphan) return
  if (row.edit && dirty(row)) return orphan(state, id, row)
  if (row.edit) forget(row.edit)
  // A point may leave the list for a search alone: its reason waits for it.
  if (row.withdrawing) forget(whyOf(row, state))
  takeOut(row, state, id)
}

// The focus goes to the point that comes next, or to the one before, or to the list: never to the page's beginning.
function takeOut(row, state, id) {
  const { node } = row
  const next = holdsFocus(node) && (node.nextElementSibling || node.previousElementSibling || node.parentElement)
  node.remove()
  state.rows.delete(id)
  if (next) focusOn(next)
}

function holdsFocus(node) {
  return node.matches(":focus-within")
}

function focusOn(node) {
  const control = node.querySelector("button.edit, button, textarea, input")
  if (!control) node.tabIndex = -1
  ;(control || node).focus()
}

function show(row, state) {
  const { point } = row
  const held = holdsFocus(row.node)
  row.asking = row.edit = row.orphan = null
  const words = element("p", "words", point.text, point.language)
  const about = holder("p", "about")
  about.append(element("span", "", point.about))
  row.node.replaceChildren(words, about)
  if (point.press) about.append(button(point.press, () => state.send("press", { id: point.id, version: point.version })))
  if (point.mine) drawOwn(row, state, about)
  // What the focus stood on is gone with the form: it goes back to where the form was opened.
  if (held && !holdsFocus(row.node)) focusOn(row.node)
}

function drawOwn(row, state, about) {
  const { point } = row
  if (!row.recalled) {
    row.recalled = true
    const kept = recall(named(state, point.id))
    if (kept && !same(kept.text, point.text)) return change(row, state, kept)
    if (kept) forget(named(state, point.id))
    const why = recall(whyOf(row, state))
    if (why) return askWhy(row, state, why.text)
  }
  const withdraw = button(state.words.withdraw, () => {
    if (point.reason) return askWhy(row, state).focus()
    // Two presses: a point is not lost by a slip of the finger.
    if (withdraw.textContent === state.words.withdraw) {
      withdraw.textContent = state.words.withdrawSure
      withdraw.focus()
      // The question waits as long as somebody is at it.
      withdraw.onblur = () => (withdraw.textContent = state.words.withdraw)
    } else state.send("withdraw", { id: point.id, version: point.version })
  })
  const edit = button(state.words.edit, () => change(row, state).focus())
  edit.className = "edit"
  for (const each of [edit, withdraw]) each.setAttribute("aria-description", point.text)
  const acts = holder("span", "acts")
  acts.append(edit, withdraw)
  about.append(acts)
}

function change(row, state, kept) {
  const { point } = row
  // `base` is the text that what is typed here began from.
  const edit = { ...named(state, point.id), base: kept?.base ?? point.text, theirs: holder("div", "theirs") }
  edit.words = field(state, kept ? kept.text : point.text, () => store(edit, { text: edit.words.value, base: edit.base }))
  edit.save = button(state.words.save, () => save(row, state))
  // What is typed is not dropped by a key that is pressed to leave something.
  heedKeys(edit.words, () => save(row, state), () => (dirty(row) ? edit.save.focus() : close(row, state)))
  open(row, edit, edit.save, button(state.words.cancel, () => close(row, state)))
  meet(row, state)
  return edit.words
}

function open(row, edit, ...buttons) {
  row.edit = edit
  edit.bar = holder("p", "about")
  edit.bar.append(...buttons)
  row.node.replaceChildren(edit.words, edit.theirs, edit.bar)
}

function field(state, text, typed) {
  const words = element("textarea", "", "")
  words.value = text
  words.rows = Math.min(8, Math.max(2, Math.ceil(text.length / 60)))
  words.setAttribute("aria-label", state.words.editThis)
  words.oninput = typed
  return words
}

function save(row, state) {
  const { edit, point } = row
  if (!dirty(row)) return close(row, state)
  // What is answered is forgotten on the server: nothing may arrive there after it.
  clearTimeout(edit.keeping)
  edit.sent = edit.words.value
  state.send("edit", { id: point.id, version: point.version, text: edit.sent })
}

// The point has changed under somebody's hands: by them, or by somebody else.
function meet(row, state) {
  const { edit, point } = row
  const changed = point.text !== edit.base
  if (changed && !dirty(row)) return close(row, state)
  const own = edit.sent && flat(edit.sent) === flat(point.text)
  if (own) edit.base = point.text
  edit.save.textContent = changed && !own ? state.words.saveMine : state.words.save
  const told = [element("p", "", state.words.changed), element("blockquote", "", point.text, point.language)]
  edit.theirs.replaceChildren(...(changed && !own ? told : []))
}

function close(row, state) {
  forget(row.edit)
  show(row, state)
}

// The point is gone and the words are not: they stay until whoever typed them has taken them elsewhere.
function orphan(state, id, row) {
  const { edit } = row
  row.orphan = true
  row.shape = null
  row.recalled = false
  edit.theirs.replaceChildren(element("p", "", state.words.gone))
  const shut = button(state.words.close, () => {
    forget(edit)
    takeOut(row, state, id)
  })
  // The field itself stays where it is: somebody may be typing in it.
  edit.bar.replaceChildren(shut)
}

function recallOrphan(list, state, id) {
  const kept = recall(named(state, id))
  if (!kept) return
  const edit = { ...named(state, id), base: kept.base, theirs: holder("div", "theirs") }
  edit.words = field(state, kept.text, () => store(edit, { text: edit.words.value, base: edit.base }))
  const row = { node: document.createElement("li") }
  open(row, edit)
  state.rows.set(id, row)
  list.append(row.node)
  orphan(state, id, row)
}

function dirty(row) {
  return !same(row.edit.words.value, row.point.text)
}

function same(one, other) {
  return one.trim() === other.trim()
}

function named(state, id) {
  const { field, typingUrl, typed } = state.typing
  return { field: `${field}.${id}`, url: typingUrl, typed: typed[id] }
}

function askWhy(row, state, text = "") {
  row.asking = element("p", "words", row.point.text, row.point.language)
  const kept = whyOf(row, state)
  const why = element("input", "", "")
  why.setAttribute("aria-label", state.words.why)
  why.placeholder = state.words.whyKept
  why.value = text
  why.oninput = () => (why.value ? store(kept, { text: why.value }) : forget(kept))
  const bar = holder("p", "about")
  const withdraw = button(state.words.withdrawIt, () => {
    if (!why.value.trim()) return why.focus()
    row.withdrawing = true
    state.send("withdraw", { id: row.point.id, version: row.point.version, reason: why.value })
  })
  const cancel = button(state.words.cancel, () => {
    forget(kept)
    show(row, state)
  })
  heedKeys(why, withdraw.onclick, () => (why.value.trim() ? withdraw.focus() : cancel.click()))
  bar.append(withdraw, cancel)
  row.node.replaceChildren(row.asking, why, bar)
  return why
}

// Beside the fields of the rows: a reason alone is no change of a point.
function whyOf(row, state) {
  const { field, typingUrl, typed } = state.typing.whys
  row.why ??= { field: `${field}.${row.point.id}`, url: typingUrl, typed: typed[row.point.id] }
  return row.why
}
