// needs: words, elements, sending
// Points of other groups to read, each with three marks to set or to take away; a mark is shown at once.
const states = new WeakMap()
const SHOWN = 12

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    const root = parentElement.querySelector(".gallery")
    state = { root, told: root.querySelector(".told"), undo: root.querySelector(".undo"), nodes: new Map(), waiting: new Map(), shown: SHOWN }
    states.set(parentElement, state)
    // A letter typed here is no shortcut of Streamlit's.
    root.addEventListener("keydown", (event) => !event.ctrlKey && !event.metaKey && event.stopPropagation())
  }
  state.data = data
  state.words = data.words
  state.transmit = setTriggerValue
  hear(state, data.answers, (answer, asked) => (answer.done ? { ...asked, on: !asked.on } : null))
  draw(state)
}

// The marks that the server has, with those that are under way on top.
function marksOf(state, point) {
  const marks = new Set(point.mine)
  for (const { asked } of state.waiting.values())
    if (asked.point === point.id) asked.on ? marks.add(asked.lane) : marks.delete(asked.lane)
  return marks
}

function draw(state) {
  const { points } = state.data
  const shown = points.slice(0, state.shown)
  const marked = points.filter((point) => marksOf(state, point).size).length
  state.root.querySelector(".progress").textContent = points.length ? filled(state.words.marked, { part: number(state.words, marked), count: number(state.words, points.length) }) : state.data.empty
  const list = state.root.querySelector(".points")
  draws(list, shown.map((point) => drawPoint(state, point)))
  for (const [id, node] of state.nodes) if (!node.isConnected) state.nodes.delete(id)
  const more = state.root.querySelector(".rest")
  more.hidden = shown.length === points.length
  more.textContent = counted(state.words, "more", points.length, { part: number(state.words, shown.length) })
  more.onclick = () => {
    state.shown += SHOWN
    draw(state)
    list.children[shown.length]?.querySelector("button")?.focus()
  }
}

function drawPoint(state, point) {
  if (!state.nodes.has(point.id)) state.nodes.set(point.id, holder("li", "point"))
  const node = state.nodes.get(point.id)
  const marks = marksOf(state, point)
  const shape = JSON.stringify([point.text, point.about])
  if (node.dataset.shape !== shape) {
    node.dataset.shape = shape
    const about = holder("p", "about")
    about.append(element("bdi", "", point.about))
    const choices = holder("div", "choices")
    for (const lane of state.data.lanes) choices.append(choice(state, node, lane))
    node.replaceChildren(element("p", "words", point.text, point.language), about, choices)
  }
  node.point = point
  node.querySelectorAll("button").forEach((each) => {
    each.setAttribute("aria-pressed", marks.has(each.dataset.lane))
    each.setAttribute("aria-label", said(state.words, each.textContent, point.text))
    each.disabled = !state.data.mayMark
  })
  return node
}

function choice(state, node, lane) {
  const made = button(lane.label, () => {
    const on = made.getAttribute("aria-pressed") !== "true"
    submit(state, { what: "mark", point: node.point.id, lane: lane.key, on })
  })
  made.className = `mark ${lane.key}`
  made.dataset.lane = lane.key
  return made
}
