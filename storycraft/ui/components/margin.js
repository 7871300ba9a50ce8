// Beside the text, where there is room: the sources of each sentence as notes, and the receipt that is open.
const GAP_PX = 8
const ROOM_EM = 42 // the column that is read, and the margin

// Room comes and goes with the window; a text that is typed in grows, and its notes go with it.
function watchRoom(state) {
  state.room = new ResizeObserver(() => settleMargin(state))
  state.room.observe(state.root)
}

function settleMargin(state) {
  const { root } = state
  const wide = root.parentElement.clientWidth >= ROOM_EM * parseFloat(getComputedStyle(root).fontSize)
  root.classList.toggle("wide", wide)
  const card = root.querySelector(".receipt:not(.differ, .left)")
  if (!wide) {
    root.style.minHeight = ""
    card?.style.removeProperty("top")
    return
  }
  const top = root.getBoundingClientRect().top
  let below = placeNotes(state.notes, top)
  const about = root.querySelector("[aria-expanded=true]") ?? state.edit?.node
  if (card && about) {
    card.style.top = `${placeOf(about, state) - outOfSight(card, about, state) - top}px`
    below = Math.max(below, card.offsetTop + card.offsetHeight)
  }
  root.style.minHeight = below ? `${below}px` : ""
}

// Each note stands at the height of its sentence: where the next one would be pushed down, it says less. Returns where
// the last one ends. Heights are read together, before and after all that changes them.
function placeNotes(notes, top) {
  for (const { node } of notes) node.classList.remove("brief")
  const wanted = notes.map(({ beside }) => beside.getBoundingClientRect().top - top)
  const whole = notes.map(({ node }) => node.offsetHeight)
  notes.forEach(({ node }, at) => node.classList.toggle("brief", wanted[at] + whole[at] + GAP_PX > wanted[at + 1]))
  const heights = notes.map(({ node }) => node.offsetHeight)
  let below = 0
  notes.forEach(({ node }, at) => {
    const place = Math.max(wanted[at], below)
    node.style.top = `${place}px`
    below = place + heights[at] + GAP_PX
  })
  return below
}

// How far the receipt of what is typed would reach below the window: so far it stands higher, beside its paragraph.
function outOfSight(card, about, state) {
  if (about !== state.edit?.node) return 0
  const place = placeOf(about, state)
  const over = place + card.offsetHeight + GAP_PX - innerHeight
  return Math.max(0, Math.min(over, place - about.getBoundingClientRect().top))
}

// A receipt stands where its sentence begins, also in a paragraph that is typed in.
function placeOf(about, state) {
  const { edit } = state
  if (!edit || about !== edit.node) return about.getBoundingClientRect().top
  const spot = spotsOf(edit).find(({ sentence }) => sentence === edit.at)
  const point = spot && pointAt(edit.node, spot.start)
  if (!point) return edit.node.getBoundingClientRect().top
  const range = new Range()
  range.setStart(point.node, point.offset)
  range.setEnd(point.node, Math.min(point.offset + 1, point.node.length))
  return range.getBoundingClientRect().top
}

// Only for who asks for all receipts; sentences in a row that stand on the same have one note. The number of a note
// stands behind its sentence too: lines that are shorter than their notes push those of the next ones down.
function drawNotes(state) {
  for (const { node, beside } of state.notes) {
    node.remove()
    delete beside.dataset.beside
  }
  state.notes = []
  if (!state.all || state.data.plain) return
  let before = ""
  for (const span of state.spans) {
    const { sentence } = span
    const same = JSON.stringify(sentence.cites)
    if (sentence.verdict === "connective" || GAP.test(sentence.text)) before = ""
    else if (!sentence.cites.length || same !== before) {
      before = same
      const node = note(span, state)
      state.notes.push({ node, beside: span.node })
      node.dataset.beside = span.node.dataset.beside = state.notes.length
    }
  }
  state.root.append(...state.notes.map(({ node }) => node))
}

function note(span, state) {
  const { sentence } = span
  const { sources } = state.data
  const node = element("aside", `note ${sentence.verdict}`, "", state.words.language)
  node.role = "note"
  node.dir = state.words.direction
  if (doubtful(sentence)) node.append(element("b", "", `${sentence.icon} ${sentence.label}`))
  for (const id of sentence.cites) {
    const source = sources[id]
    if (!source) continue
    const quote = element("p", "", source.text, source.language)
    node.append(quote, element("small", "", source.by))
  }
  if (!sentence.cites.length) node.append(element("p", "", sentence.frame || state.words.uncited))
  // Long words are cut to a few lines; a press shows them whole, with what may be done about the sentence.
  node.onclick = () => show(span, state)
  const lit = (is) => () => [node, span.node].forEach((each) => each.classList.toggle("lit", is))
  node.onmouseenter = span.node.onmouseenter = lit(true)
  node.onmouseleave = span.node.onmouseleave = lit(false)
  return node
}
