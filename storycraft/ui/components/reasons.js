// Reasons to keep a sentence despite its verdict; half-typed ones are kept until they are used or taken away.
function overrule({ text, id }, state) {
  const row = holder("div", "overrule")
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
  return keptFor(id, state.reasons, state.typing)
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
    const used = [...(sentence?.reasons ?? []), state.answered.get(id)]
    if (used.includes(reason.text.trim())) forget(kept)
    else left.push(leftReason(state.words, kept, reason, sentence))
  }
  return left
}

function leftReason(texts, kept, reason, sentence) {
  const close = (card) => {
    forget(kept)
    card.remove()
  }
  const card = leftCard(texts, sentence ? texts.needless : texts.vanished, reason.sentence, reason.text, close)
  card.classList.add("receipt")
  return card
}
