// A draft with its receipts: quiet marks, and on click or Enter what stands behind a sentence.
const states = new WeakMap()
const GAP = /^\*open: (.*)\*$/s

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    // `reasons` holds by sentence what is half-typed: the text around it may be drawn anew at any moment.
    state = { open: null, shape: "", reasons: new Map() }
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  const shape = JSON.stringify(data)
  if (shape === state.shape) return
  state.shape = shape
  draw(parentElement.querySelector(".story"), data, state)
}

function draw(root, data, state) {
  const typing = root.querySelector("input:focus")
  const caret = typing && [typing.selectionStart, typing.selectionEnd]
  const spans = []
  root.replaceChildren()
  root.classList.toggle("plain", data.plain)
  for (const paragraph of data.paragraphs) {
    const block = element("p", "", "")
    for (const sentence of paragraph) {
      const span = { block, sentence, number: spans.length }
      span.node = drawSentence(span, data, state)
      spans.push(span)
      block.append(span.node, " ")
    }
    root.append(block)
  }
  const again = data.plain ? null : nearest(spans, state.open)
  state.open = null
  if (!again) return
  open(again, data, state)
  const reason = root.querySelector(".overrule input")
  if (!typing || !reason) return
  reason.focus()
  reason.setSelectionRange(...caret)
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
  if (!sentence.cites.length) card.append(element("p", "none", "No point is cited."))
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

function overrule({ text }, state) {
  const row = element("div", "overrule", "")
  const reason = element("input", "", "")
  reason.placeholder = "Why it stands, e.g. we said this aloud"
  reason.setAttribute("aria-label", reason.placeholder)
  reason.value = state.reasons.get(text) ?? ""
  reason.oninput = () => state.reasons.set(text, reason.value)
  const keep = button("Keep this sentence", () => {
    if (reason.value.trim()) state.send("overrule", { text, reason: reason.value.trim() })
    else reason.focus()
  })
  row.append(reason, keep)
  return row
}
