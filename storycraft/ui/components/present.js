// needs: words, elements
// Stories before the room, a paragraph or a sentence on each page; a clicker turns pages as the keyboard does.
const shown = new WeakMap()
const LARGEST = 8 // per cent of the screen's width; a page is set as large as it fits
const LEAST_PX = 24
const SWIPE_PX = 60
const SETTLED_MS = 150 // a key that is held down turns many pages; the one where it stops is told
const PLACE = ["page", "unit", "dark"]
const TURNS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }

export default function ({ parentElement, data, setTriggerValue }) {
  let state = shown.get(parentElement)
  if (!state) {
    const dark = document.documentElement.dataset.look === "dark"
    // `told` is what the server gave last, `sent` is what was turned to here and has not come back from there yet.
    state = { page: 0, unit: "paragraph", dark, cited: false, told: null, sent: [] }
    shown.set(parentElement, state)
    wire(parentElement, state)
  }
  state.data = data
  state.send = setTriggerValue
  name(parentElement, data)
  const dialog = parentElement.querySelector("dialog")
  if (data.wall) follow(state, data.wall)
  if (data.wall && !dialog.open) open(parentElement, state)
  else if (dialog.open) turn(parentElement, state, 0)
}

function name(root, { words, wall, begin }) {
  for (const part of ["back", "next", "cite", "close"]) root.querySelector(`.${part}`).textContent = words[part]
  root.querySelector(".begin").textContent = begin || words.begin
  root.querySelector("dialog").setAttribute("aria-label", words.dialog)
  for (const part of ["begin", "close"]) root.querySelector(`.${part}`).hidden = Boolean(wall)
  // Not every browser, as that of some phones, gives a page the whole screen.
  const whole = root.querySelector(".whole")
  whole.textContent = words.whole
  whole.hidden = !document.fullscreenEnabled
}

function wire(root, state) {
  const find = (part) => root.querySelector(`.${part}`)
  const dialog = root.querySelector("dialog")
  find("begin").onclick = () => {
    state.page = 0
    open(root, state)
  }
  find("next").onclick = () => turn(root, state, 1)
  find("back").onclick = () => turn(root, state, -1)
  find("close").onclick = () => dialog.close()
  find("whole").onclick = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
  find("cite").onclick = () => cite(root, state)
  find("unit").onclick = () => changeUnit(root, state)
  find("shade").onclick = () => {
    state.dark = !state.dark
    turn(root, state, 0)
  }
  swipe(find("screen"), (by) => turn(root, state, by))
  // On the wall the facilitator ends it.
  dialog.oncancel = (event) => {
    if (state.data.wall) event.preventDefault()
  }
  dialog.onclose = () => {
    state.end?.()
    if (document.fullscreenElement) document.exitFullscreen()
    find("begin").focus()
  }
}

function open(root, state) {
  listen(root, state)
  root.querySelector("dialog").showModal()
  turn(root, state, 0)
  document.fonts?.ready.then(() => fit(root))
  root.querySelector(".told").focus()
}

// A finger drawn across the words turns the page, as on every phone: to where one reads on, or back.
function swipe(screen, turned) {
  let from = null
  screen.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null), { passive: true })
  screen.addEventListener("touchend", ({ changedTouches: [to] }) => {
    const [across, down] = from ? [to.clientX - from.clientX, to.clientY - from.clientY] : [0, 0]
    if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(down)) return
    turned((across < 0 ? 1 : -1) * (screen.matches(":dir(rtl)") ? -1 : 1))
  })
}

// Keys are heard wherever the focus is: a click beside the words must not silence a clicker. What Streamlit offers for
// the end of a component comes before each of its drawings too, and a key pressed meanwhile would be lost.
function listen(root, state) {
  state.end?.()
  const here = (act) => (root.querySelector("dialog").isConnected ? act() : state.end?.())
  const hear = (event) => here(() => keyed(event, root, state))
  const refit = () => here(() => fit(root))
  document.addEventListener("keydown", hear, true)
  addEventListener("resize", refit)
  state.end = () => {
    document.removeEventListener("keydown", hear, true)
    removeEventListener("resize", refit)
    state.end = null
  }
}

// The facilitator's remote and the wall's own keyboard turn the same pages. What was turned here and comes back changes
// nothing: we may have turned on meanwhile. Of what the other side turns, we take what was not changed here since.
function follow(state, wall) {
  const before = state.told
  if (before && !changes(before, wall).length) return
  state.told = placeOf(wall)
  const own = state.sent.findIndex((place) => !changes(place, wall).length)
  state.sent.splice(0, own < 0 ? state.sent.length : own + 1)
  if (own >= 0) return
  for (const what of PLACE) if (!before || state[what] === before[what]) state[what] = wall[what]
}

// Only what has changed is sent: in the same moment the other side may turn something else.
function tell(state) {
  clearTimeout(state.telling)
  if (!state.data.wall) return
  state.telling = setTimeout(() => {
    const changed = changes(state.sent.at(-1) ?? state.told, state)
    if (!changed.length) return
    state.sent.push(placeOf(state))
    state.send("turned", Object.fromEntries(changed.map((what) => [what, state[what]])))
  }, SETTLED_MS)
}

function changes(before, after) {
  return PLACE.filter((what) => before[what] !== after[what])
}

function placeOf({ page, unit, dark }) {
  return { page, unit, dark }
}

function turn(root, state, by) {
  const { data } = state
  const pages = data.pages[state.unit]
  state.page = Math.min(Math.max(state.page + by, 0), pages.length - 1)
  const page = pages[state.page]
  const find = (part) => root.querySelector(`.${part}`)
  const told = find("told")
  if (find("text").textContent !== page.text) find("text").textContent = page.text
  told.lang = page.language
  told.dir = page.direction
  told.classList.toggle("title", Boolean(page.group))
  find("group").textContent = page.group
  find("place").textContent = filled(data.words.place, {
    page: number(data.words, state.page + 1),
    pages: number(data.words, pages.length),
  })
  find("way").style.setProperty("--way", `${(100 * (state.page + 1)) / pages.length}%`)
  find("back").disabled = state.page === 0
  find("next").disabled = state.page === pages.length - 1
  find("unit").textContent = state.unit === "sentence" ? data.words.byParagraph : data.words.bySentence
  find("shade").textContent = state.dark ? data.words.light : data.words.dark
  const dialog = root.querySelector("dialog")
  dialog.classList.toggle("dark", state.dark)
  dialog.classList.toggle("light", !state.dark)
  drawSources(root, state, page)
  fit(root)
  if (by) told.focus()
  tell(state)
}

function cite(root, state) {
  state.cited = !state.cited
  turn(root, state, 0)
}

function drawSources(root, { cited, data }, page) {
  const list = root.querySelector(".cited")
  root.querySelector(".cite").setAttribute("aria-pressed", String(cited))
  list.hidden = !cited || Boolean(page.group)
  const points = page.cites.map((id) => data.sources[id]).filter(Boolean)
  list.replaceChildren(...points.map((point) => quote(point)))
  if (!points.length && !page.group) list.append(element("p", "", data.words.uncited))
}

function quote({ text, by, language }) {
  const node = element("blockquote", "", text, language)
  node.append(element("footer", "", by))
  return node
}

// The same place in the other measure: the page that begins with the sentence, or the one that holds it.
function changeUnit(root, state) {
  const { pages } = state.data
  const before = pages[state.unit]
  const other = state.unit === "sentence" ? "paragraph" : "sentence"
  const signs = (page) => (page.group ? 1 : page.text.length + 1)
  let read = before.slice(0, state.page).reduce((sum, page) => sum + signs(page), 0)
  state.unit = other
  state.page = 0
  while (state.page < pages[other].length - 1 && read >= signs(pages[other][state.page])) read -= signs(pages[other][state.page++])
  turn(root, state, 0)
}

function fit(root) {
  const screen = root.querySelector(".screen")
  const told = root.querySelector(".told")
  const least = Math.max(LEAST_PX, innerWidth * 0.014)
  let size = (innerWidth * LARGEST) / 100
  do {
    told.style.fontSize = `${size}px`
    size *= 0.92
  } while (size > least && screen.scrollHeight > screen.clientHeight)
  screen.scrollTop = 0
}

// Nothing that is pressed here reaches the shortcuts of the page behind.
function keyed(event, root, state) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab" || event.key === "Escape") return
  event.stopPropagation()
  const target = event.composedPath()[0]
  const onButton = target.localName === "button" && [" ", "Enter"].includes(event.key)
  const acts = { s: "cite", b: "unit", d: "shade", f: "whole" }
  const act = acts[event.key.toLowerCase()]
  const by = turned(root, event) || { Home: -Infinity, End: Infinity }[event.key]
  if (onButton || (!by && !act)) return
  event.preventDefault()
  if (act) root.querySelector(`.${act}`).click()
  else turn(root, state, by)
}

// From right to left, the next page is to the left.
function turned(root, event) {
  const mirrored = event.key.match(/Left|Right/) && root.querySelector("dialog").matches(":dir(rtl)")
  return mirrored ? -TURNS[event.key] : TURNS[event.key]
}
