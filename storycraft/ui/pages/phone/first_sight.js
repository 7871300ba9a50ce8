// The composer stands on the page from its first moment. What is typed and added in it is kept in this browser, where
// the one that Streamlit draws finds it; as soon as that stands, the focus goes there, and this one is gone.
const LEFT_AFTER_MS = 5_000
const SILENT_AFTER_MS = 60_000

const sight = document.getElementById("first-sight")
const page = document.getElementById("root")
const told = JSON.parse(document.getElementById("first-sight-data").textContent)
const shade = sight.querySelector(".composer").attachShadow({ mode: "open" })
shade.append(sight.querySelector("template").content)
const component = { parentElement: shade, data: told.composer, setTriggerValue() {} }
draw(component)
const mine = states.get(shade)
let theirs = null
let composing = false
let late = false
let ran = false
let leaving = null

// What is drawn behind it is neither reached nor read out.
page.inert = true
// The page opens the stage whose question stands here; a call that comes meanwhile is a new one to it.
const address = new URL(location)
address.searchParams.set("stage", told.stage)
if (!address.searchParams.has("calls")) address.searchParams.set("calls", told.calls)
history.replaceState(history.state, "", address)

const here = new AbortController()
const { signal } = here
addEventListener("sc-composer", meet, { signal })
shade.addEventListener("compositionstart", () => (composing = true))
shade.addEventListener("compositionend", () => {
  composing = false
  setTimeout(() => theirs && handOver())
})
// A script that does not come is not asked for again by itself.
addEventListener("error", (event) => event.target.localName === "script" && say(told.silent), { capture: true, signal })
const silent = setTimeout(() => say(told.silent), SILENT_AFTER_MS)
const runs = new MutationObserver(follow)
runs.observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] })

// Where this script does not run, nothing covers the page, or what it says to those without scripts.
sight.hidden = false

function say(words) {
  sight.querySelector("[role=status]").textContent = words
}

function meet({ detail }) {
  if (detail.field !== mine.field) return
  theirs = detail
  handOver()
}

function handOver() {
  // A word that an input method is composing is finished here first.
  late ||= composing
  if (composing || !sight.isConnected) return
  if (late) copy()
  const focused = ["words", "role", "many", "roomOnly", "add"].find((name) => mine[name] === shade.activeElement)
  const { selectionStart, selectionEnd, selectionDirection, scrollTop } = mine.words
  leave()
  if (focused) theirs[focused].focus({ preventScroll: true })
  if (focused === "words") theirs.words.setSelectionRange(selectionStart, selectionEnd, selectionDirection)
  theirs.words.scrollTop = scrollTop
}

function copy() {
  for (const name of ["words", "role"]) theirs[name].value = mine[name].value
  for (const name of ["many", "roomOnly"]) theirs[name].checked = mine[name].checked
  typed(theirs)
}

function leave() {
  page.inert = false
  here.abort()
  runs.disconnect()
  clearTimeout(silent)
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, sight.scrollTop)
  sight.remove()
}

// The page is drawn and has no such field: its link was renewed meanwhile, or another stage is open.
function follow() {
  const state = page.querySelector("[data-test-script-state]")?.dataset.testScriptState
  ran ||= state === "running"
  clearTimeout(leaving)
  if (ran && state === "notRunning") leaving = setTimeout(stepAside, LEFT_AFTER_MS)
}

function stepAside() {
  if (!sight.isConnected) return
  if (!mine.words.value.trim()) return leave()
  page.inert = false
  sight.className = "aside"
  draw({ ...component, data: { ...told.composer, paused: told.left } })
  for (const each of [mine.role, mine.add, mine.roomOnly.parentElement]) each.hidden = true
}
