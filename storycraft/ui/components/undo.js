// Taking back what was typed in a draft on this screen, paragraph by paragraph and also after they were left. What a
// browser remembers itself ends with each paragraph; until then it takes back letter by letter.
function noteDone(state, { node, place, first }) {
  const after = textIn(node)
  if (!isSame(after, first)) state.done.push({ place, before: first, after })
}

function isSame(one, other) {
  return flat(one) === flat(other) && blanks(one) === blanks(other)
}

// Whether a key was one of these and there was something to take back or to do again.
function heardUndo(event, state) {
  const key = event.key.toLowerCase()
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !"zy".includes(key) || !mayWrite(state)) return false
  const again = key === "y" || event.shiftKey
  const { edit } = state
  if (!(again ? state.undone : state.done).length) return false
  if (edit && (edit.theirs || !isSame(textIn(edit.node), edit.first))) return false
  event.preventDefault()
  event.stopPropagation()
  if (edit) leave(state)
  // One after the other: the next press may come before the server has answered to this one.
  state.stepping = Promise.all([state.stepping, edit?.saving]).then(() => step(state, again))
  return true
}

async function step(state, again) {
  const [from, to] = again ? [state.undone, state.done] : [state.done, state.undone]
  const last = from.pop()
  if (!last) return
  const [before, after] = again ? [last.before, last.after] : [last.after, last.before]
  const edit = { name: newName(), place: last.place, base: before, sent: after, count: 0, said: element("small", "", ""), heard: element("small", "", ""), left: true, sentences: [], node: element("p", "", after) }
  const { status, body } = await post(state.data.writing.url, { screen: SCREEN, edit: edit.name, place: edit.place, before, after })
  if (status !== 200) return REFUSALS.has(status) ? null : from.push(last)
  // Others have changed the same words since: theirs stay.
  if (body.theirs !== undefined) return
  kept(state, edit, body)
  to.push({ ...last, place: edit.place })
  const there = edit.place === TITLE ? state.root.querySelector(".title") : (spanIn(state, edit.place) ?? state.spans.at(-1))?.node
  // Whoever types somewhere else by now goes on there.
  if (!state.edit && !focusNow()?.matches("input, textarea")) there?.focus()
}
