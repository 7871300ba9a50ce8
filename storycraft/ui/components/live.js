// Turns the server's "something changed" into one trigger, a moment later and for all that came meanwhile.
const states = new WeakMap()
// The server is heard every ten seconds; one that is silent for three times as long is not there.
const SILENT = 30_000
// While nothing is heard the page is drawn again so often: some networks let no stream through.
const SELDOM = 15_000

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  let state = states.get(parentElement)
  if (!state) {
    state = { shown: data.revision, newest: 0, deaf: true, timer: null, window: new AbortController() }
    states.set(parentElement, state)
    state.poll = setInterval(() => state.deaf && ask(state), SELDOM)
    const { signal } = state.window
    addEventListener("offline", () => say(parentElement, "offline"), { signal })
    addEventListener("online", () => state.url && connect(parentElement, state), { signal })
  }
  state.fire = setTriggerValue
  state.shown = Math.max(state.shown, data.revision)
  if (!data.url) sayCut(parentElement, state)
  else if (state.url !== data.url) {
    state.url = data.url
    connect(parentElement, state)
  }
  return () => {
    hangUp(state)
    clearInterval(state.poll)
    clearTimeout(state.timer)
    state.window.abort()
    states.delete(parentElement)
  }
}

function say(parentElement, word) {
  const badge = parentElement.querySelector(".badge")
  badge.textContent = word
  badge.className = `badge ${word}`
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

function ask(state) {
  // Jitter keeps a full room from asking in the same instant.
  state.timer ??= setTimeout(() => {
    state.timer = null
    state.fire("changed", state.newest)
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
