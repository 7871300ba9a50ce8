// A choice at the head of the page closes when somebody presses beside it, opens the other one, or presses Escape.
(() => {
  const closeBut = (kept) => {
    for (const each of document.querySelectorAll(".sc-choice[open]")) if (each !== kept) each.open = false
  }
  addEventListener("pointerdown", (event) => closeBut(event.target.closest?.(".sc-choice")), true)
  addEventListener("focusin", (event) => closeBut(event.target.closest?.(".sc-choice")), true)
  addEventListener("keydown", (event) => {
    const open = document.querySelector(".sc-choice[open]")
    if (event.key !== "Escape" || !open) return
    open.open = false
    open.querySelector("summary").focus()
  })
})()
