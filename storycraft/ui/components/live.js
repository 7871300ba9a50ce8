// Turns the server's "something changed" into one trigger, a moment later and for all that came meanwhile.
const states = new WeakMap()
// Which of the last news were told, on whichever page: each drawing brings all of them.
let toldBefore = new Set()
// The server is heard every ten seconds; one that is silent for three times as long is not there.
const SILENT = 30_000
// While nothing is heard the page is drawn again so often: some networks let no stream through.
const SELDOM = 15_000
// A short break is no news: a page that is drawn again has one.
const AWAY_AFTER = 4_000
const CONNECTING_AFTER = 1_500
// Whoever writes in a story waits for a receipt: until that is there the server has no page to draw besides.
const WRITING_MS = 700
const LATEST_MS = 3_000

function draw(component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    parentElement.querySelector(".badge").textContent = data.words.live
    state = { shown: data.revision, newest: 0, deaf: true, timer: null, window: new AbortController() }
    states.set(parentElement, state)
    state.starting = setTimeout(() => sayConnecting(parentElement, state), CONNECTING_AFTER)
    state.poll = setInterval(() => state.deaf && ask(state), SELDOM)
    const { signal } = state.window
    addEventListener("offline", () => say(parentElement, "offline"), { signal })
    addEventListener("online", () => state.url && connect(parentElement, state), { signal })
    addEventListener("input", (event) => event.composedPath()[0].matches?.(".writing") && (state.wrote = Date.now()), { signal })
  }
  state.fire = setTriggerValue
  state.shown = Math.max(state.shown, data.revision)
  state.typing = data.typing
  state.words = data.words
  if (data.news?.length) tellNews(parentElement, data.news)
  if (!data.url) sayCut(parentElement, state)
  else if (state.url !== data.url) {
    state.url = data.url
    connect(parentElement, state)
  }
  return () => {
    hangUp(state)
    clearInterval(state.poll)
    clearTimeout(state.timer)
    clearTimeout(state.leaving)
    clearTimeout(state.starting)
    state.window.abort()
    states.delete(parentElement)
  }
}

// What is heard at once takes the room that was kept for it: nothing beside it moves.
function sayConnecting(parentElement, state) {
  const badge = parentElement.querySelector(".badge.soon")
  if (!badge) return
  badge.textContent = state.words.connecting
  badge.classList.remove("soon")
}

function say(parentElement, word) {
  const badge = parentElement.querySelector(".badge")
  const state = states.get(parentElement)
  const text = state.words[word]
  if (badge.textContent !== text) badge.textContent = text
  badge.className = `badge ${word}`
  if (word === "live") comeBack(parentElement, state)
  else state.leaving ??= setTimeout(() => goAway(parentElement, state), AWAY_AFTER)
}

function goAway(parentElement, state) {
  const away = parentElement.querySelector(".away")
  away.textContent = [state.words.away, state.typing && state.words.kept].filter(Boolean).join(" ")
  away.hidden = false
  tell(parentElement, away.textContent)
}

function comeBack(parentElement, state) {
  clearTimeout(state.leaving)
  state.leaving = null
  const away = parentElement.querySelector(".away")
  if (away.hidden) return
  away.hidden = true
  tell(parentElement, state.words.back)
}

function tellNews(parentElement, news) {
  const words = news.filter(([id]) => !toldBefore.has(id)).map(([, words]) => words)
  toldBefore = new Set(news.map(([id]) => id))
  if (words.length) tell(parentElement, words.join(" "))
}

// The one place where a page says what has changed; the same words twice are two changes.
function tell(parentElement, words) {
  const told = parentElement.querySelector(".told")
  told.textContent = ""
  setTimeout(() => (told.textContent = words), 100)
}

function sayCut(parentElement, state) {
  state.deaf = true
  say(parentElement, navigator.onLine ? "reconnecting" : "offline")
}

function hangUp(state) {
  state.source?.close()
  state.source = null
  clearTimeout(state.watchdog)
  clearTimeout(state.later)
}

function connect(parentElement, state) {
  hangUp(state)
  const source = (state.source = new EventSource(state.url))
  const heard = (word) => {
    state.deaf = false
    watch(parentElement, state)
    say(parentElement, word)
    // Also with each ping: what was asked for and never drawn is asked for again.
    // Nothing is told of a workshop that was deleted.
    if (state.newest > state.shown || (state.newest === 0 && state.shown > 0)) ask(state)
  }
  watch(parentElement, state)
  source.addEventListener("ping", () => heard("live"))
  // The server is there and its database is not: what others enter does not arrive.
  source.addEventListener("away", () => heard("reconnecting"))
  source.onerror = () => {
    sayCut(parentElement, state)
    // After an answer that is no stream a browser does not try again by itself.
    if (source.readyState === EventSource.CLOSED) knockLater(parentElement, state)
  }
  source.onmessage = (event) => {
    state.newest = Number(event.data)
    heard("live")
  }
}

function ask(state, since = Date.now()) {
  // Jitter keeps a full room from asking in the same instant.
  state.timer ??= setTimeout(() => {
    state.timer = null
    const now = Date.now()
    if (now - state.wrote < WRITING_MS && now - since < LATEST_MS) ask(state, since)
    else state.fire("changed", state.newest)
  }, 150 + Math.random() * 250)
}

function watch(parentElement, state) {
  clearTimeout(state.watchdog)
  state.watchdog = setTimeout(() => {
    sayCut(parentElement, state)
    connect(parentElement, state)
  }, SILENT)
}

function knockLater(parentElement, state) {
  hangUp(state)
  state.later = setTimeout(() => knock(parentElement, state), 1500 + Math.random() * 1500)
}

async function knock(parentElement, state) {
  const knocked = (state.later = setTimeout(() => connect(parentElement, state), SILENT))
  const status = await fetch(state.url, { method: "HEAD" }).then((answer) => answer.status, () => 0)
  // Somebody else has knocked meanwhile, or the page is gone.
  if (state.later !== knocked || state.window.signal.aborted) return
  // A link that was shut stays shut; the page says so when it is drawn again.
  if (status === 403) {
    hangUp(state)
    say(parentElement, "offline")
  } else if (status === 200) connect(parentElement, state)
  else knockLater(parentElement, state)
}

// Where it stands without Streamlit, this line is left out.
export default draw
