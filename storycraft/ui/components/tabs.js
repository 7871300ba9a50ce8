// needs: words, elements
// Tabs that show one thing of several. The arrow keys pass along them and a press shows one, because each is fetched from
// the server. Where there are many, those pressed last stand in the row, and the rest in a list behind one button.
const states = new WeakMap()
const ROOM = 5
const LOOKS = 50
const LOOK_MS = 100

export default function ({ parentElement, data, setTriggerValue }) {
  let state = states.get(parentElement)
  if (!state) {
    state = { shape: "", wanted: "", used: [], nodes: {}, root: parentElement.querySelector(".tabs") }
    begin(state)
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  const shape = JSON.stringify(data)
  if (shape !== state.shape) {
    Object.assign(state, { shape, data, words: data.words })
    // What was pressed is shown as pressed until the server has it, whatever was drawn before that.
    const gone = !data.tabs.some(({ id }) => id === state.wanted)
    if (gone || data.chosen === state.wanted) state.wanted = ""
    draw(state)
  }
  return () => {
    document.removeEventListener("pointerdown", state.away)
    state.wide.disconnect()
    clearTimeout(state.looking)
    states.delete(parentElement)
  }
}

function begin(state) {
  state.row = holder("div", "row")
  state.row.setAttribute("role", "tablist")
  state.row.onkeydown = (event) => step(event, [...state.row.children], !event.currentTarget.matches(":dir(rtl)"), "Arrow")
  state.row.onscroll = () => fade(state.row)
  state.wide = new ResizeObserver(() => fade(state.row))
  state.wide.observe(state.row)
  state.rest = holder("div", "rest")
  state.more = button("", () => turn(state, state.menu.hidden))
  state.more.setAttribute("aria-haspopup", "menu")
  state.menu = holder("div", "menu")
  state.menu.setAttribute("role", "menu")
  state.menu.onkeydown = (event) => step(event, [...state.menu.children], true, "")
  state.rest.onkeydown = (event) => {
    const down = event.key === "ArrowDown" && event.target === state.more
    if (!down && (event.key !== "Escape" || state.menu.hidden)) return
    event.preventDefault()
    event.stopPropagation()
    turn(state, down)
    if (!down) state.more.focus()
  }
  state.rest.onfocusout = ({ relatedTarget }) => relatedTarget && !state.rest.contains(relatedTarget) && turn(state, false)
  state.away = (event) => event.composedPath().includes(state.rest) || turn(state, false)
  state.rest.append(state.more, state.menu)
  state.root.append(state.row)
  document.addEventListener("pointerdown", state.away)
  turn(state, false)
}

function draw(state) {
  const { root, row, rest, menu, data, words } = state
  const chosen = state.wanted || data.chosen
  state.used = [chosen, ...state.used.filter((id) => id !== chosen)]
  const inRow = shown(data.tabs, state.used)
  const behind = data.tabs.filter((tab) => !inRow.includes(tab))
  row.setAttribute("aria-label", data.label)
  draws(row, inRow.map((tab) => drawn(state, tab, "tab")))
  for (const node of row.children) {
    node.ariaSelected = String(node.dataset.id === chosen)
    node.tabIndex = node.dataset.id === chosen ? 0 : -1
  }
  draws(menu, behind.map((tab) => drawn(state, tab, "menuitem")))
  for (const node of menu.children) node.tabIndex = -1
  const label = counted(words, "more", behind.length)
  if (state.more.textContent !== label) state.more.textContent = label
  menu.setAttribute("aria-label", label)
  if (!behind.length) turn(state, false)
  draws(root, behind.length ? [row, rest] : [row])
  inView(row, state.nodes[`tab.${chosen}`])
  fade(row)
  clearTimeout(state.looking)
  tellPanel(state, data.tabs.find(({ id }) => id === chosen), LOOKS)
}

// One that would stand alone behind a button stands in the row instead.
function shown(tabs, used) {
  if (tabs.length <= ROOM + 1) return tabs
  const rank = ({ id, kept }) => (used.includes(id) ? used.indexOf(id) : used.length + (kept ? 0 : 1))
  const first = [...tabs].sort((a, b) => rank(a) - rank(b)).slice(0, ROOM)
  return tabs.filter((tab) => first.includes(tab))
}

function drawn(state, tab, role) {
  const node = (state.nodes[`${role}.${tab.id}`] ??= button("", () => press(state, tab.id)))
  node.setAttribute("role", role)
  node.dataset.id = tab.id
  const name = [tab.name, tab.apart].filter(Boolean).join(" · ")
  if (node.ariaLabel === name) return node
  node.ariaLabel = name
  node.replaceChildren(element("b", "", tab.name), ...(tab.apart ? [element("small", "", tab.apart)] : []))
  return node
}

function press(state, id) {
  state.wanted = id
  turn(state, false)
  draw(state)
  state.nodes[`tab.${id}`].focus()
  state.send("choose", { id })
}

function turn(state, open) {
  state.menu.hidden = !open
  state.more.ariaExpanded = String(open)
  if (open) state.menu.firstElementChild?.focus()
}

// Moves the focus along: by all arrow keys in a list, by those to the sides in a row.
function step(event, nodes, onward, row) {
  const by = { ArrowRight: onward ? 1 : -1, ArrowLeft: onward ? -1 : 1, ...(row ? {} : { ArrowDown: 1, ArrowUp: -1 }) }[event.key]
  const at = nodes.indexOf(event.target)
  const to = { Home: 0, End: nodes.length - 1 }[event.key] ?? (by && (at + by + nodes.length) % nodes.length)
  if (to === undefined || at < 0) return
  event.preventDefault()
  event.stopPropagation()
  nodes[to].focus()
}

// In its row alone: the page stays where it is.
function inView(row, tab) {
  const [outer, inner] = [row, tab].map((node) => node.getBoundingClientRect())
  row.scrollLeft += Math.min(0, inner.left - outer.left) + Math.max(0, inner.right - outer.right)
}

function fade(row) {
  row.classList.toggle("more", row.scrollWidth - row.clientWidth - Math.abs(row.scrollLeft) > 1)
}

// What the tabs show stands outside of this component, and may be drawn after it.
function tellPanel(state, tab, looks) {
  const panel = document.querySelector(state.data.panel)
  if (panel) {
    panel.setAttribute("role", "tabpanel")
    panel.setAttribute("aria-label", tab.name)
  } else if (looks) state.looking = setTimeout(() => tellPanel(state, tab, looks - 1), LOOK_MS)
}
