// needs: words, elements, keys, shelf, storing, left, sending
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
  for (const [token, { done }] of Object.entries(data.answers)) {
    const asked = done && state.waiting.get(token)?.asked
    if (asked?.words) empty(keyOf(asked), state)
  }
  hear(state, data.answers, () => null)
  draw(state)
}

function draw(state) {
  const { root, data } = state
  const focused = root.querySelector(":focus")
  state.onward = false
  draws(root, [...data.stories.map((story) => part(story, state)), ...leftWords(state)])
  if (state.onward || (focused && !focused.checkVisibility())) nextOpen(root)?.focus()
}

function keyOf({ draft, id }) {
  return `${draft}.${id}`
}

function part(story, state) {
  let node = state.parts.get(story.id)
  if (!node) {
    node = holder("section", "story")
    node.append(element("h3", "", ""), element("p", "by", ""), holder("ol", ""))
    state.parts.set(story.id, node)
  }
  const [title, by, list] = node.children
  title.textContent = story.title
  title.lang = story.language
  by.textContent = story.by
  draws(list, story.sentences.map((sentence) => row(story, sentence, state)))
  return node
}

// A row keeps its nodes, and with them the focus and what is half-typed, whatever others do meanwhile.
function row(story, sentence, state) {
  const key = keyOf({ draft: story.id, id: sentence.id })
  if (!state.rows.has(key)) state.rows.set(key, newRow(key, story, sentence, state))
  const node = state.rows.get(key)
  const [, points, choices, , told] = node.children
  const name = sentence.answer ? "answered" : "open"
  if (node.className === "open" && name === "answered" && choices.querySelector(":focus")) state.onward = true
  node.className = name
  told.textContent = sentence.state
  const shape = JSON.stringify(sentence.points)
  if (points.dataset.shape !== shape) points.replaceChildren(...sentence.points.map(quote))
  points.dataset.shape = shape
  const under = [...state.waiting.values()].findLast(({ asked }) => keyOf(asked) === key)
  const answer = under?.asked.answer ?? sentence.answer
  node.dataset.answer = answer ?? ""
  for (const each of choices.children) {
    each.setAttribute("aria-pressed", String(each.value === answer))
    each.disabled = !state.data.open
  }
  return node
}

function newRow(key, story, sentence, state) {
  const node = holder("li", "")
  const give = (answer, words) => submit(state, { what: "answer", draft: story.id, sentence: sentence.text, id: sentence.id, answer, words })
  const instead = insteadOf(key, story, sentence, give, state)
  const choices = holder("div", "choices")
  choices.setAttribute("role", "group")
  choices.setAttribute("aria-label", sentence.text)
  const ask = () => {
    instead.hidden = false
    instead.querySelector("textarea").focus()
  }
  for (const answer of ["yes", "not-quite", "not-ours"]) {
    const choice = button(state.words[answer], () => (answer === "not-quite" ? ask() : give(answer, "")))
    choice.value = answer
    choices.append(choice)
  }
  node.append(element("p", "sentence", sentence.text, story.language), holder("div", "points"), choices, instead, element("p", "state", ""))
  return node
}

function quote({ text, language, by }) {
  const node = element("blockquote", "", text, language)
  node.append(element("footer", "", by))
  return node
}

// What would be said instead, kept while it is half-typed like all such words.
function insteadOf(key, story, sentence, give, state) {
  const { words } = state
  const node = holder("div", "instead")
  const field = element("textarea", "", "", story.language)
  field.rows = 2
  field.setAttribute("aria-label", words.instead)
  field.placeholder = words.instead
  field.value = recall(keptOf(key, state))?.text ?? ""
  field.oninput = () => store(keptOf(key, state), { text: field.value, sentence: sentence.text })
  const send = button(words.send, () => {
    const said = field.value.trim()
    if (!said) return field.focus()
    clearTimeout(keptOf(key, state).keeping)
    give("not-quite", said)
  })
  // Its button opened it; what was typed keeps it open.
  heedKeys(field, send.onclick, () => {
    node.hidden = !field.value.trim()
    ;(node.hidden ? node.previousElementSibling.querySelector('[value="not-quite"]') : send).focus()
  })
  node.append(field, send)
  node.hidden = !field.value
  return node
}

function keptOf(key, state) {
  return keptFor(key, state.fields, state.data.typing)
}

// What is answered is forgotten on the server: nothing may arrive there after it.
function empty(key, state) {
  const kept = keptOf(key, state)
  clearTimeout(kept.keeping)
  for (const each of ["sessionStorage", "localStorage"]) shelfOf(each).removeItem(place(kept))
  const instead = state.rows.get(key).querySelector(".instead")
  instead.querySelector("textarea").value = ""
  instead.hidden = true
}

// Words on a sentence that is not told any more stay in view until whoever typed them has taken them elsewhere.
function leftWords(state) {
  const told = new Set(state.data.stories.flatMap(({ id: draft, sentences }) => sentences.map(({ id }) => keyOf({ draft, id }))))
  return [...typedRows(state.data.typing)].filter((key) => !told.has(key)).flatMap((key) => leftWord(keptOf(key, state), state))
}

// Its card stays the same one while its words do: somebody may be copying them out of it.
function leftWord(kept, state) {
  const said = recall(kept)
  const closed = `${place(kept)}.closed`
  if (!said?.text.trim() || said.text === shelfOf("sessionStorage").getItem(closed)) return []
  const close = () => {
    keepHere("sessionStorage", closed, said.text) // the server may tell of it once more, also to a page that is drawn anew
    forget(kept)
    draw(state)
  }
  if (kept.shown !== said.text) kept.card = leftCard(state.words, state.words.vanished, said.sentence, said.text, close)
  kept.shown = said.text
  return [kept.card]
}

function nextOpen(root) {
  return root?.querySelector("li.open .choices button") ?? root?.querySelector(".choices button")
}
