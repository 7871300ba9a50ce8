// Counts down on everybody's screen by the server's clock, whatever the browser's says.
const states = new WeakMap()

export default function (component) {
  const { parentElement, data } = component
  let state = states.get(parentElement)
  if (!state) {
    state = {}
    state.ticking = setInterval(() => show(parentElement, state), 500)
    states.set(parentElement, state)
  }
  state.ends = data.ends
  state.ahead = data.now - Date.now()
  show(parentElement, state)
  return () => {
    clearInterval(state.ticking)
    states.delete(parentElement)
  }
}

function show(root, state) {
  const timer = root.querySelector(".timer")
  timer.hidden = !state.ends
  if (!state.ends) return
  const left = Math.max(0, Math.ceil((state.ends - Date.now() - state.ahead) / 1000))
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
  const text = left ? `${clock} left` : "Time is over"
  if (timer.textContent !== text) timer.textContent = text
  timer.className = `timer ${left ? (left <= 60 ? "soon" : "") : "over"}`
}
