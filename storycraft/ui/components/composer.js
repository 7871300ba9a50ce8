// needs: words, keys, shelf, storing
// Where words are typed; they stay, with the role and the ticks beside them, until the server has them.
const states = new WeakMap()
const AGAIN_AFTER_MS = 3000

function draw(component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state || state.field !== data.field) {
    state = start(parentElement, data)
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  state.url = data.typingUrl
  pause(state, data.paused)
  if (!state.pending) return
  if (data.kept === state.pending) clear(state)
  else if (data.refused === state.pending) release(state)
  else if (!state.again) post(state)
}

function start(root, data) {
  const state = {
    field: data.field,
    texts: data.words,
    words: root.querySelector("textarea"),
    role: root.querySelector("input.role"),
    many: root.querySelector("input.many"),
    manyLabel: root.querySelector("label.each"),
    roomOnly: root.querySelector("input.room-only"),
    reason: root.querySelector(".paused"),
    as: root.querySelector(".as"),
    add: root.querySelector("button"),
    own: data.own,
    pending: null,
    again: null,
    refused: null,
  }
  state.words.placeholder = data.placeholder
  state.words.lang = data.language
  state.words.setAttribute("aria-label", data.placeholder)
  const kept = recall(data) || { text: "" }
  state.words.value = kept.text
  state.role.value = kept.role || ""
  state.many.checked = kept.many !== false
  state.roomOnly.checked = Boolean(kept.roomOnly)
  // The page went away before an answer came: nobody knows whether it was kept, so it is sent once more.
  expect(state, unanswered(state))
  for (const each of [state.words, state.role]) each.oninput = () => typed(state)
  for (const each of [state.many, state.roomOnly]) each.onchange = () => typed(state)
  heedKeys(root, () => submit(state))
  state.add.onclick = () => submit(state)
  state.role.placeholder = data.words.role
  state.role.setAttribute("aria-label", data.words.roleOf)
  state.manyLabel.lastChild.textContent = ` ${data.words.each}`
  state.roomOnly.nextSibling.textContent = ` ${data.words.roomOnly}`
  sayKeys(root.querySelector(".keys"), data.words, data.words.adds)
  keepInSight(state)
  root.dispatchEvent(new CustomEvent("sc-composer", { bubbles: true, composed: true, detail: state }))
  return state
}

// The keyboard of a phone covers half of it: the button goes on standing in sight of whoever types.
function keepInSight({ words, role, add }) {
  const show = () => {
    if (!words.isConnected) visualViewport.removeEventListener("resize", show)
    else if (words.matches(":focus") || role.matches(":focus")) add.scrollIntoView({ block: "nearest" })
  }
  globalThis.visualViewport?.addEventListener("resize", show)
}

// The field is read-only and not disabled, so that the focus stays where it is.
function pause(state, reason) {
  state.paused = Boolean(reason)
  state.reason.textContent = reason
  state.reason.hidden = !reason
  state.words.readOnly = state.role.readOnly = state.paused
  state.many.disabled = state.roomOnly.disabled = state.paused
  label(state)
}

function typed(state) {
  const { words, role, many, roomOnly } = state
  const beside = { role: role.value, many: many.checked, roomOnly: roomOnly.checked }
  store(state, { text: words.value, ...beside })
  label(state)
}

function label(state) {
  const count = state.words.value.split("\n").filter((line) => line.trim()).length
  state.manyLabel.hidden = count < 2
  const words = count > 1 && state.many.checked ? counted(state.texts, "addMany", count) : state.texts.add
  state.add.textContent = state.pending ? state.texts.sending : words
  const role = state.own ? state.role.value.trim() : ""
  state.as.hidden = !role
  state.as.textContent = role && filled(state.texts.as, { role })
  state.add.disabled = !count || state.paused || Boolean(state.pending)
}

function submit(state) {
  if (!state.words.value.trim() || state.paused || state.pending) return
  const said = {
    text: state.words.value,
    speaker: state.role.value.trim(),
    many: state.many.checked,
    roomOnly: state.roomOnly.checked,
  }
  // What was refused may have been kept before, with the answer lost: sent as it was, it counts once.
  const again = state.refused && Object.keys(said).every((name) => said[name] === state.refused[name])
  expect(state, { ...said, token: again ? state.refused.token : token() })
  // The button cannot be pressed while it sends: whoever pressed it goes on in the field.
  if (state.add.matches(":focus")) state.words.focus()
  keepHere("localStorage", waiting(state) + state.pending, JSON.stringify(state.post))
  label(state)
  post(state)
}

function expect(state, post) {
  state.post = post
  state.pending = post ? post.token : null
}

// Two pages of one browser share its store: each post waits in a place of its own.
function waiting(state) {
  return `${place(state)}:waiting:`
}

function unanswered(state) {
  const key = Object.keys(shelfOf("localStorage")).find((key) => key.startsWith(waiting(state)))
  return key ? JSON.parse(shelfOf("localStorage").getItem(key)) : null
}

function post(state) {
  if (!state.words.isConnected) return
  // A click while the connection is away reaches nobody: it is sent until it is answered, and its token
  // makes it count once.
  state.send("post", state.post)
  state.again = setTimeout(() => post(state), AGAIN_AFTER_MS)
}

function clear(state) {
  // What was typed while the server was saving stays, and so does the caret in it.
  const { words, role, post } = state
  const { value, selectionStart, selectionEnd } = words
  if (value.startsWith(post.text)) {
    words.value = value.slice(post.text.length).trimStart()
    const gone = value.length - words.value.length
    const [start, end] = [selectionStart, selectionEnd].map((at) => Math.max(0, at - gone))
    if (words.matches(":focus")) words.setSelectionRange(start, end)
  }
  // On a shared screen the next point is another person's.
  if (!state.own && role.value.trim() === post.speaker) role.value = ""
  settle(state)
}

function release(state) {
  const { text } = (state.refused = state.post)
  if (!state.words.value.includes(text)) state.words.value = [text, state.words.value].filter(Boolean).join("\n")
  settle(state)
}

function settle(state) {
  clearTimeout(state.again)
  shelfOf("localStorage").removeItem(waiting(state) + state.pending)
  state.again = null
  expect(state, unanswered(state))
  typed(state)
  if (state.pending) post(state)
}

function token() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("")
}

// Where it stands without Streamlit, this line is left out.
export default draw
