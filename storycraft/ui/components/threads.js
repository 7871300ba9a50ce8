// needs: words, elements, keys, shelf, storing, sending
// The room's threads as an outline: lanes, threads and points, with a control for each change, and dragging on top.
// What is pressed is shown at once.
const states = new WeakMap()
const presses = new Set() // those whose proposals were shown
const SHOWN = 60
const TENSE = 2 // contradictions that a thread shows at its head
const MANY = 400 // points from which a board opens folded: it is read thread by thread

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    state = { root: parentElement.querySelector(".threads"), nodes: new Map(), chosen: new Set(), folded: new Set(), waiting: new Map(), shown: SHOWN, sought: "", only: "" }
    states.set(parentElement, state)
    begin(state, data.words)
    if (Object.keys(data.points).length > MANY) for (const thread of data.threads) state.folded.add(thread.id)
  }
  state.data = data
  state.words = data.words
  state.transmit = setTriggerValue
  hear(state, data.answers, (answer, asked) => {
    if (answer.history) state.history = { thread: asked.thread, steps: answer.history }
    return answer.revision ? { what: "undo", revision: answer.revision } : null
  })
  draw(state)
  const { after } = state
  state.after = null
  after?.()
  showProposed(state, data.show)
}

// Who asked for proposals goes on at the first of them, unless something else was taken up meanwhile: a field that
// holds words, or any control but the one that was pressed and those that stood in its place.
function showProposed(state, { press, id }) {
  if (!press || presses.has(press)) return
  presses.add(press)
  const focused = state.root.getRootNode().activeElement ?? document.activeElement
  const search = state.root.querySelector(".search")
  const free = focused === document.body || (focused === search && !search.value) || focused.closest(".st-key-threads_head, [class*='st-key-end-threads']")
  const card = state.nodes.get(`thread ${id}`)
  if (!free || !card) return
  card.querySelector(".controls button")?.focus()
  card.querySelector(".head").scrollIntoView({ block: "nearest" })
}

function begin(state, words) {
  const { root } = state
  // A letter typed here is for the board: Streamlit would take it for one of its shortcuts.
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && event.key !== "Escape") event.stopPropagation()
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(root, event)
  })
  state.told = root.querySelector(".told")
  state.undo = root.querySelector(".undo")
  state.bar = root.querySelector(".bar")
  state.lanes = root.querySelector(".lanes")
  state.beside = root.querySelector(".beside")
  const search = root.querySelector(".search")
  search.placeholder = words.search
  search.setAttribute("aria-label", words.search)
  const only = root.querySelector(".only")
  only.setAttribute("aria-label", words.only)
  only.onchange = () => {
    state.only = only.value
    state.shown = SHOWN
    draw(state)
  }
  for (const [name, text] of [["back", words.undo], ["again", words.redo]]) root.querySelector(`.${name}`).textContent = text
  search.oninput = () => {
    state.sought = search.value.trim().toLocaleLowerCase()
    state.shown = SHOWN
    draw(state)
  }
  root.querySelector(".fold").onclick = () => {
    const all = state.data.threads.map((thread) => thread.id)
    if (state.folded.size) state.folded.clear()
    else for (const id of all) state.folded.add(id)
    draw(state)
  }
  root.querySelector(".back").onclick = () => act(state, { what: "undo", revision: state.data.steps.undo })
  root.querySelector(".again").onclick = () => act(state, { what: "redo", revision: state.data.steps.redo })
  drag(state)
}

function act(state, asked, then) {
  for (const pick of asked.picks ?? []) state.chosen.delete(nameOf(pick))
  submit(state, asked, then)
}

// The state that the server gave, with what is under way on top of it.
function standing(state) {
  const threads = new Map(state.data.threads.map((thread) => [thread.id, { ...thread, points: [...thread.points] }]))
  for (const { asked } of state.waiting.values()) {
    if (asked.what === "move")
      for (const { point, thread } of asked.picks) {
        const from = threads.get(thread)
        if (from && !asked.also) from.points = from.points.filter((each) => each !== point)
        const to = threads.get(asked.to)
        if (to && !to.points.includes(point)) to.points.push(point)
      }
    if (asked.what === "merge" && threads.get(asked.thread) && threads.get(asked.other)) {
      const keep = threads.get(asked.thread)
      keep.points = [...new Set([...keep.points, ...threads.get(asked.other).points])]
      threads.delete(asked.other)
    }
    if (asked.what === "rename" && threads.get(asked.thread)) threads.get(asked.thread).title = asked.title
    if (asked.what === "remove") threads.delete(asked.thread)
  }
  return [...threads.values()]
}

function draw(state) {
  const { data } = state
  const threads = standing(state)
  state.present = threads
  // What is asked for each point is put together once: a board may have two thousand.
  state.byId = new Map(threads.map((thread) => [thread.id, thread]))
  state.homes = new Map()
  for (const thread of threads) if (thread.accepted) for (const id of thread.points) state.homes.set(id, [...(state.homes.get(id) ?? []), thread])
  state.moving = new Set([...state.waiting.values()].flatMap(({ asked }) => asked.picks?.map((pick) => pick.point) ?? []))
  const cards = [...threads, ...left(state, threads)]
  // Each point stands once: one of a proposal waits there until the proposal is decided upon.
  const placed = new Set(threads.flatMap((thread) => thread.points))
  const unplaced = data.order.filter((id) => !placed.has(id))
  const keep = state.root.getRootNode().activeElement
  const spot = keep && whereabouts(state, keep)
  const { undo, redo } = data.steps
  state.root.classList.toggle("bare", !(cards.length || data.order.length || undo || redo))
  drawSteps(state)
  drawTools(state)
  drawBar(state)
  draws(state.lanes, data.lanes.map((lane) => drawLane(state, lane, cards.filter((thread) => thread.lane === lane.key))))
  drawBeside(state, unplaced)
  for (const name of state.nodes.keys()) if (!state.nodes.get(name).isConnected) state.nodes.delete(name)
  if (keep && keep !== state.root.getRootNode().activeElement) keep.isConnected ? keep.focus() : refocus(state, spot)
}

// A thread that others removed or merged stays as long as somebody types its name here: what is typed is not lost.
function left(state, threads) {
  const here = new Set(threads.map((thread) => thread.id))
  const named = [...state.nodes.values()].filter((node) => node.naming && !here.has(node.dataset.thread))
  return named.map((node) => ({ ...node.thread, points: [], statement: "", tension: [], anew: false, gone: true }))
}

// Who has undone the last step that there was stands on what does it again, and the other way round.
function drawSteps(state) {
  const { mayChange, steps } = state.data
  const [back, again] = ["back", "again"].map((name) => state.root.querySelector(`.${name}`))
  const focused = [back, again].find((each) => each.matches(":focus"))
  back.disabled = !mayChange || !steps.undo
  again.disabled = !mayChange || !steps.redo
  if (focused?.disabled) [back, again].find((each) => !each.disabled)?.focus()
}

// From point to point by the arrows: by Tab alone each of them is five stops.
function step(root, event) {
  const from = event.target.closest(".point")
  if (!from || event.defaultPrevented || event.altKey || event.shiftKey) return
  const points = [...root.querySelectorAll(".point")]
  const next = points[points.indexOf(from) + (event.key === "ArrowDown" ? 1 : -1)]
  const [kind] = (event.target.dataset.control ?? "").split(" ")
  const control = next && (next.querySelector(`[data-control^="${kind}"]`) ?? next.querySelector(`[data-control="move"]`))
  if (!control) return
  event.preventDefault()
  control.focus()
}

function kept(state, name, make) {
  if (!state.nodes.has(name)) state.nodes.set(name, make())
  return state.nodes.get(name)
}

function drawLane(state, lane, threads) {
  const node = kept(state, `lane ${lane.key}`, () => {
    const made = holder("section", `lane ${lane.key}`)
    made.append(element("h2", "", lane.title), holder("div", "cards"))
    return made
  })
  node.firstChild.textContent = `${lane.title} · ${number(state.words, threads.length)}`
  draws(node.lastChild, threads.length ? threads.map((thread) => drawThread(state, thread)) : [kept(state, `none ${lane.key}`, () => element("p", "none", state.words.noThread))])
  return node
}

function drawThread(state, thread) {
  const node = kept(state, `thread ${thread.id}`, () => {
    const made = holder("article", "card")
    made.dataset.thread = thread.id
    made.append(holder("div", "head"), holder("div", "form"), holder("div", "controls"), holder("ul", "points"), holder("div", "more"))
    return made
  })
  const [head, , controls, list, more] = node.children
  node.thread = thread
  const busy = [...state.waiting.values()].some(({ asked }) => asked.thread === thread.id || asked.to === thread.id)
  node.setAttribute("aria-busy", busy)
  node.classList.toggle("proposed", !thread.accepted)
  drawHead(state.words, thread, head, state.data.language)
  if (!node.recalled) {
    node.recalled = true
    const typed = state.data.mayChange && typedBefore(state, thread)
    if (typed) rename(state, node, thread, typed)
  }
  const shape = JSON.stringify([thread.accepted, state.data.mayChange, thread.gone, others(state, thread.id).length > 0])
  if (controls.dataset.shape !== shape) {
    controls.dataset.shape = shape
    controls.replaceChildren(...(thread.gone ? [] : threadControls(state, node, thread)))
  }
  const fold = state.folded.has(thread.id)
  const wanted = found(state, thread.points)
  draws(list, fold && !state.sought && !state.only ? [] : wanted.map((id) => drawPoint(state, id, thread)))
  drawHistory(state, thread, more)
  return node
}

function drawHead(texts, thread, head, language) {
  const count = thread.points.length
  const facts = thread.gone ? texts.gone : [counted(texts, "points", count), thread.whose, thread.marks].filter(Boolean).join(" · ")
  const shape = JSON.stringify([thread.title, thread.statement, facts, thread.accepted, thread.anew, thread.tension])
  if (head.dataset.shape === shape) return
  head.dataset.shape = shape
  const title = element("h3", "", thread.title, language)
  const tags = element("p", "facts", facts)
  if (!thread.accepted) tags.prepend(element("span", "tag", texts.proposed))
  if (thread.anew) tags.append(element("span", "tag ask", texts.anew))
  const words = element("p", "statement", thread.statement, language)
  // A statement that says what the title says is read once.
  const more = thread.statement && letters(thread.statement) !== letters(thread.title)
  head.replaceChildren(title, tags, ...(more ? [words] : []), ...drawTension(texts, thread.tension, language))
}

function letters(words) {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()
}

// The first pairs that contradict each other; a large thread may have dozens, and its points would stand far below.
function drawTension(texts, pairs, language) {
  const lines = pairs.map((pair) => element("p", "tension", filled(texts.tension, { pair }), language))
  if (lines.length <= TENSE) return lines
  const rest = holder("details", "")
  rest.append(element("summary", "", counted(texts, "tenser", lines.length - TENSE)), ...lines.slice(TENSE))
  return [...lines.slice(0, TENSE), rest]
}

function threadControls(state, node, thread) {
  const { words } = state
  const of = () => state.present.find((each) => each.id === thread.id) ?? thread
  const all = [named(words, words.history, thread, () => (state.history?.thread === thread.id ? ((state.history = null), draw(state)) : act(state, { what: "history", thread: thread.id })))]
  all.push(named(words, words.fold, thread, () => (state.folded.delete(thread.id) || state.folded.add(thread.id), draw(state))))
  if (!state.data.mayChange) return all
  const change = [
    named(words, words.rename, thread, () => rename(state, node, of())),
    named(words, words.merge, thread, (event) => choose(state, event.target, filled(words.mergeWith, { thread: of().title }), others(state, thread.id), (other) => merge(state, of(), other))),
    named(words, words.split, thread, () => split(state, of())),
    named(words, words.lane, thread, (event) => choose(state, event.target, words.whichLane, state.data.lanes.map((lane) => ({ id: lane.key, title: lane.title })), (lane) => act(state, { what: "lane", thread: thread.id, lane }))),
    named(words, words.remove, thread, () => act(state, { what: "remove", thread: thread.id })),
  ]
  const decide = [named(words, words.keep, thread, () => act(state, { what: "keep", thread: thread.id })), named(words, words.notOurs, thread, () => act(state, { what: "remove", thread: thread.id }))]
  decide[0].classList.add("decide")
  return thread.accepted ? [...change, ...all] : [...decide, change[0], ...(others(state, thread.id).length ? [change[1]] : []), ...all]
}

// A proposal goes into the thread that the room has, and not the other way round: that keeps its name.
function merge(state, thread, other) {
  const [keep, gone] = thread.accepted ? [thread.id, other] : [other, thread.id]
  act(state, { what: "merge", thread: keep, other: gone })
}

function named(words, text, thing, press) {
  const node = button(text, press)
  node.setAttribute("aria-label", said(words, text.replace(/\s*…/, ""), thing.title ?? thing.text))
  return node
}

function others(state, id) {
  return state.present.filter((thread) => thread.id !== id && thread.accepted).map(({ id, title }) => ({ id, title }))
}

// Only the part of a long list that is asked for is drawn.
function found(state, ids) {
  const { points } = state.data
  return ids.filter((id) => points[id] && (!state.sought || points[id].seek.includes(state.sought)) && (!state.only || points[id].group === state.only))
}

function drawPoint(state, id, thread) {
  const point = state.data.points[id]
  const place = thread?.id ?? ""
  const name = nameOf({ point: id, thread: place })
  const node = kept(state, `point ${name}`, () => {
    const made = holder("li", "point")
    made.dataset.name = name
    return made
  })
  const disputed = thread?.disputed.includes(id) ?? false
  const also = (state.homes.get(id) ?? []).filter((each) => each.id !== place).map((each) => each.title)
  const near = thread?.accepted ? [] : point.near.map((each) => state.byId.get(each)).filter(Boolean)
  const shape = JSON.stringify([thread?.accepted, point.text, point.about, point.marks, disputed, also, near.map((each) => [each.id, each.title]), state.data.mayChange])
  // A choice that is open stays as it is until it is made: what others do meanwhile is shown after it.
  if (node.dataset.shape !== shape && !(state.menu?.isConnected && node.contains(state.menu))) {
    node.dataset.shape = shape
    fill(state, node, { ...point, id }, thread, { disputed, also, near })
  }
  const box = node.querySelector("input")
  if (box) box.checked = state.chosen.has(name)
  node.classList.toggle("busy", state.moving.has(id))
  return node
}

function fill(state, node, point, thread, { disputed, also, near }) {
  const texts = state.words
  const place = thread?.id ?? ""
  const pick = { point: point.id, thread: place }
  const words = element("p", "words", point.text, point.language)
  const about = holder("p", "about")
  about.append(element("bdi", "", point.about))
  if (also.length) about.append(element("span", "also", filled(texts.alsoIn, { threads: also.map((title) => `“${title}”`).join(", ") })))
  if (point.marks) about.append(element("span", "also", point.marks))
  if (disputed) about.append(element("span", "tag ask", texts.disputed))
  node.replaceChildren(words, about)
  if (!state.data.mayChange) return
  const box = holder("input", "")
  box.type = "checkbox"
  box.dataset.control = "box"
  box.setAttribute("aria-label", filled(texts.choose, { point: point.text }))
  box.onchange = () => {
    if (box.checked) state.chosen.add(nameOf(pick))
    else state.chosen.delete(nameOf(pick))
    drawBar(state)
  }
  const to = (target, also = false) => act(state, { what: "move", picks: [pick], to: target, also })
  const controls = holder("div", "controls")
  for (const each of near) {
    const fit = named(texts, each.title, point, () => to(each.id))
    fit.className = "near"
    fit.dataset.control = `near ${each.id}`
    fit.setAttribute("aria-label", filled(texts.putInto, { thread: each.title, point: point.text }))
    controls.append(fit)
  }
  controls.append(named(texts, texts.moveTo, point, (event) => choose(state, event.target, texts.moveToWhich, [...others(state, place), ...(place ? [{ id: "", title: texts.nowhere }] : [])], to)))
  if (thread?.accepted) {
    controls.append(named(texts, texts.alsoInTo, point, (event) => choose(state, event.target, texts.alsoInWhich, others(state, place), (target) => to(target, true))))
    controls.append(named(texts, disputed ? texts.settled : texts.disputed, point, () => act(state, { what: disputed ? "settle" : "dispute", point: point.id })))
  }
  for (const [index, each] of [...controls.children].slice(near.length).entries()) each.dataset.control = ["move", "also", "dispute"][index]
  node.prepend(box)
  node.append(controls)
}

function drawBeside(state, unplaced) {
  const wanted = found(state, unplaced)
  const shown = wanted.slice(0, state.shown)
  const [title, list, more] = state.beside.children
  title.textContent = filled(state.words.unplaced, { count: number(state.words, unplaced.length) })
  draws(list, shown.map((id) => drawPoint(state, id, null)))
  more.hidden = shown.length === wanted.length
  more.textContent = counted(state.words, "more", wanted.length, { part: number(state.words, shown.length) })
  more.onclick = () => {
    state.shown += SHOWN
    draw(state)
  }
}

function drawTools(state) {
  const { words, groups } = state.data
  const only = state.root.querySelector(".only")
  const shape = JSON.stringify(groups)
  if (only.dataset.shape !== shape) {
    only.dataset.shape = shape
    only.replaceChildren(new Option(words.everybody, ""), ...groups.map(({ id, name }) => new Option(name, id)))
    if (!groups.some(({ id }) => id === state.only)) state.only = ""
    only.value = state.only
  }
  state.root.querySelector(".fold").textContent = state.folded.size ? words.openAll : words.foldAll
}

function drawBar(state) {
  const { bar, words } = state
  bar.hidden = !state.data.mayChange
  const picks = picked(state)
  if (!bar.children.length) {
    const title = element("input", "title", "")
    title.placeholder = words.nameThese
    title.setAttribute("aria-label", words.nameOf)
    const lane = element("select", "", "")
    lane.setAttribute("aria-label", words.whereTo)
    for (const each of state.data.lanes) lane.append(new Option(each.title, each.key))
    const make = button("", () => {
      const picks = picked(state)
      if (!title.value.trim() || !picks.length) return title.focus(), say(state, words.chooseFirst)
      act(state, { what: "make", picks, lane: lane.value, title: title.value.trim() }, () => ((title.value = ""), drawBar(state)))
    })
    heedKeys(title, () => make.click())
    const move = button("", (event) => choose(state, event.target, words.moveToWhich, [...others(state, ""), { id: "", title: words.nowhere }], (to) => act(state, { what: "move", picks: picked(state), to })))
    const hint = element("p", "hint", words.chooseHow)
    hint.append(element("span", "keys", ` ${words.arrows}`))
    bar.append(title, lane, make, move, hint)
  }
  const [title, , make, move] = bar.children
  // A name that was typed stays in sight, also when others have moved what it was meant for.
  const held = bar.contains(bar.getRootNode().activeElement)
  const open = bar.classList.toggle("chosen", picks.length > 0 || Boolean(title.value.trim()))
  if (held && !open) state.root.querySelector(".fold").focus({ preventScroll: true })
  make.textContent = filled(words.makeOf, { count: number(words, picks.length) })
  move.textContent = filled(words.moveChosen, { count: number(words, picks.length) })
  make.ariaDisabled = String(!picks.length) // a press says what is missing
  move.disabled = !picks.length
}

function picked(state) {
  const there = new Set(state.present?.flatMap((thread) => thread.points.map((point) => nameOf({ point, thread: thread.id }))))
  return [...state.chosen].map(pickOf).filter((pick) => !pick.thread || there.has(nameOf(pick)))
}

function nameOf({ point, thread }) {
  return `${point} ${thread}`
}

function pickOf(name) {
  const [point, thread] = name.split(" ")
  return { point, thread }
}

// What is typed here stays, also after a reload, until it is saved; what others named meanwhile stands above it.
function rename(state, node, thread, typed) {
  const form = node.querySelector(".form")
  const field = `${state.data.typing.field}.${thread.id}`
  const own = { field, url: state.data.typing.typingUrl, typed: "" }
  const seen = typed?.seen ?? [thread.title, thread.statement]
  const title = element("input", "title", "")
  const words = element("textarea", "", "")
  title.value = typed?.title ?? thread.title
  words.value = typed?.text ?? thread.statement
  title.setAttribute("aria-label", state.words.title)
  words.setAttribute("aria-label", state.words.statement)
  words.placeholder = state.words.inOneSentence
  words.rows = 2
  const close = () => {
    forget(own)
    node.naming = false
    form.replaceChildren()
    draw(state)
    ;(node.isConnected ? node.querySelector(".controls button") : state.root.querySelector(".search")).focus()
  }
  const save = () => {
    if (!title.value.trim()) return title.focus()
    const now = state.data.threads.find((each) => each.id === thread.id) ?? thread
    // What was not touched here may have been changed by others: theirs stays.
    const mine = [title.value.trim(), words.value.trim()].map((text, n) => (text === seen[n] ? [now.title, now.statement][n] : text))
    const base = [title.value.trim(), words.value.trim()].map((text, n) => (text === seen[n] ? [now.title, now.statement][n] : seen[n]))
    act(state, { what: "rename", thread: thread.id, title: mine[0], statement: mine[1], seen: base }, close)
  }
  title.oninput = words.oninput = () => store(own, { text: words.value, title: title.value, seen })
  const keep = button(state.words.save, save)
  const changed = () => title.value.trim() !== seen[0] || words.value.trim() !== seen[1]
  const leaves = () => (changed() ? keep.focus() : close())
  for (const each of [title, words]) heedKeys(each, save, leaves)
  node.naming = true
  const does = holder("div", "does")
  does.append(keep, button(state.words.cancel, close))
  form.replaceChildren(title, words, does)
  if (!typed) title.focus()
}

function typedBefore(state, thread) {
  const { field, typed, typingUrl } = state.data.typing
  return recall({ field: `${field}.${thread.id}`, typed: typed[thread.id], url: typingUrl })
}

function split(state, thread) {
  const picks = picked(state).filter((pick) => pick.thread === thread.id)
  if (!picks.length) {
    say(state, filled(state.words.splitHow, { thread: thread.title }))
    state.nodes.get(`thread ${thread.id}`).querySelector(".point input")?.focus()
    return
  }
  const [title] = state.bar.children
  state.bar.children[1].value = thread.lane
  say(state, counted(state.words, "splitName", picks.length))
  title.focus()
}

function drawHistory(state, thread, more) {
  const open = state.history?.thread === thread.id ? state.history.steps : null
  const shape = JSON.stringify(open)
  if (more.dataset.shape === shape) return
  more.dataset.shape = shape
  if (!open) return more.replaceChildren()
  const list = holder("ol", "history")
  for (const step of open) {
    const item = holder("li", "")
    item.append(element("small", "", step.when), element("bdi", "", ` ${said(state.words, step.who, step.what)}`))
    for (const words of step.points) {
      const quoted = element("blockquote", "", words, state.data.language)
      item.append(quoted)
    }
    list.append(item)
  }
  const opened = !more.firstChild
  more.replaceChildren(list)
  if (opened) list.scrollIntoView({ block: "nearest" })
}

// A list to choose from: its first entries are reached by one digit, all by the arrows, and by their first letters.
function choose(state, opener, label, choices, take) {
  state.menu?.remove()
  const menu = holder("div", "menu")
  menu.setAttribute("role", "menu")
  menu.setAttribute("aria-label", label)
  menu.append(element("p", "label", label))
  const close = () => {
    menu.remove()
    if (opener.isConnected) opener.focus()
  }
  const items = choices.map(({ id, title }, index) => {
    const item = button("", () => {
      close()
      take(id)
    })
    item.setAttribute("role", "menuitem")
    item.append(element("b", "", index < 9 ? `${index + 1} ` : ""), element("bdi", "", title))
    item.tabIndex = -1
    return item
  })
  menu.append(...(items.length ? items : [element("p", "none", state.words.noOther)]))
  menu.tabIndex = -1
  menu.onkeydown = (event) => {
    const at = items.indexOf(menu.getRootNode().activeElement)
    if (event.key === "Escape" || event.key === "Tab") close()
    else if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus()
    else if (event.key === "ArrowUp") items[(at + items.length - 1) % items.length]?.focus()
    else if (event.key === "Home") items[0]?.focus()
    else if (event.key === "End") items.at(-1)?.focus()
    else if (/^[1-9]$/.test(event.key)) items[event.key - 1]?.click()
    else if (event.key.length === 1) items.find((_, n) => n > at && starts(choices[n], event.key))?.focus() ?? items.find((_, n) => starts(choices[n], event.key))?.focus()
    else return
    event.preventDefault()
  }
  menu.onfocusout = (event) => !menu.contains(event.relatedTarget) && menu.remove()
  state.menu = menu
  opener.after(menu)
  ;(items[0] ?? menu).focus()
}

function starts({ title }, letter) {
  return title.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase())
}

// After an action the focus goes on to what came in the place of what was pressed.
function whereabouts(state, node) {
  const item = node.closest?.("li, article")
  const list = item?.parentElement
  return { list, index: list ? [...list.children].indexOf(item) : -1, name: item?.dataset.name, control: node.dataset?.control }
}

function refocus(state, { list, index, name, control }) {
  // A point that only was drawn anew has the same control again: a press must not meet another one.
  const same = state.nodes.get(`point ${name}`)
  const again = same?.isConnected && (same.querySelector(`[data-control="${control}"]`) ?? same.querySelector(`[data-control="move"]`))
  if (again) return again.focus()
  const next = list?.isConnected && (list.children[index] ?? list.lastElementChild)
  ;(next ? next.querySelector(".controls button") : state.root.querySelector(".search")).focus()
}

// By pointer: a point is carried to a thread, or beside, where it is let go.
function drag(state) {
  let carried = null
  state.root.onpointerdown = (event) => {
    const node = event.target.closest(".point")
    if (!node || !state.data.mayChange || event.button || event.target.closest("button, input, .menu")) return
    if (event.pointerType === "touch") return // a finger scrolls
    carried = { node, x: event.clientX, y: event.clientY, ghost: null }
  }
  const end = () => {
    carried?.ghost?.remove()
    for (const each of state.root.querySelectorAll(".over")) each.classList.remove("over")
    carried = null
  }
  state.root.onpointermove = (event) => {
    if (!carried) return
    if (!carried.ghost && Math.hypot(event.clientX - carried.x, event.clientY - carried.y) < 6) return
    if (!carried.ghost) {
      carried.ghost = element("div", "ghost", carried.node.querySelector(".words").textContent)
      state.root.append(carried.ghost)
      state.root.setPointerCapture(event.pointerId)
      getSelection()?.removeAllRanges()
    }
    carried.ghost.style.transform = `translate(${event.clientX + 8}px, ${event.clientY + 8}px)`
    for (const each of state.root.querySelectorAll(".over")) each.classList.remove("over")
    targetAt(state, event)?.classList.add("over")
    event.preventDefault()
  }
  state.root.onpointerup = (event) => {
    const over = carried?.ghost && targetAt(state, event)
    const pick = carried && pickOf(carried.node.dataset.name)
    end()
    if (!over) return
    const to = over.dataset.thread ?? ""
    if (to !== pick.thread) act(state, { what: "move", picks: [pick], to })
  }
  state.root.onpointercancel = end
  state.root.addEventListener("keydown", (event) => event.key === "Escape" && end())
}

function targetAt(state, event) {
  const hit = state.root.getRootNode().elementFromPoint(event.clientX, event.clientY)
  return hit?.closest(".card:not(.proposed), .beside")
}
