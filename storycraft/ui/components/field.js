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
  if (data.used !== state.used) use(state, data.used)
}

function start(root, data) {
  const words = element(data.rows > 1 ? "textarea" : "input", "", "")
  const state = { field: data.field, words, told: "", used: null }
  if (data.rows > 1) words.rows = data.rows
  words.placeholder = data.placeholder
  words.setAttribute("aria-label", data.label)
  words.value = recall(data)?.text ?? ""
  words.oninput = () => {
    store(state, { text: words.value })
    clearTimeout(state.telling)
    state.telling = setTimeout(() => tell(state), TELL_AFTER_MS)
  }
  words.onblur = () => tell(state)
  words.onkeydown = (event) => {
    if (event.key === "Enter" && words.localName === "input") tell(state)
  }
  const label = root.querySelector("label")
  label.querySelector("span").textContent = data.label
  label.replaceChildren(label.firstElementChild, words)
  return state
}

// `used` is new whenever the words were used; a server that was started anew knows of no use.
function use(state, used) {
  if (used && state.used !== null) {
    const { words, told } = state
    // What was typed since then stays.
    if (words.value.startsWith(told)) words.value = words.value.slice(told.length).trimStart()
    if (words.value) store(state, { text: words.value })
    else forget(state)
  }
  state.used = used
  state.told = ""
  tell(state)
}

function tell(state) {
  clearTimeout(state.telling)
  if (state.words.value === state.told || !state.words.isConnected) return
  state.told = state.words.value
  state.set("words", { text: state.told, used: state.used })
}
