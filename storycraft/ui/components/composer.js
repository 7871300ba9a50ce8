// Where words are typed. What is half-typed is kept in this browser at once and on the server soon after.
const states = new WeakMap()
const KEEP_AFTER_MS = 500
const AGAIN_AFTER_MS = 3000

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state || state.field !== data.field) {
    state = start(parentElement, data)
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  if (state.pending && data.kept === state.pending) clear(state)
  else if (state.pending && data.refused === state.pending) release(state)
}

function start(root, data) {
  const state = {
    field: data.field,
    words: root.querySelector("textarea"),
    role: root.querySelector("input.role"),
    many: root.querySelector("input.many"),
    manyLabel: root.querySelector("label.each"),
    add: root.querySelector("button"),
    store: `storycraft:${data.field}`,
    url: data.typingUrl,
    pending: null,
    timer: null,
  }
  state.words.placeholder = data.placeholder
  state.words.setAttribute("aria-label", data.placeholder)
  state.words.value = localStorage.getItem(state.store) || data.typed || ""
  state.words.oninput = () => typed(state)
  state.words.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(state)
  }
  state.many.onchange = () => label(state)
  state.add.onclick = () => submit(state)
  label(state)
  return state
}

function typed(state) {
  localStorage.setItem(state.store, state.words.value)
  clearTimeout(state.timer)
  state.timer = setTimeout(() => keep(state), KEEP_AFTER_MS)
  label(state)
}

function keep(state) {
  fetch(state.url, { method: "POST", body: state.words.value }).catch(() => {})
}

function label(state) {
  const count = state.words.value.split("\n").filter((line) => line.trim()).length
  state.manyLabel.hidden = count < 2
  const words = count > 1 && state.many.checked ? `Add ${count} points` : "Add point"
  state.add.textContent = state.pending ? "Sending …" : words
  state.add.disabled = !count || Boolean(state.pending)
}

function submit(state) {
  if (!state.words.value.trim() || state.pending) return
  state.pending = token()
  state.sent = state.words.value
  state.post = { text: state.sent, speaker: state.role.value.trim(), many: state.many.checked, token: state.pending }
  label(state)
  post(state)
}

function post(state) {
  if (!state.words.isConnected) return
  // A click while the connection is away reaches nobody: it is sent until it is answered, and its token
  // makes it count once.
  state.send("post", state.post)
  state.again = setTimeout(() => post(state), AGAIN_AFTER_MS)
}

function clear(state) {
  // What was typed while the server was saving stays.
  state.words.value = state.words.value.startsWith(state.sent)
    ? state.words.value.slice(state.sent.length).trimStart()
    : state.words.value
  release(state)
  typed(state)
}

function release(state) {
  clearTimeout(state.again)
  state.pending = null
  label(state)
}

function token() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("")
}
