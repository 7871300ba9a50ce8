// A server that was started anew knows no part of a page that another one drew, and hears no press on it. When the
// connection is back Streamlit has the whole page drawn, but not where its last drawing was of the whole page: asked for here.
// What is pressed until that is drawn would be lost, or stand there as if it had been done: it is held, and pressed again then.
(() => {
  const CONTROL = "button, label, [role=radio], [role=switch], [role=checkbox], input[type=checkbox], input[type=radio]"
  const PARTS = ["pointerdown", "mousedown", "pointerup", "mouseup", "touchstart", "touchend", "keydown", "keyup"]
  // What is drawn no sooner is drawn never: whoever pressed sees what became of it.
  const DRAWN_WITHIN_MS = 20_000
  const LOOKS_AGAIN_AFTER_MS = 60
  let before = false
  let holding = false
  let release = null
  let ran = false
  const pressed = []

  const state = () => document.querySelector("[data-test-script-state]")?.dataset.testScriptState
  const keyOf = (node) => node.closest("[class*='st-key-']")?.className.match(/st-key-\S+/)?.[0]
  const controlIn = (event) => {
    const control = event.composedPath()[0].closest?.(CONTROL)
    return control && document.getElementById("root")?.contains(event.target) ? control : null
  }

  addEventListener("message", ({ data, source }) => {
    if (source !== window) return
    if (data?.type === "WEBSOCKET_CONNECTED") {
      if (before) reconnect()
      before = true
    }
  })

  function reconnect() {
    holding = true
    ran = false
    clearTimeout(release)
    release = setTimeout(letGo, DRAWN_WITHIN_MS)
    // Streamlit takes this in when it has noted itself that it is connected, and not while the page is drawn already.
    setTimeout(() => postMessage({ stCommVersion: 1, type: "RERUN_SCRIPT" }, location.origin))
    look()
  }

  function look() {
    if (!holding) return
    ran ||= state() !== "notRunning"
    if (ran && state() === "notRunning") letGo()
    else setTimeout(look, LOOKS_AGAIN_AFTER_MS)
  }

  // Each press as a whole: what a control does at its beginning or its end is done when it is pressed again.
  function hold(event) {
    const control = holding && controlIn(event)
    if (!control || (event.key && ![" ", "Enter"].includes(event.key))) return
    event.stopImmediatePropagation()
    if (event.type !== "click") return
    event.preventDefault()
    if (pressed.some((each) => each.control === control)) return
    control.setAttribute("aria-busy", "true")
    pressed.push({ control, key: keyOf(control), name: control.textContent })
  }

  function letGo() {
    clearTimeout(release)
    holding = false
    for (const { control, key, name } of pressed.splice(0)) {
      control.removeAttribute("aria-busy")
      const now = control.isConnected ? control : like(control, key, name)
      ;(now?.control ?? now)?.click()
    }
  }

  function like(control, key, name) {
    const all = [...document.querySelectorAll(`#root ${key ? `.${CSS.escape(key)}` : ""} ${control.localName}`)]
    return all.find((each) => each.textContent === name)
  }

  for (const part of [...PARTS, "click"]) addEventListener(part, hold, true)
})()
