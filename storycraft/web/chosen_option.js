// In a row of options that scrolls sideways, what is chosen is in view also where it was chosen before the page was drawn.
(() => {
  const shown = new WeakMap()
  let looking = 0

  function show() {
    looking = 0
    for (const row of document.querySelectorAll(".stButtonGroup [role=radiogroup]")) {
      const chosen = row.querySelector("[aria-checked=true]")
      if (!chosen || shown.get(row) === chosen || row.scrollWidth <= row.clientWidth) continue
      shown.set(row, chosen)
      const [around, box] = [row, chosen].map((node) => node.getBoundingClientRect())
      const off = box.left < around.left || box.right > around.right
      if (off) row.scrollLeft += box.left + box.width / 2 - around.left - around.width / 2
    }
  }

  const look = () => (looking ||= requestAnimationFrame(show))
  const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-checked"] }
  addEventListener("DOMContentLoaded", () => new MutationObserver(look).observe(document.body, changes))
  addEventListener("resize", look)
})()
