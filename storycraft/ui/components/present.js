// A story before the room, paragraph by paragraph; a clicker turns pages as the keyboard does.
const shown = new WeakMap()
const LONG = 320 // characters from which a paragraph is set smaller, to stand on one screen

export default function ({ parentElement, data }) {
  let state = shown.get(parentElement)
  if (!state) {
    state = { at: 0 }
    shown.set(parentElement, state)
    wire(parentElement, state, data.words)
  }
  state.data = data
  state.pages = [`${data.title}\n${data.group}`, ...data.paragraphs]
  if (parentElement.querySelector("dialog").open) turn(parentElement, state, 0)
}

function wire(root, state, words) {
  const find = (name) => root.querySelector(`.${name}`)
  const dialog = root.querySelector("dialog")
  dialog.setAttribute("aria-label", words.dialog)
  for (const name of ["begin", "back", "next", "close"]) find(name).textContent = words[name]
  find("shade").textContent = words.dark
  find("begin").onclick = () => {
    state.at = 0
    dialog.showModal()
    turn(root, state, 0)
    find("told").focus()
  }
  find("next").onclick = () => turn(root, state, 1)
  find("back").onclick = () => turn(root, state, -1)
  find("close").onclick = () => dialog.close()
  find("shade").onclick = () => shade(dialog, find("shade"), words)
  dialog.onclose = () => find("begin").focus()
  dialog.onkeydown = (event) => keyed(event, root, state)
}

function turn(root, state, by) {
  state.at = Math.min(Math.max(state.at + by, 0), state.pages.length - 1)
  const told = root.querySelector(".told")
  told.textContent = state.pages[state.at]
  told.lang = state.data.language
  told.dir = state.data.direction
  told.classList.toggle("title", state.at === 0)
  told.classList.toggle("long", state.pages[state.at].length > LONG)
  root.querySelector(".place").textContent = filled(state.data.words.place, {
    page: number(state.data.words, state.at + 1),
    pages: number(state.data.words, state.pages.length),
  })
  root.querySelector(".back").disabled = state.at === 0
  root.querySelector(".next").disabled = state.at === state.pages.length - 1
  if (by) told.focus()
}

function shade(dialog, button, words) {
  const dark = dialog.classList.toggle("dark")
  dialog.classList.toggle("light", !dark)
  button.textContent = dark ? words.light : words.dark
}

// Nothing that is pressed here reaches the shortcuts of the page behind.
function keyed(event, root, state) {
  event.stopPropagation()
  const onButton = event.target.localName === "button" && [" ", "Enter"].includes(event.key)
  const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key]
  if (!by || onButton) return
  event.preventDefault()
  turn(root, state, by)
}
