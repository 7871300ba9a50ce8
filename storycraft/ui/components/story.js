// A draft with its receipts: quiet marks, and on click or Enter what stands behind a sentence.
const states = new WeakMap()
const GAP = /^\*open: (.*)\*$/s

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    // `reasons` are the fields of half-typed reasons by sentence.
    state = { open: null, shape: "", spans: [], reasons: new Map(), all: false, shown: "" }
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  state.typing = data.typing
  state.words = data.words
  // What is half-typed changes nothing that is drawn.
  const shape = JSON.stringify({ ...data, typing: null, show: null })
  if (shape !== state.shape) {
    state.shape = shape
    draw(parentElement.querySelector(".story"), data, state)
  }
  const { id, press } = data.show ?? {}
  if (!press || press === state.shown) return
  state.shown = press
  if (id) show(state.spans.find(({ sentence }) => sentence.id === id), data, state)
  else parentElement.querySelector(".story").scrollIntoView({ block: "start" })
}

function draw(root, data, state) {
  const focus = focusIn(root, state)
  state.spans = []
  root.replaceChildren()
  root.classList.toggle("plain", data.plain)
  // A story is written as its language is, whatever a sentence begins with.
  root.lang = data.language
  root.dir = data.direction
  root.classList.toggle("quiet", Boolean(data.tools) && !state.all)
  if (data.tools && !data.plain) {
    root.append(tools(root, data, state))
    root.onkeydown = (event) => keyed(event, root, data, state)
  } else root.onkeydown = null
  for (const [place, paragraph] of data.paragraphs.entries()) {
    const block = element("p", "", "")
    block.dir = data.direction
    for (const sentence of paragraph) {
      const span = { block, sentence, number: state.spans.length }
      span.node = drawSentence(span, data, state)
      if (data.alone?.[place][block.childElementCount]) span.node.classList.add("alone")
      state.spans.push(span)
      block.append(span.node, " ")
    }
    root.append(block)
  }
  const again = data.plain ? null : nearest(state.spans, state.open)
  state.open = null
  if (again) open(again, data, state)
  if (data.editable) root.append(...leftReasons(state))
  focus()
}

// What holds shows nothing until somebody asks for all receipts; what does not hold has its sign always.
function tools(root, data, state) {
  const row = element("div", "tools", "")
  const all = button(state.words.all, () => toggleAll(root, state))
  all.className = "all"
  all.title = state.words.allHelp
  all.setAttribute("aria-pressed", String(state.all))
  row.append(all)
  const count = data.paragraphs.flat().filter(doubtful).length
  if (count) {
    const next = button(filled(state.words.next, { count: number(state.words, count) }), () => nextDoubt(data, state))
    next.title = state.words.nextHelp
    row.append(next)
  }
  return row
}

function toggleAll(root, state) {
  state.all = !state.all
  root.classList.toggle("quiet", !state.all)
  root.querySelector(".all").setAttribute("aria-pressed", String(state.all))
}

function doubtful({ verdict }) {
  return verdict === "unsupported" || verdict === "undecided"
}

function nextDoubt(data, state) {
  const at = state.open?.number ?? -1
  const doubts = state.spans.filter(({ sentence }) => doubtful(sentence))
  show(doubts.find(({ number }) => number > at) ?? doubts[0], data, state)
}

function nextParagraph(root, state) {
  const at = state.spans.find(({ node }) => node === root.querySelector(":focus"))
  const next = state.spans.find((span) => span.number > (at?.number ?? -1) && span.block !== at?.block)
  ;(next ?? state.spans[0])?.node.focus()
}

function show(span, data, state) {
  if (!span || data.plain) return
  if (state.open !== span) toggle(span, data, state)
  span.node.focus({ preventScroll: true })
  span.node.scrollIntoView({ block: "center" })
}

// Letters that mean something here are not Streamlit's shortcuts; in a field they are letters.
function keyed(event, root, data, state) {
  const does = { m: () => toggleAll(root, state), n: () => nextDoubt(data, state), p: () => nextParagraph(root, state) }
  const act = does[event.key.toLowerCase()]
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.target.localName === "input") return
  event.preventDefault()
  event.stopPropagation()
  act()
}

// Everything is drawn anew: gives what puts the focus back to where it was.
function focusIn(root, state) {
  const focused = root.querySelector(":focus")
  if (!focused) return () => {}
  const on = state.spans.find((span) => span.node === focused)
  if (on) return () => nearest(state.spans, on)?.node.focus()
  const { localName, textContent, selectionStart, selectionEnd } = focused
  return () => {
    const twin = [...root.querySelectorAll(localName)].find((node) => node.textContent === textContent)
    twin?.focus()
    if (localName === "input") twin?.setSelectionRange(selectionStart, selectionEnd)
  }
}

function drawSentence(span, data, state) {
  const { sentence } = span
  const gap = GAP.exec(sentence.text)
  const node = element("span", `sentence ${gap ? "gap" : sentence.verdict}`, gap ? filled(state.words.open, { question: gap[1] }) : sentence.text)
  node.dir = data.direction
  if (data.plain) return node
  node.append(element("sup", "mark", sentence.icon))
  node.tabIndex = 0
  node.role = "button"
  node.title = sentence.label
  node.setAttribute("aria-label", `${sentence.text} — ${sentence.label}`)
  node.onclick = () => toggle(span, data, state)
  node.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault()
      node.onclick()
    }
  }
  return node
}

// The sentence that was open, wherever it stands after others have changed the text around it.
function nearest(spans, open) {
  const same = spans.filter(({ sentence }) => open && sentence.text === open.sentence.text)
  return same.sort((a, b) => Math.abs(a.number - open.number) - Math.abs(b.number - open.number))[0]
}

function toggle(span, data, state) {
  const root = span.block.parentNode
  root.querySelector(".receipt")?.remove()
  for (const other of root.querySelectorAll("[aria-expanded=true]")) other.setAttribute("aria-expanded", "false")
  if (state.open === span) state.open = null
  else open(span, data, state)
}

function open(span, data, state) {
  const { block, node, sentence } = span
  state.open = span
  node.setAttribute("aria-expanded", "true")
  const card = element("aside", `receipt ${sentence.verdict}`, "", state.words.language)
  card.dir = state.words.direction
  card.append(element("p", "verdict", `${sentence.icon} ${sentence.label}`))
  for (const failure of sentence.failed) card.append(element("p", "failed", failure))
  for (const id of sentence.cites) {
    const source = data.sources[id]
    const quote = element("blockquote", "", source ? source.text : filled(state.words.noPoint, { id }), source?.language)
    if (source) quote.append(element("footer", "", `${source.by} · ${id}`))
    card.append(quote)
  }
  if (!sentence.cites.length) card.append(element("p", "none", sentence.frame || state.words.uncited))
  if (sentence.repair && data.editable) card.append(...repair(sentence, state))
  if (data.editable && sentence.overrulable) card.append(overrule(sentence, state))
  block.after(card)
}

function repair({ text, repair }, state) {
  return [
    button(state.words.useSaid, () => state.send("repair", { text, repair })),
    element("p", "none", repair),
  ]
}
