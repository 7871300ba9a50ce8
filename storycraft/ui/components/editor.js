// needs: words, keys, shelf, storing
// A text that several people may change: what is typed here is never replaced by what arrives from others.
const states = new WeakMap()

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state || state.field !== data.field) {
    state = start(parentElement, data)
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  state.url = data.typingUrl
  state.words.readOnly = data.ended
  arrive(state, data)
}

function start(root, data) {
  const kept = recall(data)
  const state = {
    field: data.field,
    texts: data.words,
    words: root.querySelector("textarea"),
    theirs: root.querySelector(".theirs"),
    row: root.querySelector(".row"),
    save: root.querySelector(".save"),
    url: data.typingUrl,
    value: data.value,
    // The text that what is typed here began from: another one than `value` when somebody saved meanwhile.
    base: kept ? (kept.base ?? "") : data.value,
    sent: null,
  }
  state.words.placeholder = data.placeholder
  state.words.lang = data.language
  state.words.setAttribute("aria-label", data.label)
  state.words.value = kept ? kept.text : data.value
  state.words.oninput = () => typing(state)
  // What somebody else wrote is replaced only by pressing the button below it.
  state.words.onblur = () => data.saveOnLeave && dirty(state) && state.theirs.hidden && save(state)
  heedKeys(root, () => save(state))
  state.save.onclick = () => save(state)
  sayKeys(root.querySelector(".keys"), data.words, data.words.saves)
  const drop = root.querySelector(".drop")
  drop.textContent = data.words.undoTyping
  // Pressing a button must not count as leaving the field, which would save once more, or what is to be undone.
  for (const each of [state.save, drop]) each.onmousedown = (event) => event.preventDefault()
  drop.onclick = () => {
    state.words.value = state.value
    typing(state)
  }
  if (kept && !dirty(state)) typing(state)
  return state
}

function arrive(state, data) {
  state.version = data.version
  const { words, sent } = state
  if (data.value !== state.value) {
    const own = sent !== null && flat(data.value) === flat(sent)
    const same = !dirty(state) || flat(words.value) === flat(data.value) || (own && words.value === sent)
    state.value = data.value
    state.sent = null
    if (own || same) state.base = data.value
    if (same) {
      put(words, data.value)
      forget(state)
    } else if (own) typing(state)
  }
  show(state)
}

// Under somebody's hands the caret stays where it is, and so do the blanks that they are typing.
function put(words, text) {
  const { selectionStart, selectionEnd } = words
  const focused = words.matches(":focus")
  if (focused && flat(words.value) === flat(text)) return
  words.value = text
  if (focused) words.setSelectionRange(selectionStart, selectionEnd)
}

function show(state) {
  const changed = dirty(state) && state.base !== state.value
  state.row.hidden = !dirty(state)
  state.theirs.hidden = !changed
  state.save.textContent = changed ? state.texts.saveMine : state.texts.save
  state.theirs.querySelector("p").textContent = state.value
    ? state.texts.changed
    : state.texts.emptied
  state.theirs.querySelector("blockquote").textContent = state.value
}

function dirty(state) {
  return state.words.value.trim() !== state.value.trim()
}

function typing(state) {
  if (dirty(state)) store(state, { text: state.words.value, base: state.base })
  else {
    state.base = state.value
    forget(state)
  }
  show(state)
}

function save(state) {
  state.sent = state.words.value
  // What is answered is forgotten on the server: nothing may arrive there after it.
  clearTimeout(state.keeping)
  state.send("save", { value: state.sent, seen: state.value, version: state.version })
}
