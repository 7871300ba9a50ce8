// What is wrong with what somebody typed is said with its field: a message belongs to the one field beside it.
(() => {
  const BLOCK = "[data-testid=stVerticalBlock]"
  const described = new Set()

  function describe() {
    const now = new Set()
    for (const message of document.querySelectorAll(".sc-error[role=alert]")) {
      const fields = message.closest(BLOCK)?.querySelectorAll("input:not([type=checkbox], [type=radio], [role=combobox]), textarea") ?? []
      if (fields.length !== 1) continue
      message.id ||= `wrong-${fields[0].id || "field"}`
      fields[0].setAttribute("aria-describedby", message.id)
      fields[0].setAttribute("aria-invalid", "true")
      now.add(fields[0])
    }
    for (const field of described) {
      if (now.has(field)) continue
      field.removeAttribute("aria-describedby")
      field.removeAttribute("aria-invalid")
      described.delete(field)
    }
    for (const field of now) described.add(field)
  }

  addEventListener("DOMContentLoaded", () => new MutationObserver(describe).observe(document.body, { childList: true, subtree: true }))
})()
