// Reasons to keep a sentence despite its verdict; half-typed ones are kept until they are used or taken away.
function overrule({ text, id }, state) {
  const row = element("div", "overrule", "")
  const words = element("input", "", "")
  words.placeholder = state.words.why
  words.setAttribute("aria-label", words.placeholder)
  const kept = reasonFor(id, state)
  words.value = recall(kept)?.text ?? ""
  words.oninput = () => store(kept, { text: words.value, sentence: text })
  const keep = button(state.words.keep, () => {
    const reason = words.value.trim()
    if (!reason) return words.focus()
    // What is answered is forgotten on the server: nothing may arrive there after it.
    clearTimeout(kept.keeping)
    backToText(state)
    state.send("overrule", { text, id, reason })
    leave(state)
  })
  heedKeys(words, keep.onclick, () => backToText(state))
  row.append(words, keep)
  return row
}

// From a field of a receipt to the sentence that it is about, or to the caret.
function backToText(state) {
  ;(state.edit ?? state.open)?.node.focus({ preventScroll: true })
}

function reasonFor(id, state) {
  const { field, typingUrl, typed } = state.typing
  const reason = state.reasons.get(id) ?? { field: `${field}.${id}` }
  state.reasons.set(id, reason)
  return Object.assign(reason, { url: typingUrl, typed: typed[id] })
}

// Reasons that nobody can enter any more stay in view until whoever typed them has taken them elsewhere.
function leftReasons(state) {
  const sentences = new Map(state.spans.map(({ sentence }) => [sentence.id, sentence]))
  const left = []
  for (const id of new Set([...state.reasons.keys(), ...typedRows(state.typing)])) {
    const sentence = sentences.get(id)
    if (sentence?.overrulable || (sentence && GAP.test(sentence.text))) continue
    const kept = reasonFor(id, state)
    const reason = recall(kept)
    if (!reason?.text.trim()) continue
    if (sentence?.reasons.includes(reason.text.trim())) forget(kept)
    else left.push(leftReason(state.words, kept, reason, sentence))
  }
  return left
}

function leftReason(texts, kept, reason, sentence) {
  const card = element("aside", "receipt left", "")
  const what = sentence ? texts.needless : texts.vanished
  card.append(element("p", "", what), element("blockquote", "", reason.sentence || ""))
  card.append(element("p", "", texts.typed), element("blockquote", "", reason.text))
  const shut = button(texts.close, () => {
    forget(kept)
    card.remove()
  })
  card.append(shut)
  return card
}
