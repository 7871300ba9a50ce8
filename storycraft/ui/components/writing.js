// Editing in place: a paragraph that is pressed is typed in where it stands; each pause keeps it and brings its receipts.
const TITLE = -1
const PAUSE_MS = 250
const LATEST_MS = 1_500
const AGAIN_MS = 1_500
const WRITERS_MS = 3_000
const READERS_ROUNDS = 4
// Of a server's answers these say that the same will never be taken; after any other it is sent again.
const REFUSALS = new Set([400, 403, 413])
const DOUBTS = ["unsupported", "undecided"]
// This screen among those that write.
const SCREEN = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join("")
// The places of what is typed or on its way just now; whatever else stands in this tab was never kept.
const underway = new Set()
let edits = 0

function mayWrite(state) {
  return Boolean(state.data.writing) && !state.data.plain
}

function beginWriting(state) {
  state.writers = []
  state.window = new AbortController()
  const { signal } = state.window
  document.addEventListener("selectionchange", () => state.edit && followCaret(state), { signal })
  addEventListener("pagehide", () => state.edit && keepTyped(state, state.edit, true), { signal })
  // A button that is taken away between press and release hears no click.
  state.root.addEventListener("pointerdown", () => (state.pressing = true), { capture: true, signal })
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => letGo(state)), { capture: true, signal })
  state.round = setInterval(() => document.visibilityState === "visible" && lookRound(state), WRITERS_MS)
}

// Where nobody writes, two hundred screens that only read need not all ask each time.
function lookRound(state) {
  state.rounds = ((state.rounds ?? 0) + 1) % READERS_ROUNDS
  if (state.edit || state.writers.length || !state.rounds) sayWhere(state)
}

// What is still to be kept is kept all the same, or brought back when the draft is shown again.
function endWriting(state) {
  if (state.edit) underway.delete(state.edit.key)
  state.window.abort()
  clearInterval(state.round)
}

function letGo(state) {
  state.pressing = false
  if (state.late) draw(state)
  state.asked?.()
  state.asked = null
}

// What was typed and never kept, because the page was closed, the server was gone or others were faster, is typed again.
function bringBack(state) {
  if (state.edit || !mayWrite(state)) return
  const left = unkept(state)
  if (!left) return
  shelfOf("sessionStorage").removeItem(left.key)
  const title = left.place === TITLE
  const { place, count } = title ? { place: TITLE, count: 0 } : locate(state.data, left.before, left.place)
  if (!title && !count) return bringBackAlone(state, left)
  const node = title ? state.root.querySelector(".title") : state.spans.find((span) => span.place === place).block
  writeAlone(state, node, place)
  // By its own name the server knows what it has kept of it, though no answer came.
  state.edit.name = left.name
  if (title) state.edit.base = left.before
  state.edit.node.textContent = left.text
  typed(state)
}

function bringBackAlone(state, left) {
  const node = element("p", "", "")
  state.root.append(node)
  writeAlone(state, node, state.data.paragraphs.length)
  Object.assign(state.edit, { name: left.name, base: left.before, first: left.before, place: Math.min(left.place, state.data.paragraphs.length), count: 0 })
  node.textContent = left.text
  typed(state)
}

function writeAlone(state, node, place) {
  write(state, node, place, null, !typesElsewhere(state))
  state.edit.alone = true
}

// What comes back by itself takes nobody out of another field of the page.
function typesElsewhere({ root }) {
  const at = focusNow()
  const types = at?.isContentEditable || at?.matches("textarea, input:not([type=radio], [type=checkbox])")
  return types && !root.contains(at)
}

function newName() {
  return `${SCREEN}.${(edits += 1)}`
}

function focusNow() {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

function write(state, node, place, caret, goesThere = true) {
  // Whoever leaves the paragraph is again at the sentence from which it was opened.
  const from = (state.spans.find((span) => span.node === focusNow()) ?? state.open)?.sentence.text
  // First it is decided what becomes of what two have written.
  if (state.edit?.theirs) {
    state.edit.below.scrollIntoView({ block: "nearest" })
    return state.edit.below.querySelector(".differ button").focus({ preventScroll: true })
  }
  if (state.edit) leave(state)
  if (!node.isConnected) node = state.spans.find((span) => span.place === place)?.block ?? state.root.querySelector(".title")
  shut(state)
  const title = place === TITLE
  const sentences = title ? [] : state.data.paragraphs[place] ?? []
  const name = newName()
  const key = slot(state) + name
  underway.add(key)
  const edit = { node, name, key, place, from, count: title || !sentences.length ? 0 : 1, sentences, base: title ? state.data.title : joined([sentences]) }
  edit.first = edit.base
  edit.below = holder("div", "below")
  edit.said = element("small", "said", "")
  edit.said.ariaHidden = "true"
  edit.heard = element("small", "heard", "")
  edit.heard.role = "status"
  edit.below.append(edit.said, edit.heard)
  state.edit = edit
  if (!title) node.replaceChildren(...partsOf(sentences, state.words))
  state.spans = state.spans.filter(({ block }) => block !== node)
  try {
    node.contentEditable = "plaintext-only"
  } catch {
    node.contentEditable = "true"
  }
  node.classList.add("writing")
  node.role = "textbox"
  node.setAttribute("aria-multiline", String(!title))
  node.setAttribute("aria-label", title ? state.words.title : filled(state.words.paragraph, { number: number(state.words, place + 1) }))
  node.onclick = node.onkeydown = null
  node.oninput = () => typed(state)
  // Streamlit's shortcuts are letters, and here letters are typed.
  node.onkeydown = (event) => heardUndo(event, state) || event.stopPropagation()
  heedKeys(node, () => endTyping(state), () => endTyping(state))
  node.onblur = edit.below.onfocusout = (event) => moved(state, edit, event.relatedTarget)
  node.after(edit.below)
  if (goesThere) {
    node.focus({ preventScroll: true })
    putCaret(node, caret ?? textIn(node).length)
  }
  mark(edit)
  followCaret(state)
  sayWhere(state)
}

// Whoever looks at another window, or does something about a sentence, comes back to where the caret was.
function moved(state, edit, to) {
  const near = to && (to === edit.node || edit.below.contains(to))
  if (!near && document.hasFocus()) leave(state)
  // Where the focus goes is there only after this: what is drawn anew now would take it away. Whoever is asked what
  // becomes of what two have written goes to the answers, which are not to change for that.
  else if (!edit.theirs) setTimeout(() => state.edit === edit && keepTyped(state, edit))
}

function writeAtFocus(state) {
  const at = state.spans.find(({ node }) => node === state.root.querySelector(":focus")) ?? state.open ?? state.spans[0]
  if (at && mayWrite(state)) write(state, at.block, at.place, null)
}

// What is typed is kept in each pause: whoever leaves the paragraph has done what it is for.
function endTyping(state) {
  const { place, from } = state.edit
  leave(state)
  const there = spanIn(state, place, from)?.node ?? state.root.querySelector(".title")
  there?.focus({ preventScroll: true })
}

// The sentence of that text in a paragraph, or else its first one.
function spanIn({ spans }, place, text) {
  const own = spans.filter((span) => span.place === place)
  return own.find(({ sentence }) => sentence.text === text) ?? own[0]
}

function typed(state) {
  const { edit } = state
  state.undone = []
  keepHere("sessionStorage", edit.key, JSON.stringify({ name: edit.name, text: textIn(edit.node), before: edit.base, place: edit.place }))
  edit.since ??= Date.now()
  edit.said.textContent = ""
  clearTimeout(edit.timer)
  edit.timer = setTimeout(() => keepTyped(state, edit), Math.min(PAUSE_MS, Math.max(0, edit.since + LATEST_MS - Date.now())))
}

async function keepTyped(state, edit, leaving = false) {
  const text = textIn(edit.node)
  clearTimeout(edit.timer)
  if (!edit.theirs && flat(text) === flat(edit.base) && blanks(text) === blanks(edit.base)) return settle(state, edit)
  if (edit.sending) return (edit.again = true)
  edit.sending = true
  edit.sent = text
  edit.since = null
  const answer = await post(state.data.writing.url, { screen: SCREEN, edit: edit.name, place: edit.place, before: edit.base, after: text }, leaving)
  edit.sending = false
  if (answer.status === 200) kept(state, edit, answer.body)
  else if (!REFUSALS.has(answer.status)) {
    tellKept(edit, state.words.away)
    edit.timer = setTimeout(() => keepTyped(state, edit), AGAIN_MS)
    return
  } else if (edit.left) returnTo(state, edit, edit.base, edit.sentences)
  else tellKept(edit, answer.body?.error ?? state.words.away)
  if (edit.again) {
    edit.again = false
    await keepTyped(state, edit)
  }
}

function kept(state, edit, body) {
  if (body.theirs !== undefined && edit.left) return returnTo(state, edit, body.theirs, body.theirs ? [unread(body.theirs)] : [])
  if (body.theirs !== undefined) return differ(state, edit, body)
  const { title, paragraphs } = body
  state.version = Math.max(state.version ?? 0, body.version)
  const text = edit.place === TITLE ? title : joined(paragraphs)
  const known = new Map(state.data.paragraphs.flat().map((sentence) => [sameSentence(sentence), sentence]))
  const marked = paragraphs.map((each) => each.map((told) => known.get(sameSentence(told)) ?? asMark(told, state)))
  if (edit.place === TITLE) state.data.title = title
  else {
    const anew = flat(text) ? { place: body.place, count: edit.count } : emptied(state.data, edit)
    const { place, count } = standing(state.data, edit, [text, edit.sent, edit.base]) ?? anew
    state.data.paragraphs.splice(place, count, ...marked)
    Object.assign(edit, { place, count: marked.length })
  }
  Object.assign(edit, { base: text, sent: null, sentences: marked.flat(), theirs: null, wanted: false })
  const panel = edit.below?.querySelector(".differ")
  if (panel?.querySelector(":focus")) edit.node.focus({ preventScroll: true })
  panel?.remove()
  if (edit !== state.edit) stayWriting(state)
  settle(state, edit)
}

function settle(state, edit) {
  // What was typed on meanwhile is not kept yet, and nothing says that it is.
  const whole = !edit.sent && flat(textIn(edit.node)) === flat(edit.base)
  if (whole) shelfOf("sessionStorage").removeItem(edit.key)
  tellKept(edit, whole && (edit.sentences.length || edit.place === TITLE) ? state.words.saved : "")
  if (edit.left) {
    draw(state)
    return bringBack(state)
  }
  mark(edit)
  followCaret(state, true)
  // What came back while somebody was elsewhere is open no longer than its answer takes.
  if (edit.alone && !isIn(edit)) leave(state)
}

function isIn({ node, below }) {
  const at = node.getRootNode().activeElement
  return at === node || below.contains(at)
}

// The answer came after the paragraph was left, and what was typed there is not kept: it is typed in again, once nothing
// else is. Until then the story shows what stands there.
function returnTo(state, edit, text, sentences) {
  edit.again = false
  const mine = whereLeft(state.data, edit)
  if (edit.place === TITLE) state.data.title = text
  else if (mine.count) state.data.paragraphs.splice(mine.place, mine.count, ...(sentences.length ? [sentences] : []))
  underway.delete(edit.key)
  draw(state)
  bringBack(state)
}

function whereLeft(data, edit) {
  const text = textIn(edit.node)
  return flat(text) ? locate(data, text, edit.place) : emptied(data, edit)
}

// A paragraph that was emptied is found by its place, unless it has been drawn from the server since.
function emptied({ paragraphs }, { place }) {
  return { place, count: Number(Boolean(paragraphs[place]?.every((sentence) => !flat(sentence.text)))) }
}

// Where one of these texts stands, the first of them that stands anywhere.
function standing(data, edit, texts) {
  const known = texts.filter((text) => typeof text === "string")
  return known.map((text) => locate(data, text, edit.place)).find(({ count }) => count)
}

// Seen after each pause, and heard when it is something else than before: whoever types is not told so again and again.
function tellKept(edit, words) {
  edit.said.textContent = words
  if (words && words !== edit.told) edit.heard.textContent = edit.told = words
}

function sameSentence({ text, cites }) {
  return JSON.stringify([text, cites])
}

function asMark(told, state) {
  const { icon, label } = state.data.verdicts[told.verdict]
  const failed = told.failed.map(({ words, why }) => said(state.words, words, why))
  return { ...told, id: "", icon, label, failed, frame: "", reasons: [], overrulable: false, edited: true, hand: "" }
}

// The paragraph is read again at once; until the answer is there it shows what was typed, without receipts.
function leave(state) {
  const { edit } = state
  if (!edit || edit.theirs) return
  edit.left = true
  // A story has a title: where nothing else was typed, the one that it had.
  if (edit.place === TITLE && !flat(textIn(edit.node))) edit.node.textContent = edit.base
  // What cannot be typed in loses the focus at once, and that would be a leaving within this one.
  edit.node.onblur = edit.below.onfocusout = null
  edit.node.contentEditable = "false"
  CSS.highlights?.clear()
  const text = textIn(edit.node)
  if (edit.place === TITLE) state.data.title = text
  else if (flat(text) !== flat(edit.base)) {
    state.data.paragraphs.splice(edit.place, edit.count, [{ ...unread(text), from: edit.from }])
    edit.count = 1
  }
  noteDone(state, edit)
  state.edit = null
  edit.saving = keepTyped(state, edit)
  draw(state)
  sayWhere(state)
}

function unread(text) {
  return { id: "", text, verdict: "connective", icon: "", label: "", failed: [], cites: [], reasons: [], hand: "" }
}

// New data has come while somebody types: where does the paragraph stand now?
function stayWriting(state) {
  const { edit, data } = state
  if (!edit || edit.place === TITLE) return
  const last = data.paragraphs.length
  const found = standing(data, edit, [edit.base, edit.sent])
  if (found) stand(data, edit, found)
  else if (!edit.base.trim()) Object.assign(edit, { place: Math.min(edit.place, last), count: 0 })
  else if (edit.sending || flat(textIn(edit.node)) !== flat(edit.base))
    Object.assign(edit, { place: Math.min(edit.place, Math.max(0, last - 1)), count: Math.min(last, 1) })
  else {
    const became = becameOf(data, edit)
    if (became) return goOnIn(state, became)
    // Others took it away, and nothing was typed in it here: the others are read as they stand now.
    CSS.highlights?.clear()
    edit.node.onblur = edit.below.onfocusout = null
    state.edit = null
  }
}

function stand({ paragraphs }, edit, { place, count }) {
  Object.assign(edit, { place, count, sentences: paragraphs.slice(place, place + count).flat() })
}

// What others have made of a paragraph, where half of its words or more stand in its place.
function becameOf({ paragraphs }, { base, place }) {
  const known = new Set(flat(base).split(" "))
  const now = paragraphs[place]
  const shared = new Set(now ? flat(joined([now])).split(" ").filter((word) => known.has(word)) : [])
  return shared.size * 2 >= known.size ? now : null
}

// Nothing was typed yet: whoever is about to type does it in the text as others have just made it.
function goOnIn({ edit, words }, sentences) {
  const { node } = edit
  const caret = caretIn(node)
  const atEnd = caret >= textIn(node).length
  const base = joined([sentences])
  Object.assign(edit, { sentences, base, first: base, count: 1 })
  node.replaceChildren(...partsOf(sentences, words))
  if (caret >= 0) putCaret(node, atEnd ? textIn(node).length : caret)
}

// From which paragraph on, and over how many, a text stands; nearest to where it stood.
function locate(data, text, place) {
  const sought = flat(text)
  const texts = data.paragraphs.map((paragraph) => flat(joined([paragraph])))
  const order = texts.map((_, number) => number).sort((a, b) => Math.abs(a - place) - Math.abs(b - place))
  for (const start of sought ? order : []) {
    let rest = sought
    let end = start
    while (rest && end < texts.length && rest.startsWith(texts[end])) rest = rest.slice(texts[end++].length).trimStart()
    if (!rest) return { place: start, count: end - start }
  }
  return { place, count: 0 }
}

// Somebody else changed the same paragraph: nothing is overwritten, and whoever came later decides. Who types on
// meanwhile is asked anew with each pause: what is put together holds all that was typed.
function differ(state, edit, answer) {
  const { words } = state.data
  const { place, theirs, merged } = answer
  const known = edit.below.querySelector(".differ")
  // What is being pressed stays until it is let go, and what it did may have made this answer an old one.
  if (known && state.pressing) return (state.asked = () => known.isConnected && !edit.sending && differ(state, edit, answer))
  edit.theirs = { text: theirs, place }
  edit.merged = { text: merged.text, of: edit.sent }
  if (edit.wanted && textIn(edit.node) === edit.sent) return decided(state, edit, merged.text)
  const panel = holder("aside", "receipt differ")
  panel.role = known ? "group" : "alert"
  panel.append(element("p", "verdict", theirs ? words.changed : words.removed))
  if (theirs) panel.append(element("p", "none", words.theirs), element("blockquote", "", theirs, state.data.language))
  const decide = (label, act) => {
    const node = button(label, act)
    node.onmousedown = (event) => event.preventDefault()
    return node
  }
  if (theirs && edit.place !== TITLE) {
    panel.append(element("p", "none", merged.apart ? words.both : words.bothOverlap), element("blockquote", "", merged.text, state.data.language))
    panel.append(decide(words.takeBoth, () => takeBoth(state, edit)))
  }
  panel.append(decide(words.takeTheirs, () => decided(state, edit, theirs)), decide(words.keepMine, () => decided(state, edit, null)))
  const focused = known?.querySelector(":focus")
  if (known) known.replaceWith(panel)
  else edit.below.append(panel)
  const twin = [...panel.querySelectorAll("button")].find((node) => node.textContent === focused?.textContent)
  if (focused) (twin ?? edit.node).focus({ preventScroll: true })
  edit.said.textContent = ""
}

function takeBoth(state, edit) {
  if (textIn(edit.node) === edit.merged.of) return decided(state, edit, edit.merged.text)
  edit.wanted = true
  keepTyped(state, edit)
}

function decided(state, edit, text) {
  edit.below.querySelector(".differ").remove()
  edit.base = edit.first = edit.theirs.text
  if (edit.place !== TITLE) stand(state.data, edit, locate(state.data, edit.base, edit.theirs.place))
  // What was refused was kept nowhere; of what is still on its way nobody knows.
  Object.assign(edit, { theirs: null, wanted: false, sent: edit.sending ? edit.sent : null })
  if (text !== null) retype(edit.node, text)
  typed(state)
  edit.node.focus({ preventScroll: true })
}

// A source that was proposed is cited as if its mark were typed behind the sentence; `refuse` tells why it was not.
async function cite(state, sentence, id, refuse) {
  const found = state.data.paragraphs.findIndex((paragraph) => paragraph.includes(sentence))
  const own = state.edit?.sentences.includes(sentence) ? state.edit : null
  const place = own?.place ?? found
  const sentences = own?.sentences ?? state.data.paragraphs[found] ?? []
  if (!sentences.includes(sentence)) return refuse(state.words.changed)
  const text = joined([sentences])
  const after = joined([sentences.map((each) => (each === sentence ? { text: `${each.text}[^${id}]` } : each))])
  const { status, body } = await post(state.data.writing.url, { screen: SCREEN, place, before: text, after })
  if (status !== 200) return refuse(body?.error ?? state.words.pressAgain)
  if (body.theirs !== undefined) return refuse(state.words.changed)
  const edit = own ?? { place, base: text, count: 1, said: element("small", "", ""), heard: element("small", "", ""), left: true, sentences: [], node: element("p", "", text) }
  kept(state, edit, body)
}

async function sayWhere(state) {
  if (!mayWrite(state)) return
  const { edit } = state
  const begins = edit ? flat(edit.base).slice(0, 200) : ""
  const { status, body } = await post(state.data.writing.placesUrl, { screen: SCREEN, place: edit ? edit.place : null, begins })
  if (status !== 200) return
  state.writers = body.writers
  drawWriters(state)
}

function drawWriters(state) {
  for (const old of state.root.querySelectorAll(".writer")) old.remove()
  for (const { role, place, begins } of state.writers ?? []) {
    const block = blockOf(state, place, begins)
    block?.before(element("small", "writer", state.words.writers[role] ?? state.words.writers.group))
  }
}

function blockOf(state, place, begins) {
  if (place === TITLE) return state.root.querySelector(".title")
  const blocks = new Map(state.spans.map((span) => [span.place, span.block]))
  if (state.edit && state.edit.place !== TITLE) blocks.set(state.edit.place, state.edit.node)
  const alike = (number) => begins && flat(joined([state.data.paragraphs[number] ?? []])).startsWith(begins)
  const near = [...blocks.keys()].sort((a, b) => Math.abs(a - place) - Math.abs(b - place))
  return blocks.get(near.find(alike) ?? place)
}

async function post(url, body, leaving = false) {
  try {
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(body), keepalive: leaving })
    return { status: answer.status, body: await answer.json() }
  } catch {
    return { status: 0, body: null }
  }
}

// Each paragraph that is typed in has a place of its own in this tab, until the server has it.
function slot(state) {
  return `storycraft:${state.data.writing.field}.`
}

function unkept(state) {
  const own = slot(state)
  const left = Object.keys(shelfOf("sessionStorage")).filter((key) => key.startsWith(own) && !underway.has(key))
  for (const key of left) {
    try {
      const { name, text, before, place } = JSON.parse(shelfOf("sessionStorage").getItem(key))
      if (typeof text === "string" && typeof before === "string") return { key, name, text, before, place }
    } catch {}
  }
  return null
}
