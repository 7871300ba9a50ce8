// What stands on a page from its first moment covers what Streamlit draws behind it until that takes over.
const SILENT_AFTER_MS = 60_000

const sight = document.getElementById("first-sight")
const page = document.getElementById("root")
const told = JSON.parse(document.getElementById("first-sight-data").textContent)
const here = new AbortController()
const { signal } = here
let composing = false
let late = false

const runs = new MutationObserver(() => follow(page.querySelector("[data-test-script-state]")?.dataset.testScriptState))
// A script that does not come is not asked for again by itself.
addEventListener("error", (event) => event.target.localName === "script" && say(told.silent), { capture: true, signal })
const silent = setTimeout(() => say(told.silent), SILENT_AFTER_MS)
sight.addEventListener("compositionstart", () => (composing = true))
sight.addEventListener("compositionend", () => {
  composing = false
  setTimeout(() => late && sight.isConnected && handOver())
})

// Where a script does not run to its end, nothing covers the page, or what it says to those without scripts. What is
// drawn behind is neither reached nor read out.
function stand() {
  runs.observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] })
  page.inert = true
  sight.hidden = false
}

function say(words) {
  sight.querySelector("[role=status]").textContent = words
}

// A word that an input method is composing is finished here first.
function isFree() {
  late ||= composing
  return !composing && sight.isConnected
}

// With a field that has the focus here goes the focus to its like there, and its caret.
function leave(from = null, to = null) {
  const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = from ?? {}
  page.inert = false
  here.abort()
  runs.disconnect()
  clearTimeout(silent)
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, sight.scrollTop)
  sight.remove()
  to?.focus({ preventScroll: true })
  if (Number.isInteger(start)) to.setSelectionRange(start, end, direction)
}
