// The text of a paragraph that is typed in, the caret in it, and the marks of its sentences.
function joined(paragraphs) {
  return paragraphs.map((paragraph) => paragraph.map(({ text }) => text).join(" ")).join("\n\n")
}

// A question that is open stands as one sign in the text: its notation is no words of people.
function partsOf(sentences, texts) {
  const parts = []
  for (const { text } of sentences) {
    if (parts.length) parts.push(" ")
    const gap = GAP.exec(text)
    if (!gap) parts.push(text)
    else {
      const chip = element("span", "gap", filled(texts.open, { question: gap[1] }))
      chip.contentEditable = "false"
      chip.dataset.raw = text
      parts.push(chip)
    }
  }
  return parts
}

function piecesOf(node) {
  const pieces = []
  const walk = (each) => {
    if (each.nodeType === Node.TEXT_NODE) pieces.push({ node: each, text: each.data })
    else if (each.dataset?.raw) pieces.push({ node: each, text: each.dataset.raw })
    else if (each.localName === "br") pieces.push({ node: each, text: "\n" })
    else each.childNodes.forEach(walk)
  }
  node.childNodes.forEach(walk)
  return pieces
}

function textIn(node) {
  const text = piecesOf(node).map((piece) => piece.text).join("").replaceAll("\u00a0", " ")
  return text.replace(/\s+$/, "")
}

// How many blank lines part a text: they make paragraphs of it.
function blanks(text) {
  return text.trim().split(/\n\s*\n/).length
}

// Where in the text of a block a press was; null where the browser does not say.
function caretFrom(event, block) {
  const roots = { shadowRoots: [block.getRootNode()] }
  const at = document.caretPositionFromPoint?.(event.clientX, event.clientY, roots)
  if (!at || !block.contains(at.offsetNode) || at.offsetNode.nodeType !== Node.TEXT_NODE) return null
  let before = 0
  for (const child of block.childNodes) {
    if (child.contains(at.offsetNode)) return before + Math.min(at.offset, lengthOf(child))
    if (child.className !== "hand") before += lengthOf(child)
  }
  return null
}

function lengthOf(child) {
  return child.nodeType === Node.TEXT_NODE ? child.data.length : (child.firstChild?.data ?? "").length
}

function putCaret(node, offset) {
  const at = pointAt(node, offset)
  if (at) getSelection().setBaseAndExtent(at.node, at.offset, at.node, at.offset)
}

function caretIn(node) {
  const selection = node.getRootNode().getSelection?.() ?? getSelection()
  let before = 0
  for (const piece of piecesOf(node)) {
    if (piece.node === selection.focusNode) return before + selection.focusOffset
    before += piece.text.length
  }
  return -1
}

function pointAt(node, offset) {
  let left = offset
  let last = null
  for (const { node: piece, text } of piecesOf(node)) {
    if (piece.nodeType === Node.TEXT_NODE) {
      last = { node: piece, offset: Math.min(left, text.length) }
      if (left <= text.length) return last
    }
    left -= text.length
  }
  return last
}

// Puts another text in the place of what is typed as if it were typed, so that it can be undone like the rest. What is the
// same in both stays as it is.
function retype(node, text) {
  const before = piecesOf(node).map((piece) => piece.text).join("")
  const most = Math.min(before.length, text.length)
  let start = 0
  while (start < most && before[start] === text[start]) start += 1
  let same = 0
  while (same < most - start && before.at(-1 - same) === text.at(-1 - same)) same += 1
  node.focus({ preventScroll: true })
  const [from, to] = [start, before.length - same].map((offset) => pointAt(node, offset))
  const words = text.slice(start, text.length - same)
  const typed = from && to && (getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset), true)
  if (typed && document.execCommand(words ? "insertText" : "delete", false, words) && textIn(node) === text.trimEnd()) return
  node.textContent = text
}

// Where each sentence, as it was kept last, stands in what is typed now; one that is just being changed stands nowhere.
function spotsOf({ node, sentences }) {
  const text = piecesOf(node).map((piece) => piece.text).join("").replaceAll("\u00a0", " ")
  const spots = []
  let from = 0
  for (const sentence of sentences) {
    const start = text.indexOf(sentence.text, from)
    if (start < 0) continue
    from = start + sentence.text.length
    spots.push({ sentence, start, end: from })
  }
  return spots
}

// The browser moves these marks with the text, also while it is typed.
function mark(edit) {
  if (!CSS.highlights) return
  const ranges = Object.fromEntries(DOUBTS.map((verdict) => [verdict, []]))
  for (const { sentence, start, end } of spotsOf(edit)) {
    if (!ranges[sentence.verdict]) continue
    const [a, b] = [pointAt(edit.node, start), pointAt(edit.node, end)]
    if (!a || !b) continue
    const range = new Range()
    range.setStart(a.node, a.offset)
    range.setEnd(b.node, b.offset)
    ranges[sentence.verdict].push(range)
  }
  for (const verdict of DOUBTS) CSS.highlights.set(`sc-${verdict}`, new Highlight(...ranges[verdict]))
}

// The receipt of the sentence in which the caret stands is beside it.
function followCaret(state, anew = false) {
  const { edit } = state
  if (edit.left || edit.theirs || edit.below.querySelector(":focus")) return
  const caret = caretIn(edit.node)
  if (caret < 0 && !anew) return
  const at = spotsOf(edit).find(({ start, end }) => caret >= start && caret <= end)?.sentence ?? null
  if (at === edit.at && !anew) return
  edit.at = at
  edit.below.querySelector(".receipt")?.remove()
  if (at) edit.below.append(receipt(at, state))
  settleMargin(state)
}
