// Sentences that stand on a group's words, each with its answers: yes, not quite (what instead?), not ours.
// An answer stands at once, and is sent until the server has it; words that were typed stay in their field until then.
const states = new WeakMap()

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    const [root, told, undo] = [".answers", ".told", ".undo"].map((part) => parentElement.querySelector(part))
    state = { root, told, undo, rows: new Map(), parts: new Map(), fields: new Map(), waiting: new Map() }
    states.set(parentElement, state)
  }
  Object.assign(state, { transmit: setTriggerValue, data, words: data.words })
  const typed = Object.entries(data.answers).map(([token, { done }]) => ({ done, asked: state.waiting.get(token)?.asked }))
  const heard = typed.filter(({ asked }) => asked?.words)
  for (const { done, asked } of heard) if (done) leave(state.fields.get(keyOf(asked)))
  hear(state, data.answers, () => null)
  draw(state)
  // A sentence that is not told any more takes its field with it, and not what was typed there.
  for (const { done, asked } of heard)
    if (!done && !state.rows.get(keyOf(asked)).node.isConnected) state.told.append(" ", element("q", "", asked.words))
}

function draw(state) {
  const { root, data } = state
  const focused = rowIn(root.querySelector(":focus"))
  for (const story of data.stories) root.append(part(story, state))
  const told = new Set(data.stories.map(({ id }) => id))
  for (const [id, node] of state.parts) if (!told.has(id)) node.remove()
  if (focused && !focused.isConnected) nextOpen(root)?.focus()
}

// What is answered is forgotten on the server: nothing may arrive there after it.
function leave(kept) {
  clearTimeout(kept.keeping)
  for (const each of [sessionStorage, localStorage]) each.removeItem(place(kept))
}

function keyOf({ draft, id }) {
  return `${draft}.${id}`
}

// One story with its sentences; what did not change keeps its nodes, and with them the focus and what is half-typed.
function part(story, state) {
  let node = state.parts.get(story.id)
  if (!node) {
    node = element("section", "story", "")
    node.append(element("h3", "", ""), element("p", "by", ""), element("ol", "", ""))
    state.parts.set(story.id, node)
  }
  const [title, by, list] = node.children
  title.textContent = story.title
  title.lang = story.language
  by.textContent = story.by
  list.replaceChildren(...story.sentences.map((sentence) => row(story, sentence, state)))
  return node
}

function row(story, sentence, state) {
  const key = keyOf({ draft: story.id, id: sentence.id })
  const shape = JSON.stringify([sentence, state.data.open])
  const before = state.rows.get(key)
  if (before?.shape === shape) return chosen(before.node, key, sentence, state)
  const node = element("li", sentence.answer ? "answered" : "open", "")
  node.append(element("p", "sentence", sentence.text, story.language))
  for (const { text, language, by } of sentence.points) {
    const quote = element("blockquote", "", text, language)
    quote.append(element("footer", "", by))
    node.append(quote)
  }
  const instead = insteadOf(key, story, sentence, state)
  node.append(choices(story, sentence, instead, state), instead, element("p", "state", sentence.state))
  state.rows.set(key, { node, shape })
  if (before?.node.contains(document.activeElement)) queueMicrotask(() => nextOpen(node.closest(".answers"))?.focus())
  return chosen(node, key, sentence, state)
}

// Marks the answer that was given: the one that is under way, or else the one that the server has.
function chosen(node, key, sentence, { waiting }) {
  const under = [...waiting.values()].findLast(({ asked }) => keyOf(asked) === key)
  const answer = under?.asked.answer ?? sentence.answer
  for (const each of node.querySelectorAll(".choices button")) each.setAttribute("aria-pressed", String(each.value === answer))
  return node
}

function choices(story, sentence, instead, state) {
  const { words } = state.data
  const line = element("div", "choices", "")
  line.setAttribute("role", "group")
  line.setAttribute("aria-label", sentence.text)
  const say = (answer) => give(story, sentence, answer, "", state)
  const open = () => {
    instead.hidden = false
    instead.querySelector("textarea").focus()
  }
  const acts = { yes: () => say("yes"), "not-quite": open, "not-ours": () => say("not-ours") }
  for (const [answer, act] of Object.entries(acts)) {
    const choice = button(words[answer], act)
    choice.value = answer
    choice.disabled = !state.data.open
    line.append(choice)
  }
  return line
}

function give(story, sentence, answer, words, state) {
  submit(state, { what: "answer", draft: story.id, sentence: sentence.text, id: sentence.id, answer, words })
}

// What would be said instead, kept while it is half-typed like all such words.
function insteadOf(key, story, sentence, state) {
  const { words, typing } = state.data
  const kept = { field: `${typing.field}.${key}`, url: typing.typingUrl, typed: typing.typed[key] }
  state.fields.set(key, kept)
  const node = element("div", "instead", "")
  const field = element("textarea", "", "", story.language)
  field.rows = 2
  field.setAttribute("aria-label", words.instead)
  field.placeholder = words.instead
  field.value = recall(kept)?.text ?? ""
  field.oninput = () => store(kept, { text: field.value })
  const send = button(words.send, () => {
    const said = field.value.trim()
    if (!said) return field.focus()
    clearTimeout(kept.keeping)
    give(story, sentence, "not-quite", said, state)
  })
  // Its button opened it; what was typed keeps it open.
  heedKeys(field, send.onclick, () => {
    node.hidden = !field.value.trim()
    ;(node.hidden ? node.previousElementSibling.querySelector("[aria-pressed]:nth-of-type(2)") : send).focus()
  })
  node.append(field, send)
  node.hidden = !field.value
  return node
}

function rowIn(node) {
  return node?.closest("li") ?? null
}

function nextOpen(root) {
  return root?.querySelector("li.open .choices button") ?? root?.querySelector(".choices button")
}
