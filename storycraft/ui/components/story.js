// A draft with its receipts: quiet marks, and on click or Enter what stands behind a sentence.
const states = new WeakMap()
const GAP = /^\*open: (.*)\*$/s

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    // `reasons` are the fields of half-typed reasons by sentence.
    state = { open: null, shape: "", spans: [], reasons: new Map() }
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  state.typing = data.typing
  // What is half-typed changes nothing that is drawn.
  const shape = JSON.stringify({ ...data, typing: null })
  if (shape === state.shape) return
  state.shape = shape
  draw(parentElement.querySelector(".story"), data, state)
}

function draw(root, data, state) {
  const focus = focusIn(root, state)
  state.spans = []
  root.replaceChildren()
  root.classList.toggle("plain", data.plain)
  for (const paragraph of data.paragraphs) {
    const block = element("p", "", "")
    for (const sentence of paragraph) {
      const span = { block, sentence, number: state.spans.length }
      span.node = drawSentence(span, data, state)
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
  const node = element("span", `sentence ${gap ? "gap" : sentence.verdict}`, gap ? `Open: ${gap[1]}` : sentence.text)
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
  const card = element("aside", `receipt ${sentence.verdict}`, "")
  card.append(element("p", "verdict", `${sentence.icon} ${sentence.label}`))
  for (const failure of sentence.failed) card.append(element("p", "failed", failure))
  for (const id of sentence.cites) {
    const source = data.sources[id]
    const quote = element("blockquote", "", source ? source.text : `There is no point ${id} in this workshop.`)
    if (source) quote.append(element("footer", "", `${source.by} · ${id}`))
    card.append(quote)
  }
  if (!sentence.cites.length) card.append(element("p", "none", sentence.frame || "No point is cited."))
  if (sentence.repair && data.editable) card.append(...repair(sentence, state))
  if (data.editable && sentence.overrulable) card.append(overrule(sentence, state))
  block.after(card)
}

function repair({ text, repair }, state) {
  return [
    button("Use the words that were said", () => state.send("repair", { text, repair })),
    element("p", "none", repair),
  ]
}

function overrule({ text, id }, state) {
  const row = element("div", "overrule", "")
  const words = element("input", "", "")
  words.placeholder = "Why it stands, e.g. we said this aloud"
  words.setAttribute("aria-label", words.placeholder)
  const kept = reasonFor(id, state)
  words.value = recall(kept)?.text ?? ""
  words.oninput = () => store(kept, { text: words.value, sentence: text })
  const keep = button("Keep this sentence", () => {
    const reason = words.value.trim()
    if (!reason) return words.focus()
    // What is answered is forgotten on the server: nothing may arrive there after it.
    clearTimeout(kept.keeping)
    state.send("overrule", { text, id, reason })
  })
  row.append(words, keep)
  return row
}

function reasonFor(id, state) {
  const { field, typingUrl, typed } = state.typing
  const reason = state.reasons.get(id) ?? { field: `${field}.${id}` }
  state.reasons.set(id, reason)
  return Object.assign(reason, { url: typingUrl, typed: typed[id] })
}

// Reasons that nobody can enter any more stay in view until whoever typed them has taken them elsewhere.
function leftReasons(state) {
  const sentences = new Map(state.spans.map(({ sentence }) => [sentence.id, sentence]))
  const left = []
  for (const id of new Set([...state.reasons.keys(), ...typedRows(state.typing)])) {
    const sentence = sentences.get(id)
    if (sentence?.overrulable) continue
    const kept = reasonFor(id, state)
    const reason = recall(kept)
    if (!reason?.text.trim()) continue
    if (sentence?.reasons.includes(reason.text.trim())) forget(kept)
    else left.push(leftReason(kept, reason, sentence))
  }
  return left
}

function leftReason(kept, reason, sentence) {
  const card = element("aside", "receipt", "")
  const what = sentence ? "This sentence needs no reason any more:" : "This sentence is not there any more:"
  card.append(element("p", "", what), element("blockquote", "", reason.sentence || ""))
  card.append(element("p", "", "What you typed about it:"), element("blockquote", "", reason.text))
  const shut = button("Close", () => {
    forget(kept)
    card.remove()
  })
  card.append(shut)
  return card
}
