// Half-typed words, with what belongs to them: kept in this browser at once and on the server soon after.
const KEEP_AFTER_MS = 500

// What was kept for a field, {text, …}; null for nothing. What an older page kept is the text alone.
function recall(data) {
  const kept = localStorage.getItem(place(data)) || data.typed
  if (!kept) return null
  try {
    const found = JSON.parse(kept)
    if (typeof found.text === "string") return found
  } catch {}
  return { text: kept }
}

function store(state, what) {
  const kept = JSON.stringify(what)
  localStorage.setItem(place(state), kept)
  clearTimeout(state.keeping)
  state.keeping = setTimeout(() => keep(state, what.text.trim() ? kept : ""), KEEP_AFTER_MS)
}

function forget(state) {
  state.typed = ""
  localStorage.removeItem(place(state))
  clearTimeout(state.keeping)
  keep(state, "")
}

function keep(state, kept) {
  fetch(`${state.url}&field=${encodeURIComponent(state.field)}`, { method: "POST", body: kept }).catch(() => {})
}

function place(named) {
  return `storycraft:${named.field}`
}

// In a list each row has a field of its own: those that something was typed into, as this browser and the server know.
function typedRows({ field, typed }) {
  const start = place({ field: `${field}.` })
  const here = Object.keys(localStorage).filter((key) => key.startsWith(start))
  return new Set([...Object.keys(typed), ...here.map((key) => key.slice(start.length))])
}

function flat(text) {
  return text.split(/\s+/).join(" ").trim()
}
