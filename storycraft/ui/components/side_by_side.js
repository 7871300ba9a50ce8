// needs: words, elements, paper
// Texts beside each other that scroll together by thread; on a phone one at a time. Paragraphs are taken into a new draft.
const states = new WeakMap()
const READ_AT = 0.25 // of a column's height: the line that one reads

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    state = { together: true, front: "", leader: null, taken: [], shape: "", open: "" }
    states.set(parentElement, state)
    notesOnPaper(parentElement, () => printed(parentElement), () => state.data.sources, () => state.data.words.sources)
  }
  // What was taken stays until its new draft is there: the press may be refused, or reach nobody.
  if (data.collected && data.collected !== state.collected) state.taken = []
  Object.assign(state, { send: setTriggerValue, data, collected: data.collected, collecting: false })
  const shape = JSON.stringify(data)
  // Nothing is given back to end this: Streamlit ends a drawing that another has overtaken, and what was taken into a
  // new draft would be lost with it.
  if (shape !== state.shape) change(parentElement, state, shape)
}

function change(parentElement, state, shape) {
  const { data } = state
  state.shape = shape
  const ids = new Set(data.texts.map(({ id }) => id))
  state.taken = state.taken.filter(({ id, place, text }) => ids.has(id) && textOf(data, id, place) === text)
  if (!ids.has(state.front)) state.front = data.texts[0].id
  draw(parentElement, state)
}

function printed(root) {
  return [...root.querySelectorAll(".sentence")].map((node) => [node, node.dataset.cites.split(" ").filter(Boolean)])
}

function textOf(data, id, place) {
  const paragraph = data.texts.find((text) => text.id === id)?.paragraphs[place]
  return paragraph?.map(({ text }) => text).join(" ")
}

function draw(root, state) {
  const { words, texts } = state.data
  const focus = focusIn(root)
  const places = [...root.querySelectorAll(".column .read")].map((node) => node.scrollTop)
  const together = button(words.together, () => {
    state.together = !state.together
    together.setAttribute("aria-pressed", String(state.together))
  })
  together.setAttribute("aria-pressed", String(state.together))
  root.querySelector(".tools").replaceChildren(together, element("p", "", words.tinted))
  root.querySelector(".switch").setAttribute("aria-label", words.switch)
  root.querySelector(".switch").replaceChildren(...texts.map((text) => front(root, text, state)))
  const columns = texts.map((text) => column(root, text, state))
  const grid = root.querySelector(".texts")
  grid.style.setProperty("--texts", texts.length)
  grid.replaceChildren(...columns)
  grid.querySelectorAll(".read").forEach((node, place) => (node.scrollTop = places[place] ?? 0))
  bring(root, state)
  drawTaken(root, state)
  focus()
}

// Everything is drawn anew: gives what puts the focus back to where it was.
function focusIn(root) {
  const key = root.querySelector(":focus")?.dataset.key
  return () => key && root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true })
}

function front(root, text, state) {
  const choice = button(text.name, () => {
    state.front = text.id
    bring(root, state)
  })
  choice.dataset.id = text.id
  return choice
}

function bring(root, state) {
  for (const node of root.querySelectorAll(".switch button")) node.setAttribute("aria-pressed", String(node.dataset.id === state.front))
  for (const node of root.querySelectorAll(".column")) node.classList.toggle("front", node.dataset.id === state.front)
}

function column(root, text, state) {
  const node = holder("section", "column")
  node.dataset.id = text.id
  const read = holder("div", "read")
  read.tabIndex = 0
  read.setAttribute("aria-label", text.title)
  read.dir = text.direction
  read.lang = text.language
  text.paragraphs.forEach((paragraph, place) => read.append(...block(root, text, paragraph, place, state)))
  const leads = () => (state.leader = read)
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown", "focusin"]) read.addEventListener(event, leads, { passive: true })
  read.onscroll = () => state.together && state.leader === read && lead(root, read)
  node.append(element("h2", "", text.title, text.language), element("p", "name", text.name), read, judging(text, state))
  return node
}

function block(root, text, paragraph, place, state) {
  const { words } = state.data
  const told = holder("p", "told")
  told.dir = text.direction
  const sources = holder("aside", "sources")
  sources.hidden = true
  for (const sentence of paragraph) told.append(sentenceOf(text, sentence, sources, state), " ")
  if (!state.data.takes) return [told, sources]
  const whole = paragraph.map((sentence) => sentence.text).join(" ")
  const at = () => state.taken.findIndex((each) => each.id === text.id && each.place === place)
  const take = button(words.take, () => {
    if (at() < 0) state.taken.push({ id: text.id, place, text: whole, name: text.name })
    else state.taken.splice(at(), 1)
    take.setAttribute("aria-pressed", String(at() >= 0))
    drawTaken(root, state)
  })
  take.className = "take"
  take.dataset.key = `take.${text.id}.${place}`
  take.setAttribute("aria-pressed", String(at() >= 0))
  take.setAttribute("aria-label", said(words, words.take, told.textContent.slice(0, 60)))
  return [told, take, sources]
}

function sentenceOf(text, sentence, sources, state) {
  const node = element("span", `sentence${sentence.alone ? " alone" : ""}`, sentence.told)
  node.dir = text.direction
  node.dataset.threads = sentence.threads.join(" ")
  node.dataset.cites = sentence.cites.join(" ")
  node.tabIndex = 0
  node.role = "button"
  node.setAttribute("aria-expanded", "false")
  node.title = sentence.label
  if (sentence.icon) node.append(element("sup", "", sentence.icon))
  node.onclick = () => {
    const opens = node.getAttribute("aria-expanded") === "false"
    for (const other of node.parentNode.querySelectorAll("[aria-expanded=true]")) other.setAttribute("aria-expanded", "false")
    node.setAttribute("aria-expanded", String(opens))
    sources.hidden = !opens
    sources.replaceChildren(...explain(sentence, state.data))
  }
  node.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    node.onclick()
  }
  return node
}

function explain(sentence, { sources, threads }) {
  const named = sentence.threads.map((at) => threads[at]).filter(Boolean)
  const parts = [element("p", "", [sentence.label, ...named].join(" · "))]
  for (const id of sentence.cites) {
    const point = sources[id]
    if (!point) continue
    const quote = element("blockquote", "", point.text, point.language)
    quote.append(element("footer", "", point.by))
    parts.push(quote)
  }
  return parts
}

// The other columns come to the thread that is read in this one, where they tell of it.
function lead(root, read) {
  const line = read.getBoundingClientRect().top + read.clientHeight * READ_AT
  const told = [...read.querySelectorAll(".sentence")].filter((node) => node.dataset.threads)
  const at = told.filter((node) => node.getBoundingClientRect().top <= line).pop() ?? told[0]
  if (!at) return
  for (const node of root.querySelectorAll(".sentence.near")) node.classList.remove("near")
  at.classList.add("near")
  for (const other of root.querySelectorAll(".read")) {
    if (other === read) continue
    const twin = nearestIn(other, at)
    if (!twin) continue
    twin.classList.add("near")
    const apart = twin.getBoundingClientRect().top - other.getBoundingClientRect().top - other.clientHeight * READ_AT
    other.scrollTop += apart
  }
}

// The sentence of another text that tells of the same: of the same points first, then of the same thread.
function nearestIn(other, at) {
  const shared = (node, what) => {
    const [mine, theirs] = [at, node].map((each) => each.dataset[what].split(" ").filter(Boolean))
    return theirs.filter((each) => mine.includes(each)).length / Math.max(mine.length, theirs.length, 1)
  }
  const near = (node) => 10 * shared(node, "cites") + shared(node, "threads")
  const found = [...other.querySelectorAll(".sentence")].map((node) => [near(node), node])
  const most = Math.max(0, ...found.map(([score]) => score))
  return most && found.find(([score]) => score === most)[1]
}

function judging(text, state) {
  const { words } = state.data
  const node = holder("div", "judging")
  node.setAttribute("role", "group")
  node.setAttribute("aria-label", said(words, words.judge, text.name))
  for (const [readiness, label] of Object.entries(words.readiness)) {
    const counted = text.counts[readiness] ? ` · ${text.counts[readiness]}` : ""
    const choice = button(label + counted, () => state.send("judge", { id: text.id, readiness }))
    choice.setAttribute("aria-pressed", String(text.own === readiness))
    choice.dataset.key = `judge.${text.id}.${readiness}`
    choice.disabled = !state.data.judges
    node.append(choice)
  }
  return node
}

function drawTaken(root, state) {
  const { words } = state.data
  const node = root.querySelector(".taken")
  node.hidden = !state.taken.length
  const list = holder("ol", "")
  for (const each of state.taken) list.append(element("li", "", said(words, each.name, each.text.slice(0, 120) + (each.text.length > 120 ? " …" : ""))))
  const make = button(words.collect, () => {
    if (state.collecting) return
    state.collecting = true
    state.send("collect", { picked: state.taken.map(({ id, place, text }) => ({ id, place, text })) })
  })
  node.replaceChildren(element("p", "", words.taken), list, make)
}
