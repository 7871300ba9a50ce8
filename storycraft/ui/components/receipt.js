// What stands behind one sentence: its verdict, its sources, and what people may do about it.
function receipt(sentence, state) {
  const { data } = state
  const card = element("aside", `receipt ${sentence.verdict}`, "", state.words.language)
  card.dir = state.words.direction
  card.append(element("p", "verdict", `${sentence.icon} ${sentence.label}`))
  for (const failure of sentence.failed) card.append(element("p", "failed", failure))
  for (const id of sentence.cites) card.append(quoted(id, data.sources[id], state))
  if (!sentence.cites.length) card.append(element("p", "none", sentence.frame || state.words.uncited))
  if (mayWrite(state) && GAP.test(sentence.text)) card.append(answer(sentence, state))
  if (data.editable) for (const point of sentence.proposed ?? []) card.append(...propose(sentence, point, state))
  if (sentence.repair && data.editable) card.append(...repair(sentence, state))
  if (data.editable && sentence.overrulable) card.append(overrule(sentence, state))
  // A button must not take the caret out of the paragraph that it is about.
  card.onmousedown = (event) => {
    if (event.target.localName === "button") event.preventDefault()
  }
  return card
}

function quoted(id, source, state) {
  const quote = element("blockquote", "", source ? source.text : filled(state.words.noPoint, { id }), source?.language)
  if (source) quote.append(element("footer", "", `${source.by} · ${id}`))
  return quote
}

function propose(sentence, point, state) {
  if (!mayWrite(state)) return []
  const told = element("small", "failed", "")
  told.role = "status"
  const take = button(state.words.cite, () => cite(state, sentence, point.id, (words) => (told.textContent = words)))
  return [element("p", "none", state.words.proposed), quoted(point.id, point, state), take, told]
}

function repair({ text, repair }, state) {
  return [
    button(state.words.useSaid, () => {
      backToText(state)
      state.send("repair", { text, repair })
      leave(state)
    }),
    element("p", "none", repair),
  ]
}

// The answer to an open question, in its place.
function answer({ text, id }, state) {
  const said = state.words
  const row = holder("div", "overrule")
  const words = element("input", "", "")
  words.placeholder = said.answer
  words.setAttribute("aria-label", said.answer)
  const kept = reasonFor(id, state)
  words.value = recall(kept)?.text ?? ""
  words.oninput = () => store(kept, { text: words.value, sentence: text })
  const give = button(said.give, () => {
    const answered = words.value.trim()
    if (!answered) return words.focus()
    // What is answered is forgotten once its question is gone: until then nobody knows whether the answer arrived.
    clearTimeout(kept.keeping)
    state.answered.set(id, answered)
    backToText(state)
    state.send("answer", { text, id, answer: answered })
    leave(state)
  })
  heedKeys(words, give.onclick, () => backToText(state))
  row.append(words, give)
  return row
}
