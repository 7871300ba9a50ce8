// needs: words, elements, keys, shelf, storing, left, reasons, receipt, caret, writing, undo, margin, paper
// A draft with its receipts: quiet marks, and on a press or Enter what stands behind a sentence.
const states = new WeakMap()
const GAP = /^\*open: (.*)\*$/s

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    // `reasons` are the fields of half-typed reasons by sentence, and `answered` what was sent from one; `edit` is the
    // paragraph that is typed in.
    state = { open: null, shape: "", spans: [], reasons: new Map(), answered: new Map(), all: false, hands: false, shown: "", edit: null, notes: [], done: [], undone: [] }
    state.root = parentElement.querySelector(".story")
    states.set(parentElement, state)
    beginWriting(state)
    watchRoom(state)
    state.unprint = notesOnPaper(state.root, () => printed(state), () => state.data.sources, () => state.words.sources)
  }
  state.send = setTriggerValue
  state.typing = data.typing
  state.words = data.words
  // What is half-typed changes nothing that is drawn.
  const shape = JSON.stringify({ ...data, typing: null, show: null })
  // A drawing that was begun before the last pause was kept shows what stood before it; the next one is under way.
  const late = data.version < state.version
  if (shape !== state.shape && !late) {
    state.shape = shape
    state.data = data
    stayWriting(state)
    draw(state)
    bringBack(state)
  }
  const { id, press } = data.show ?? {}
  if (press && press !== state.shown) {
    state.shown = press
    if (id) show(state.spans.find(({ sentence }) => sentence.id === id), state)
    else state.root.scrollIntoView({ block: "start" })
  }
  return () => {
    endWriting(state)
    state.unprint()
    state.room.disconnect()
    states.delete(parentElement)
  }
}

// A plain reading has no notes either.
function printed({ spans, data }) {
  return data.plain ? [] : spans.map(({ node, sentence }) => [node, sentence.cites])
}

function draw(state) {
  const { root, data } = state
  state.late = state.pressing
  if (state.late) return
  const focus = focusIn(root, state)
  state.spans = []
  root.classList.toggle("plain", data.plain)
  // A story is written as its language is, whatever a sentence begins with.
  root.lang = data.language
  root.dir = data.direction
  root.classList.toggle("quiet", Boolean(data.tools) && !state.all)
  root.classList.toggle("hands", state.hands && !data.plain)
  const nodes = data.title ? drawTitle(state) : []
  const asked = Boolean(data.tools) && !data.plain
  root.onkeydown = asked ? (event) => keyed(event, state) : null
  // On a phone the words come first, and what is asked about them after.
  const last = matchMedia("(max-width: 640px)").matches
  if (asked && !last) nodes.push(tools(state))
  for (let place = 0; place < data.paragraphs.length; place += 1) {
    if (place === state.edit?.place) {
      nodes.push(state.edit.node, state.edit.below)
      place += state.edit.count - 1
      if (state.edit.count) continue
      place += 1
      if (place >= data.paragraphs.length) break
    }
    nodes.push(drawParagraph(place, state))
  }
  if (!data.paragraphs.length && !state.edit && mayWrite(state)) nodes.push(drawBlank(state))
  if (asked && last) nodes.push(tools(state))
  if (state.edit && !nodes.includes(state.edit.node)) nodes.push(state.edit.node, state.edit.below)
  arrange(root, nodes, state.edit ? [state.edit.node, state.edit.below] : [])
  if (state.edit && state.edit.place !== TITLE) {
    mark(state.edit)
    followCaret(state, true)
  }
  const again = data.plain ? null : nearest(state.spans, state.open)
  state.open = null
  if (again) open(again, state)
  if (data.editable) root.append(...leftReasons(state))
  drawWriters(state)
  drawNotes(state)
  settleMargin(state)
  focus()
}

// What is under somebody's hands is never taken out: it would lose the caret, and what can be undone in it; what was
// said below it would be heard again.
function arrange(root, nodes, kept) {
  for (const child of [...root.children]) if (!kept.includes(child)) child.remove()
  const at = nodes.indexOf(kept[0])
  if (at < 0) return root.append(...nodes)
  kept[0].before(...nodes.slice(0, at))
  kept.at(-1).after(...nodes.slice(at + kept.length))
}

function drawTitle(state) {
  if (state.edit?.place === TITLE) return [state.edit.node, state.edit.below]
  const node = element("p", "title", state.data.title)
  node.dir = state.data.direction
  if (mayWrite(state)) {
    node.title = state.words.press
    node.setAttribute("aria-label", `${state.data.title} — ${state.words.press}`)
    pressToWrite(state, node, TITLE)
  }
  return [node]
}

// A story from which everything was taken out has a paragraph to begin with.
function drawBlank(state) {
  const node = element("p", "blank", state.words.blank)
  pressToWrite(state, node, 0)
  return node
}

function pressToWrite(state, node, place) {
  node.tabIndex = 0
  node.role = "button"
  node.onclick = (event) => write(state, node, place, caretFrom(event, node))
  node.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    write(state, node, place, null)
  }
}

function drawParagraph(place, state) {
  const { data } = state
  const block = holder("p", "")
  block.dir = data.direction
  let hand = ""
  for (const sentence of data.paragraphs[place]) {
    const span = { block, place, sentence, number: state.spans.length }
    // Where all is by one hand, the line above says so once.
    if (state.hands && data.hands.length > 1 && sentence.hand && sentence.hand !== hand) block.append(element("small", "hand", sentence.hand))
    hand = sentence.hand
    span.node = drawSentence(span, state)
    if (data.alone?.[place][block.querySelectorAll(".sentence").length]) span.node.classList.add("alone")
    state.spans.push(span)
    block.append(span.node, " ")
  }
  block.classList.toggle("changed", data.paragraphs[place].some(({ edited }) => edited))
  return block
}

// What holds shows nothing until somebody asks for all receipts; what does not hold has its sign always.
function tools(state) {
  const { data } = state
  const row = holder("div", "tools")
  row.append(switchOf(state.words.all, "all", state.words.allHelp, state))
  const count = data.paragraphs.flat().filter(doubtful).length
  if (count) {
    const next = button(filled(state.words.next, { count: number(state.words, count) }), () => nextDoubt(state))
    next.title = state.words.nextHelp
    row.append(next)
  }
  if (data.hands?.length) {
    row.append(switchOf(state.words.hands, "hands", state.words.handsHelp, state))
    if (state.hands) row.append(element("p", "counted", data.hands.join(" · ")))
  }
  if (mayWrite(state)) row.append(element("small", "hint", state.words.hint))
  return row
}

function switchOf(label, name, title, state) {
  const node = button(label, () => turn(name, state))
  node.className = name
  node.title = title
  node.setAttribute("aria-pressed", String(state[name]))
  return node
}

function turn(name, state) {
  state[name] = !state[name]
  draw(state)
}

function doubtful({ verdict }) {
  return verdict === "unsupported" || verdict === "undecided"
}

function nextDoubt(state) {
  const at = state.open?.number ?? -1
  const doubts = state.spans.filter(({ sentence }) => doubtful(sentence))
  show(doubts.find(({ number }) => number > at) ?? doubts[0], state)
}

function nextParagraph(state) {
  const at = state.spans.find(({ node }) => node === state.root.querySelector(":focus"))
  const next = state.spans.find((span) => span.number > (at?.number ?? -1) && span.block !== at?.block)
  ;(next ?? state.spans[0])?.node.focus()
}

function show(span, state) {
  if (!span || state.data.plain) return
  const opener = focusNow()
  if (state.open !== span) toggle(span, state)
  // What is looked at one by one is left for where it was called from: a list beside the story, or a button above it.
  if (opener !== span.node) state.opener = state.spans.some(({ node }) => node === opener) ? null : opener
  span.node.focus({ preventScroll: true })
  span.node.scrollIntoView({ block: "center" })
}

// Letters that mean something here are not Streamlit's shortcuts; in a field they are letters.
function keyed(event, state) {
  if (event.key === "Escape") return closeReceipt(event, state)
  const does = {
    m: () => turn("all", state),
    n: () => nextDoubt(state),
    p: () => nextParagraph(state),
    w: () => turn("hands", state),
    e: () => writeAtFocus(state),
  }
  const act = does[event.key.toLowerCase()]
  const typing = event.target.localName === "input" || event.target.isContentEditable
  if (!typing && heardUndo(event, state)) return
  if (!act || event.ctrlKey || event.metaKey || event.altKey || typing) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

// What is half-typed in it is there when it is opened again.
function closeReceipt(event, state) {
  const { open } = state
  if (!open || state.edit) return
  event.stopPropagation()
  const { opener } = state
  shut(state)
  const back = opener?.isConnected && opener.checkVisibility() && opener !== document.body ? opener : open.node
  back.focus({ preventScroll: back === open.node })
}

// Everything is drawn anew: gives what puts the focus back to where it was.
function focusIn(root, state) {
  const focused = root.querySelector(":focus")
  if (!focused || focused === state.edit?.node) return () => {}
  const on = state.spans.find((span) => span.node === focused)
  if (on) return () => (nearest(state.spans, on) ?? spanIn(state, on.place, on.sentence.from))?.node.focus()
  const { localName, textContent, selectionStart, selectionEnd } = focused
  return () => {
    const twin = [...root.querySelectorAll(localName)].find((node) => node.textContent === textContent)
    twin?.focus()
    if (localName === "input") twin?.setSelectionRange(selectionStart, selectionEnd)
  }
}

function drawSentence(span, state) {
  const { sentence } = span
  const { data } = state
  const gap = GAP.exec(sentence.text)
  const words = gap ? filled(state.words.open, { question: gap[1] }) : sentence.text
  const node = element("span", `sentence ${gap ? "gap" : sentence.verdict}`, words)
  node.dir = data.direction
  if (data.plain) return node
  node.append(element("sup", "mark", sentence.icon))
  node.tabIndex = 0
  node.role = "button"
  node.title = sentence.label
  node.setAttribute("aria-label", `${words} — ${sentence.label}`)
  node.onclick = (event) => pressed(span, event, state)
  node.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault()
      if (!chosen(span, state)) toggle(span, state)
    }
  }
  return node
}

function chosen({ place, sentence }, { data, send }) {
  if (data.chooses) send("choose", { place, text: sentence.text })
  return data.chooses
}

// A mouse puts the caret into the paragraph; a finger, which would call up a keyboard, shows the receipt first.
function pressed(span, event, state) {
  if (chosen(span, state)) return
  const touched = event.pointerType === "touch" || matchMedia("(hover: none)").matches
  if (!mayWrite(state) || touched || GAP.test(span.sentence.text)) toggle(span, state)
  else write(state, span.block, span.place, caretFrom(event, span.block))
}

// The sentence that was open, wherever it stands after others have changed the text around it.
function nearest(spans, open) {
  const same = spans.filter(({ sentence }) => open && sentence.text === open.sentence.text)
  return same.sort((a, b) => Math.abs(a.number - open.number) - Math.abs(b.number - open.number))[0]
}

function toggle(span, state) {
  const same = state.open === span
  shut(state)
  state.opener = null
  if (!same) open(span, state)
}

function shut(state) {
  state.root.querySelector(".receipt:not(.left)")?.remove()
  for (const other of state.root.querySelectorAll("[aria-expanded=true]")) other.setAttribute("aria-expanded", "false")
  state.open = null
  settleMargin(state)
}

function open(span, state) {
  state.open = span
  span.node.setAttribute("aria-expanded", "true")
  const card = receipt(span.sentence, state)
  if (mayWrite(state)) card.append(button(state.words.edit, () => write(state, span.block, span.place, null)))
  span.block.after(card)
  settleMargin(state)
}
