// What is pressed is sent with an id until the server has answered for that id: two presses in a row may reach it as one.
// Who uses it has `draw(state)`, and in its state `words`, `waiting`, `transmit`, and the places `told` and `undo`.
const AGAIN_MS = 4000
const LOST_MS = 15000

function submit(state, asked, then) {
  const token = crypto.getRandomValues(new Uint32Array(4)).join("-")
  state.waiting.set(token, { asked: { ...asked, token }, then, since: Date.now() })
  draw(state)
  send(state)
}

function send(state) {
  clearTimeout(state.timer)
  if (!state.waiting.size) return
  const now = Date.now()
  for (const [token, { since }] of state.waiting)
    if (now - since > LOST_MS) {
      state.waiting.delete(token)
      say(state, state.words.lost)
      draw(state)
    }
  if (!state.waiting.size) return
  state.transmit("acts", [...state.waiting.values()].map(({ asked }) => asked))
  state.timer = setTimeout(() => send(state), AGAIN_MS)
}

// Takes the answers that came: says each, and does after the next drawing what should follow where it was done.
function hear(state, answers, undo) {
  for (const [token, answer] of Object.entries(answers)) {
    const waited = state.waiting.get(token)
    if (!waited) continue
    state.waiting.delete(token)
    if (answer.done) state.after = waited.then
    say(state, answer.said, undo(answer, waited.asked))
  }
}

// Says what happened to those who listen too, with what takes it back where there is such a thing.
function say(state, words, undo = null) {
  state.told.textContent = words
  state.undo.replaceChildren(...(undo ? [button(state.words.undo, () => submit(state, undo))] : []))
}
