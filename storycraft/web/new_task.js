// Another stage or page begins at its top, wherever the one before was scrolled to. Under whoever types nothing moves.
(() => {
  const FIELD = "textarea, [contenteditable]:not([contenteditable=false]), input:not([type=checkbox], [type=radio])"
  let page = location.pathname
  let stage = -1

  function focused(root = document) {
    const node = root.activeElement
    return node?.shadowRoot ? focused(node.shadowRoot) : node
  }

  function typing() {
    const node = focused()
    return node?.matches(FIELD) && Boolean((node.value ?? node.textContent).trim())
  }

  // Its name is no sign of a stage: it says too who is there, and whether it is closed.
  function look() {
    const bar = [...document.querySelectorAll(".st-key-stage [role=radio]")]
    const chosen = bar.findIndex((each) => each.ariaChecked === "true")
    const moved = location.pathname !== page || (chosen >= 0 && stage >= 0 && chosen !== stage)
    if (chosen >= 0 || location.pathname !== page) stage = chosen
    page = location.pathname
    if (moved && !typing()) document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0, behavior: "instant" })
  }

  const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-checked"] }
  addEventListener("DOMContentLoaded", () => new MutationObserver(look).observe(document.body, changes))
})()
