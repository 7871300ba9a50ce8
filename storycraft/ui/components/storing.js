// Half-typed words, with what belongs to them: kept in this page and this browser at once, and on the server soon after.
const KEEP_AFTER_MS = 500

// What was kept for a field, {text, …}; null for nothing. Two pages of one browser share its store: what was typed in
// this one comes first, unless it goes on in the other.
function recall(data) {
  const mine = read(shelfOf("sessionStorage").getItem(place(data)))
  const shared = read(shelfOf("localStorage").getItem(place(data)) || data.typed)
  return mine && !(shared && goesOn(shared, mine)) ? mine : shared
}

function goesOn(shared, mine) {
  return shared.text.includes(mine.text) && (shared.title ?? "").includes(mine.title ?? "")
}

// What an older page kept is the text alone.
function read(kept) {
  if (!kept) return null
  try {
    const found = JSON.parse(kept)
    if (typeof found.text === "string") return found
  } catch {}
  return { text: kept }
}

function store(state, what) {
  const kept = JSON.stringify(what)
  const blank = !what.text.trim() && !what.title?.trim()
  const others = isOthers(state)
  keepHere("sessionStorage", place(state), kept)
  clearTimeout(state.keeping)
  if (blank && others) return
  keepHere("localStorage", place(state), kept)
  state.keeping = setTimeout(() => keep(state, blank ? "" : kept), KEEP_AFTER_MS)
}

function forget(state) {
  const others = isOthers(state)
  state.typed = ""
  shelfOf("sessionStorage").removeItem(place(state))
  clearTimeout(state.keeping)
  if (others) return
  shelfOf("localStorage").removeItem(place(state))
  keep(state, "")
}

// Another page of this browser has typed there since: what is done with this page's words leaves those alone.
function isOthers(state) {
  const [mine, shared] = ["sessionStorage", "localStorage"].map((name) => shelfOf(name).getItem(place(state)))
  return mine !== null && shared !== null && mine !== shared
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
  const here = Object.keys(shelfOf("localStorage")).filter((key) => key.startsWith(start))
  return new Set([...Object.keys(typed), ...here.map((key) => key.slice(start.length))])
}

// What is kept for one row, with what the server knows of it now; `kept` holds those of all rows.
function keptFor(row, kept, { field, typingUrl, typed }) {
  if (!kept.has(row)) kept.set(row, { field: `${field}.${row}` })
  return Object.assign(kept.get(row), { url: typingUrl, typed: typed[row] })
}

function flat(text) {
  return text.split(/\s+/).join(" ").trim()
}
