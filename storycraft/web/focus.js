// After an action the focus goes on to what comes next, never back to the beginning of the page. Components do so by
// themselves; for all else: where what has the focus is taken away or disabled, it goes to its like, to what has come
// in its place, or to what stood before it. Whoever comes to a page is in its field for points, where it has one.
(() => {
  const FOCUSABLE = "a[href], button, input, textarea, select, summary, [tabindex='0']"
  const OVERLAY = "[role=dialog], [data-testid=stPopoverBody]"
  const FIELD = ".composer textarea"
  const NEIGHBOURS = 40
  // A page is drawn in many steps: what comes next may be among the last of them.
  const LOOKS = [0, 150, 600, 1500, 3000]
  // A slow machine draws a page for so long.
  const ARRIVES_WITHIN_MS = 30_000
  // The place of the focus, and the one on the page below where that is in a dialog.
  let place = null
  let below = null
  let touched = false
  // A page has come, and nobody has pressed anything on it: what had the focus before is on no page any more.
  let arriving = null
  let shown = location.pathname
  let before = null

  const all = (root) =>
    [...root.querySelectorAll("*")].flatMap((node) => [
      ...(node.matches(FOCUSABLE) ? [node] : []),
      ...(node.shadowRoot ? all(node.shadowRoot) : []),
    ])
  const usable = (node) =>
    node.isConnected && !node.matches(":disabled, [inert] *") && node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true })
  const host = (node) => (node.getRootNode() === document ? node : host(node.getRootNode().host))
  const keyOf = (node) => host(node).closest("[class*='st-key-']")?.className.match(/st-key-(\S+)/)[1] ?? ""
  const nameOf = (node) => node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent.trim()

  const titled = () => document.querySelector("h1")?.textContent ?? ""

  function remember(node) {
    const everything = all(document)
    const at = everything.indexOf(node)
    if (!node.closest(OVERLAY)) below = null
    else if (place && !place.node.closest(OVERLAY)) below = place
    place = {
      node,
      page: location.pathname,
      title: titled(),
      key: keyOf(node),
      name: nameOf(node),
      before: everything.slice(Math.max(0, at - NEIGHBOURS), Math.max(0, at)).reverse(),
      after: at < 0 ? [] : everything.slice(at + 1, at + NEIGHBOURS),
    }
  }

  const lost = () => place && (document.activeElement === document.body || document.activeElement?.matches(":disabled")) && !usable(place.node)

  function successor({ node, page, title, key, name, before, after }) {
    const now = all(document).filter(usable)
    const like = key && now.find((each) => each.localName === node.localName && nameOf(each) === name && keyOf(each) === key)
    if (like) return like
    // The page of another group has the same address and another title.
    if (location.pathname !== page || (title && title !== titled()) || node.matches(FIELD)) {
      expectArrival()
      return entrance()
    }
    if (node.localName === "h1") return heading()
    const previous = before.find((each) => now.includes(each))
    const next = after.find((each) => now.includes(each))
    // What is new between two that stood beside it has come in its place.
    const here = now.slice(previous ? now.indexOf(previous) + 1 : 0, next ? now.indexOf(next) + 1 : undefined)
    return here.find((each) => host(each).closest("[data-testid=stMain]")) ?? previous ?? heading()
  }

  // The keyboard of a phone would come up unasked over half of the page: there a page begins at its heading.
  function entrance() {
    const field = all(document).find((node) => node.matches(FIELD) && !node.readOnly && usable(node))
    const types = field && !touched && matchMedia("(pointer: fine)").matches && field.getBoundingClientRect().bottom <= innerHeight
    return document.querySelector("[autofocus]") ?? (types ? field : heading())
  }

  const is = (state) => document.querySelector(`[data-test-script-state=${state}]`)
  // What covers a page until it is drawn holds what it begins with.
  const begun = () => is("notRunning") || document.getElementById("first-sight") || !document.getElementById("root")

  function expectArrival() {
    stopArrival()
    before = document.activeElement
    arriving = setTimeout(stopArrival, ARRIVES_WITHIN_MS)
  }

  function stopArrival() {
    clearTimeout(arriving)
    arriving = null
  }

  // A field may come after its heading.
  function arrive() {
    const now = document.activeElement
    if (arriving && ([document.body, before].includes(now) || now.localName === "h1")) entrance()?.focus({ preventScroll: true })
  }

  function heading() {
    const first = document.querySelector("h1")
    if (first) first.tabIndex = -1
    return first
  }

  function goOn(last) {
    if (!lost()) return
    const overlay = below && !place.node.isConnected ? below : null
    const to = overlay && usable(overlay.node) ? overlay.node : successor(overlay ?? place)
    // While the script runs, what comes next may not be there yet.
    if (!to || (is("running") && !last) || (touched && to.matches("input, textarea"))) return
    to.focus({ preventScroll: touched, focusVisible: !touched })
  }

  let looking = []
  function look() {
    for (const each of looking) clearTimeout(each)
    looking = LOOKS.map((after) => setTimeout(() => goOn(after === LOOKS.at(-1)), after))
  }

  addEventListener("focusin", (event) => event.composedPath()[0] !== document.body && remember(event.composedPath()[0]), true)
  // Somebody left it, who pressed beside it: nothing is lost.
  addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch"
    stopArrival()
    place = null
  }, true)
  addEventListener("keydown", () => {
    touched = false
    stopArrival()
  }, true)
  for (const act of ["click", "keyup", "focusout"]) addEventListener(act, look, true)
  // A component says when its field stands; what it is drawn in may still be hidden then.
  addEventListener("sc-composer", () => setTimeout(arrive))
  const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "data-test-script-state"] }
  function follow() {
    if (location.pathname !== shown) expectArrival()
    shown = location.pathname
    if (lost()) look()
    else if (arriving && begun() && document.activeElement?.localName !== "h1") arrive()
  }
  addEventListener("DOMContentLoaded", () => {
    if (document.activeElement === document.body) expectArrival()
    new MutationObserver(follow).observe(document.body, changes)
    setTimeout(follow)
  })
})()
