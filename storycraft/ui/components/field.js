// needs: elements, shelf, storing
// Words that a button beside them will use: kept like all half-typed words until it has.
const states = new WeakMap()
const TELL_AFTER_MS = 400

export default function (component) {
  const { parentElement, data, setStateValue } = component
  let state = states.get(parentElement)
  if (!state || state.field !== data.field) {
    state = start(parentElement, data)
    states.set(parentElement, state)
  }
  state.set = setStateValue
  state.url = data.typingUrl
  state.words.readOnly = data.ended
  if (data.used.token !== state.used) use(state, data.used)
  tell(state)
}

function start(root, data) {
  const kept = recall(data) || { text: "" }
  const words = element(data.rows > 1 ? "textarea" : "input", "", "")
  const state = { field: data.field, words, told: "", used: kept.used || "" }
  if (data.rows > 1) words.rows = data.rows
  words.placeholder = data.placeholder
  words.lang = data.language
  words.setAttribute("aria-label", data.label)
  words.value = kept.text
  words.oninput = () => {
    hold(state)
    clearTimeout(state.telling)
    state.telling = setTimeout(() => tell(state), TELL_AFTER_MS)
  }
  words.onblur = () => tell(state)
  // The button behind it does the rest.
  words.addEventListener("sc-does", () => tell(state))
  const label = root.querySelector("label")
  label.querySelector("span").textContent = data.label
  label.replaceChildren(label.firstElementChild, words)
  return state
}

// Which words were used last: they are taken off, and what was typed since then stays. A server that was started
// anew knows of no use.
function use(state, { token, text }) {
  const typed = state.words.value.trimStart()
  const said = text.trim()
  if (token && typed.startsWith(said)) state.words.value = typed.slice(said.length).trimStart()
  state.used = token
  hold(state)
  state.told = ""
}

function hold(state) {
  if (state.words.value) store(state, { text: state.words.value, used: state.used })
  else forget(state)
}

function tell(state) {
  clearTimeout(state.telling)
  if (state.words.value === state.told || !state.words.isConnected) return
  state.told = state.words.value
  state.set("words", { text: state.told, used: state.used })
}
