// What is pressed is sent with an id until the server has answered for that id: two presses in a row may reach it as one.
// Who uses it has `draw(state)`, and in its state `words`, `waiting`, `transmit`, and the places `told` and `undo`.
const AGAIN_MS = 4000
const SLOW_MS = 15000
const LOST_MS = 120000 // longer than a server takes to start again

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
  for (const [token, each] of state.waiting)
    if (now - each.since > LOST_MS) {
      state.waiting.delete(token)
      say(state, state.words.lost)
      draw(state)
    } else if (now - each.since > SLOW_MS && !each.slow) {
      each.slow = true
      say(state, state.words.slow)
    }
  if (!state.waiting.size) return
  state.transmit("acts", [...state.waiting.values()].map(({ asked }) => asked))
  state.timer = setTimeout(() => {
    // A server that was killed may have done it and told nobody.
    for (const each of state.waiting.values()) each.asked = { ...each.asked, again: true }
    send(state)
  }, AGAIN_MS)
}

// Takes the answers that came: says all, and does after the next drawing what should follow where it was done.
function hear(state, answers, undo) {
  const told = []
  let back = null
  for (const [token, answer] of Object.entries(answers)) {
    const waited = state.waiting.get(token)
    if (!waited) continue
    state.waiting.delete(token)
    if (answer.done) state.after = waited.then
    told.push(answer.said)
    back = answer.done ? undo(answer, waited.asked) : back
  }
  if (told.length) say(state, told.join(" "), back)
}

// Says what happened to those who listen too, with what takes it back where there is such a thing.
function say(state, words, undo = null) {
  state.told.textContent = words
  state.undo.replaceChildren(...(undo ? [button(state.words.undo, () => submit(state, undo))] : []))
}
