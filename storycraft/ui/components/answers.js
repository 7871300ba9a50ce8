// Sentences that stand on a group's words, each with its answers: yes, not quite (what instead?), not ours.
const states = new WeakMap()

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    state = { rows: new Map(), parts: new Map() }
    states.set(parentElement, state)
  }
  Object.assign(state, { send: setTriggerValue, data })
  const root = parentElement.querySelector(".answers")
  const focused = rowIn(root.querySelector(":focus"))
  for (const story of data.stories) root.append(part(story, state))
  const told = new Set(data.stories.map(({ id }) => id))
  for (const [id, node] of state.parts) if (!told.has(id)) node.remove()
  if (focused && !focused.isConnected) nextOpen(root)?.focus()
}

// One story with its sentences; what did not change keeps its nodes, and with them the focus and what is half-typed.
function part(story, { parts, ...state }) {
  let node = parts.get(story.id)
  if (!node) {
    node = element("section", "story", "")
    node.append(element("h3", "", ""), element("p", "by", ""), element("ol", "", ""))
    parts.set(story.id, node)
  }
  const [title, by, list] = node.children
  title.textContent = story.title
  title.lang = story.language
  by.textContent = story.by
  list.replaceChildren(...story.sentences.map((sentence) => row(story, sentence, state)))
  return node
}

function row(story, sentence, state) {
  const key = `${story.id}.${sentence.id}`
  const shape = JSON.stringify(sentence)
  const before = state.rows.get(key)
  if (before?.shape === shape) return before.node
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
  return node
}

function choices(story, sentence, instead, state) {
  const { words } = state.data
  const line = element("div", "choices", "")
  line.setAttribute("role", "group")
  line.setAttribute("aria-label", sentence.text)
  const say = (answer) => state.send("answer", { draft: story.id, sentence: sentence.text, id: sentence.id, answer, words: "" })
  const open = () => {
    instead.hidden = false
    instead.querySelector("textarea").focus()
  }
  const acts = { yes: () => say("yes"), "not-quite": open, "not-ours": () => say("not-ours") }
  for (const [answer, act] of Object.entries(acts)) {
    const choice = button(words[answer], act)
    choice.setAttribute("aria-pressed", String(sentence.answer === answer))
    choice.disabled = !state.data.open
    line.append(choice)
  }
  return line
}

// What would be said instead, kept while it is half-typed like all such words.
function insteadOf(key, story, sentence, state) {
  const { words, typing } = state.data
  const kept = { field: `${typing.field}.${key}`, url: typing.typingUrl, typed: typing.typed[key] }
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
    // What is answered is forgotten on the server: nothing may arrive there after it.
    clearTimeout(kept.keeping)
    for (const each of [sessionStorage, localStorage]) each.removeItem(place(kept))
    state.send("answer", { draft: story.id, sentence: sentence.text, id: sentence.id, answer: "not-quite", words: said })
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
