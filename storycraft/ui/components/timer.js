// needs: words, shelf
// Counts down on everybody's screen by the server's clock, whatever the browser's says; its end can be heard.
const states = new WeakMap()
const TONES = [660, 830, 990]
let audio = null

export default function (component) {
  const { parentElement, data } = component
  let state = states.get(parentElement)
  if (!state) {
    state = start(parentElement)
    states.set(parentElement, state)
  }
  if (state.ends !== data.ends) state.left = null
  Object.assign(state, { ends: data.ends, ahead: data.now - Date.now(), about: data.about, sounds: data.sounds, words: data.words, screen: data.screen })
  state.whole.className = data.large ? "whole large" : "whole"
  show(state)
  return () => {
    clearInterval(state.ticking)
    state.heard.abort()
    states.delete(parentElement)
  }
}

function start(root) {
  const [whole, timer, sound, told] = [".whole", ".timer", ".sound", ".told"].map((each) => root.querySelector(each))
  const state = { root, whole, timer, sound, told, heard: new AbortController(), left: null }
  state.ticking = setInterval(() => show(state), 500)
  sound.onclick = () => press(state)
  // A browser lets a page be heard once somebody has touched it.
  const touched = (event) => event.composedPath().includes(root) || show(state)
  for (const each of ["pointerup", "keyup"]) addEventListener(each, touched, { signal: state.heard.signal })
  return state
}

function show(state) {
  const { whole, timer, told } = state
  whole.hidden = !state.ends
  if (!state.ends) return
  const left = Math.max(0, Math.ceil((state.ends - Date.now() - state.ahead) / 1000))
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
  const text = (left ? filled(state.words.left, { time: clock }) : state.words.over) + (state.about && ` · ${state.about}`)
  if (timer.textContent !== text) timer.textContent = text
  timer.className = `timer ${left ? (left <= 60 ? "soon" : "") : "over"}`
  if (wanted(state)) wake()
  // Whoever comes after the end has seen no end.
  if (left === 0 && state.left > 0) {
    told.textContent = state.words.over
    ring(state)
  } else if (left) told.textContent = left <= 60 ? state.words.minute : ""
  state.left = left
  label(state)
}

function label(state) {
  const on = wanted(state)
  const text = !on ? state.words.soundOff : audible() ? state.words.soundOn : state.words.press
  if (state.sound.textContent !== text) state.sound.textContent = text
  state.sound.setAttribute("aria-pressed", String(on))
}

async function press(state) {
  const on = !(wanted(state) && audible())
  state.chosen = on ? "on" : "off"
  keepHere("localStorage", place(state), state.chosen)
  if (on) {
    await wake()
    ring(state)
  }
  label(state)
}

// What was chosen on this screen, or else what its kind begins with: forty phones need not ring together.
function wanted(state) {
  const chosen = state.chosen ?? shelfOf("localStorage").getItem(place(state))
  return chosen ? chosen === "on" : state.sounds
}

function place(state) {
  return `storycraft:timer-sound:${state.screen}`
}

function audible() {
  return audio !== null && audio.state === "running"
}

function wake() {
  if (!navigator.userActivation?.hasBeenActive) return
  audio ??= new AudioContext()
  return audio.state === "suspended" ? audio.resume().catch(() => {}) : null
}

function ring(state) {
  if (!wanted(state) || !audible()) return
  TONES.forEach((pitch, number) => {
    const begins = audio.currentTime + number * 0.3
    const [tone, loudness] = [audio.createOscillator(), audio.createGain()]
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.0001, begins)
    loudness.gain.exponentialRampToValueAtTime(0.3, begins + 0.03)
    loudness.gain.exponentialRampToValueAtTime(0.0001, begins + 0.6)
    tone.connect(loudness).connect(audio.destination)
    tone.start(begins)
    tone.stop(begins + 0.65)
  })
}
