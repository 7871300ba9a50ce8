// The composer stands on the page from its first moment. What is typed and added in it is kept in this browser, where
// the one that Streamlit draws finds it; as soon as that stands, the focus goes there, and this one is gone.
const LEFT_AFTER_MS = 5_000

const shade = sight.querySelector(".composer").attachShadow({ mode: "open" })
shade.append(sight.querySelector("template").content)
const component = { parentElement: shade, data: told.composer, setTriggerValue() {} }
draw(component)
const mine = states.get(shade)
let theirs = null
let ran = false
let leaving = null

// The page opens the stage whose question stands here; a call that comes meanwhile is a new one to it.
const address = new URL(location)
address.searchParams.set("stage", told.stage)
if (!address.searchParams.has("calls")) address.searchParams.set("calls", told.calls)
history.replaceState(history.state, "", address)

addEventListener("sc-composer", meet, { signal })
stand()

function meet({ detail }) {
  if (detail.field !== mine.field) return
  theirs = detail
  handOver()
}

function handOver() {
  if (!isFree()) return
  if (late) copy()
  const focused = ["words", "role", "many", "roomOnly", "add"].find((name) => mine[name] === shade.activeElement)
  const { scrollTop } = mine.words
  leave(mine[focused], theirs[focused])
  theirs.words.scrollTop = scrollTop
}

function copy() {
  for (const name of ["words", "role"]) theirs[name].value = mine[name].value
  for (const name of ["many", "roomOnly"]) theirs[name].checked = mine[name].checked
  typed(theirs)
}

// The page is drawn and has no such field: its link was renewed meanwhile, or another stage is open.
function follow(state) {
  ran ||= state === "running"
  clearTimeout(leaving)
  if (ran && state === "notRunning") leaving = setTimeout(stepAside, LEFT_AFTER_MS)
}

function stepAside() {
  if (!sight.isConnected) return
  if (!mine.words.value.trim()) return leave()
  page.inert = false
  sight.className = "sc-first aside"
  draw({ ...component, data: { ...told.composer, paused: told.left } })
  for (const each of [mine.role, mine.as, mine.add, mine.roomOnly.parentElement]) each.hidden = true
}
