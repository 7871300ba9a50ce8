// Turns the server's "something changed" into one trigger, a moment later and for all that came meanwhile.
const states = new WeakMap()

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    state = { shown: data.revision, timer: null }
    states.set(parentElement, state)
  }
  if (state.url !== data.url) connect(parentElement, state, data.url)
  state.fire = setTriggerValue
  state.shown = Math.max(state.shown, data.revision)
  return () => {
    state.source.close()
    clearTimeout(state.timer)
    states.delete(parentElement)
  }
}

function connect(parentElement, state, url) {
  const badge = parentElement.querySelector(".badge")
  const say = (word) => {
    badge.textContent = word
    badge.className = `badge ${word}`
  }
  state.source?.close()
  state.url = url
  state.source = new EventSource(url)
  state.source.onopen = () => say("live")
  state.source.onerror = () => say(navigator.onLine ? "reconnecting" : "offline")
  state.source.onmessage = (event) => {
    const revision = Number(event.data)
    if (revision <= state.shown || state.timer) return
    // Jitter keeps a full room from asking in the same instant.
    state.timer = setTimeout(() => {
      state.timer = null
      state.fire("changed", revision)
    }, 150 + Math.random() * 250)
  }
}
