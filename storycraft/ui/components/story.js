// A draft with its receipts: quiet marks, and on click or Enter what stands behind a sentence.
const states = new WeakMap()
const GAP = /^\*open: (.*)\*$/s

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    state = { open: null, shape: "" }
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  const shape = JSON.stringify(data)
  if (shape === state.shape) return
  state.shape = shape
  draw(parentElement.querySelector(".story"), data, state)
}

function draw(root, data, state) {
  root.replaceChildren()
  root.classList.toggle("plain", data.plain)
  let index = 0
  for (const paragraph of data.paragraphs) {
    const block = make("p", "", "")
    for (const sentence of paragraph) {
      const number = index++
      const gap = GAP.exec(sentence.text)
      const node = make("span", `sentence ${gap ? "gap" : sentence.verdict}`, gap ? `Open: ${gap[1]}` : sentence.text)
      if (!data.plain) {
        node.append(make("sup", "mark", sentence.icon))
        node.tabIndex = 0
        node.role = "button"
        node.title = sentence.label
        node.setAttribute("aria-label", `${sentence.text} — ${sentence.label}`)
        node.onclick = () => toggle(block, node, sentence, data, state, number)
        node.onkeydown = (event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault()
            node.onclick()
          }
        }
        if (state.open === number) queueMicrotask(() => open(block, node, sentence, data, state))
      }
      block.append(node, " ")
    }
    root.append(block)
  }
}

function toggle(block, node, sentence, data, state, number) {
  const shown = block.parentNode.querySelector(".receipt")
  if (shown) shown.remove()
  for (const other of block.parentNode.querySelectorAll("[aria-expanded=true]")) other.setAttribute("aria-expanded", "false")
  if (state.open === number) {
    state.open = null
    return
  }
  state.open = number
  open(block, node, sentence, data, state)
}

function open(block, node, sentence, data, state) {
  node.setAttribute("aria-expanded", "true")
  const card = make("aside", `receipt ${sentence.verdict}`, "")
  card.append(make("p", "verdict", `${sentence.icon} ${sentence.label}`))
  for (const failure of sentence.failed) card.append(make("p", "failed", failure))
  for (const id of sentence.cites) {
    const source = data.sources[id]
    const quote = make("blockquote", "", source ? source.text : `There is no point ${id} in this workshop.`)
    if (source) quote.append(make("footer", "", `${source.by} · ${id}`))
    card.append(quote)
  }
  if (!sentence.cites.length) card.append(make("p", "none", "No point is cited."))
  if (sentence.repair && data.editable)
    card.append(press("Use the words that were said", () => state.send("repair", { text: sentence.text, repair: sentence.repair })), make("p", "none", sentence.repair))
  if (data.editable && sentence.overrulable) card.append(overrule(sentence, state))
  block.after(card)
}

function overrule(sentence, state) {
  const row = make("div", "overrule", "")
  const reason = make("input", "", "")
  reason.placeholder = "Why it stands, e.g. we said this aloud"
  reason.setAttribute("aria-label", reason.placeholder)
  const keep = press("Keep this sentence", () => {
    if (reason.value.trim()) state.send("overrule", { text: sentence.text, reason: reason.value.trim() })
    else reason.focus()
  })
  row.append(reason, keep)
  return row
}

function make(tag, name, text) {
  const node = document.createElement(tag)
  node.className = name
  node.textContent = text
  return node
}

function press(text, act) {
  const node = make("button", "", text)
  node.type = "button"
  node.onclick = act
  return node
}
