// The list of groups is as it is now, without a word or the focus being lost; a press counts once.
const ANSWERED_WITHIN_MS = 10_000
const RELEASED_AFTER_MS = 50
const HELD_AT_MOST_MS = 2_000
const live = document.getElementById("live")
const component = { parentElement: live, data: null, setTriggerValue: refresh }

let told = null
let pressed = false
const PRESSES = { pointerdown: true, keydown: true, pointerup: false, pointercancel: false, keyup: false }
for (const [name, is] of Object.entries(PRESSES)) addEventListener(name, () => (pressed = is), true)
// Where another window or a menu takes over, nobody tells of the release.
for (const name of ["blur", "contextmenu"]) addEventListener(name, () => (pressed = false))

function listen(of) {
  told = JSON.parse(of.getElementById("door-data").textContent)
  draw({ ...component, data: told })
}

let asked = 0
let drawn = 0
async function refresh() {
  const turn = ++asked
  const answer = await fetch(told.again).catch(() => null)
  if (!answer?.ok) return
  const said = await answer.text()
  await released()
  // A list that was asked for later stands here already.
  if (turn < drawn) return
  drawn = turn
  const now = new DOMParser().parseFromString(said, "text/html")
  // The code was renewed meanwhile, or the workshop has ended: the page says so.
  if (!now.getElementById("shared")) return location.replace(location.href) // to load it anew would send a form again
  for (const name of ["own", "shared"]) renew(document.getElementById(name), now.getElementById(name))
  listen(now)
}

// What is taken away between press and release was pressed in vain.
async function released() {
  const since = Date.now()
  while (pressed && Date.now() - since < HELD_AT_MOST_MS)
    await new Promise((again) => setTimeout(again, RELEASED_AFTER_MS))
}

function renew(list, now) {
  if (list.innerHTML === now.innerHTML) return
  const held = list.contains(document.activeElement) ? document.activeElement.value : null
  list.replaceChildren(...now.children)
  if (held !== null) [...list.children].find((each) => each.value === held)?.focus({ preventScroll: true })
}

// A name that is half typed goes along with each press, and comes back with the page that says why it opened nothing.
addEventListener("formdata", ({ formData }) => {
  const { name, value } = document.getElementById("new-group") ?? {}
  if (name) formData.set(name, value)
})

let sent = 0
addEventListener("submit", (event) => {
  if (Date.now() - sent < ANSWERED_WITHIN_MS) return event.preventDefault()
  sent = Date.now()
  event.submitter?.setAttribute("aria-busy", "true")
})
// Whoever comes back to the page may press again.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return
  sent = 0
  for (const busy of document.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy")
})
if (live) listen(document)
