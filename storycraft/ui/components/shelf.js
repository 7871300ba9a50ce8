// Where a browser keeps things: "sessionStorage" for this tab, "localStorage" for all of them.
const keptInPage = {}
const KEPT_HERE = {
  getItem(key) {
    return this[key] ?? null
  },
  setItem(key, text) {
    this[key] = text
  },
  removeItem(key) {
    delete this[key]
  },
}

// Where a browser lets nothing be kept, naming its store fails: the page itself keeps it then, for as long as it is open.
function shelfOf(name) {
  try {
    if (window[name]) return window[name]
  } catch {}
  return (keptInPage[name] ??= Object.create(KEPT_HERE))
}

// A browser may keep no more than it has: then what is typed has its copy on the server, and an older one here would
// come before that.
function keepHere(name, key, text) {
  const shelf = shelfOf(name)
  try {
    shelf.setItem(key, text)
  } catch {
    shelf.removeItem(key)
  }
}
