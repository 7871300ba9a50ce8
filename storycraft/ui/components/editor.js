// A text that several people may change: what is typed here is never replaced by what arrives from others.
const states = new WeakMap()
const KEEP_AFTER_MS = 500

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state || state.field !== data.field) {
    state = start(parentElement, data)
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  state.url = data.typingUrl
  arrive(state, data)
}

function start(root, data) {
  const state = {
    field: data.field,
    words: root.querySelector("textarea"),
    theirs: root.querySelector(".theirs"),
    row: root.querySelector(".row"),
    store: `storycraft:${data.field}`,
    value: data.value,
    version: data.version,
    timer: null,
  }
  state.words.rows = data.rows
  state.words.placeholder = data.placeholder
  state.words.setAttribute("aria-label", data.label)
  const typed = localStorage.getItem(state.store) || data.typed
  state.words.value = typed || data.value
  state.words.oninput = () => typing(state)
  if (data.saveOnLeave) state.words.onblur = () => dirty(state) && save(state)
  state.words.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(state)
  }
  root.querySelector(".save").onclick = () => save(state)
  const drop = root.querySelector(".drop")
  // Pressing it must not count as leaving the field, which would save what is to be undone.
  drop.onmousedown = (event) => event.preventDefault()
  drop.onclick = () => {
    state.words.value = state.value
    typing(state)
  }
  return state
}

function arrive(state, data) {
  if (data.value !== state.value) {
    const untouched = !dirty(state) || state.words.value === data.value
    state.value = data.value
    if (untouched) state.words.value = data.value
    else state.theirs.querySelector("blockquote").textContent = data.value
    state.theirs.hidden = untouched
    if (untouched) forget(state)
  }
  state.version = data.version
  state.row.hidden = !dirty(state)
}

function dirty(state) {
  return state.words.value !== state.value
}

function typing(state) {
  state.row.hidden = !dirty(state)
  if (!dirty(state)) {
    state.theirs.hidden = true
    forget(state)
    return
  }
  localStorage.setItem(state.store, state.words.value)
  clearTimeout(state.timer)
  state.timer = setTimeout(() => keep(state, state.words.value), KEEP_AFTER_MS)
}

function forget(state) {
  localStorage.removeItem(state.store)
  clearTimeout(state.timer)
  keep(state, "")
}

function keep(state, text) {
  if (state.url) fetch(state.url, { method: "POST", body: text }).catch(() => {})
}

function save(state) {
  state.send("save", { value: state.words.value, version: state.version })
}
