// needs: words, elements
// The states of a draft as a timeline: two of them are chosen to see what sets them apart, by press or by arrow keys.
const states = new WeakMap()
const SETTLED_MS = 250 // arrow keys pass by many; the one where they stop is compared
const BESIDE = matchMedia("(min-width: 641px)") // the text stands beside the timeline, which stays in view
const LOOKS = 50
const LOOK_MS = 100

export default function ({ parentElement, data, setTriggerValue }) {
  let state = states.get(parentElement)
  if (!state) {
    state = { shape: "", from: 0, to: 0 }
    state.root = parentElement.querySelector(".timeline")
    state.heard = parentElement.querySelector(".heard")
    states.set(parentElement, state)
  }
  Object.assign(state, { send: setTriggerValue, data, words: data.words })
  const shape = JSON.stringify(data)
  if (shape === state.shape) return
  state.shape = shape
  // What the server compares is chosen here, unless something else was chosen meanwhile.
  if (!state.settling) Object.assign(state, { from: data.from, to: data.to })
  if (state.heard.textContent !== data.said) state.heard.textContent = data.said
  draw(state)
}

function draw(state) {
  const { root, data, words } = state
  const scrolled = root.scrollTop
  const focused = root.querySelector(":focus")?.dataset.key
  const head = holder("div", "head")
  head.ariaHidden = "true"
  head.append(element("span", "", words.from), element("span", "", words.to))
  const list = document.createElement("ol")
  let day = ""
  for (const entry of data.entries) {
    if (entry.day !== day) list.append(element("li", "day", (day = entry.day)))
    list.append(drawEntry(entry, state))
  }
  root.replaceChildren(head, list)
  mark(state)
  root.scrollTop = scrolled
  if (focused) root.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true })
}

function drawEntry(entry, state) {
  const { words, data } = state
  const node = holder("li", "entry")
  node.dataset.number = entry.number
  const about = filled(words.about, { number: number(words, entry.number), time: entry.time, by: entry.by, why: entry.why })
  const told = holder("div", "what")
  const when = holder("b", "")
  const parts = [number(words, entry.number), entry.time, entry.by].filter(Boolean)
  when.append(...parts.flatMap((part, at) => (at ? [" · ", element("span", "", part)] : [element("span", "", part)])))
  if (entry.number === data.now) when.append(" ", element("span", "now", words.now))
  told.append(when, element("span", "why", entry.why))
  told.title = words.press
  told.onclick = () => choose(state, { from: entry.parent || entry.number, to: entry.number }, true)
  const acts = holder("div", "acts")
  if (entry.number !== data.now) acts.append(...actsOn(entry, state))
  node.append(radio("from", entry, about, state), radio("to", entry, about, state), told, acts)
  return node
}

function radio(name, entry, about, state) {
  const label = holder("label", name)
  const input = document.createElement("input")
  input.type = "radio"
  input.name = name
  input.value = entry.number
  input.dataset.key = `${name}.${entry.number}`
  input.setAttribute("aria-label", said(state.words, state.words[name], about))
  input.onchange = () => choose(state, { [name]: entry.number })
  label.append(input)
  return label
}

function actsOn(entry, { send, words, data }) {
  const act = (name, label) => {
    const node = button(label, () => send(name, { number: entry.number }))
    node.dataset.key = `${name}.${entry.number}`
    node.setAttribute("aria-label", said(words, label, filled(words.revision, { number: number(words, entry.number) })))
    return node
  }
  return [...(data.restores ? [act("restore", words.restore)] : []), ...(data.branches ? [act("branch", words.branch)] : [])]
}

function choose(state, chosen, jump = BESIDE.matches) {
  Object.assign(state, chosen)
  mark(state)
  clearTimeout(state.settling)
  state.settling = setTimeout(() => {
    state.settling = 0
    state.send("compare", { from: state.from, to: state.to })
    if (jump) jumpToChange(state, LOOKS)
  }, SETTLED_MS)
}

// Where the two differ first is brought into view as soon as the server has drawn it.
function jumpToChange(state, looks) {
  const { from, to } = state
  const text = document.querySelector(`[data-apart="${Math.min(from, to)}.${Math.max(from, to)}"]`)
  if (text) text.querySelector("ins, del, .moved")?.scrollIntoView({ block: "center" })
  else if (looks) setTimeout(() => jumpToChange(state, looks - 1), LOOK_MS)
}

// What is chosen, and what lies between; what can be done with an earlier one stands where it is chosen.
function mark({ root, from, to }) {
  const [first, last] = [Math.min(from, to), Math.max(from, to)]
  for (const input of root.querySelectorAll("input")) input.checked = Number(input.value) === (input.name === "from" ? from : to)
  for (const node of root.querySelectorAll(".entry")) {
    const at = Number(node.dataset.number)
    node.classList.toggle("chosen", at === from || at === to)
    node.classList.toggle("between", at >= first && at <= last)
    node.querySelector(".acts").hidden = at !== from && at !== to
  }
}
