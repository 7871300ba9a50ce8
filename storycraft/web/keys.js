// Two keys mean the same in every field: Ctrl+Enter does what the field is for, Escape leaves it, and what was typed
// stays. In a field of one line Enter does it too, but for a button of Streamlit's that stands behind it. While an input method composes, all of them are its own.
//
// What stands around a field hears "sc-does" or "sc-leaves" and calls `preventDefault` where it has seen to it.
(() => {
  const FIELD = "textarea, [contenteditable]:not([contenteditable=false]), input:not([type=checkbox], [type=radio], [type=file], [role=combobox])"
  const OVERLAY = "[role=dialog], [data-testid=stPopoverBody]"
  const ELEMENT = "[data-testid=stElementContainer]"
  const BUTTON = "[data-testid=stButton] button"
  // A button that waits for words can be pressed once the server has them.
  const LOOKS = [100, 300, 700, 1500, 3000]

  const host = (node) => (node.getRootNode() === document ? node : host(node.getRootNode().host))
  const heard = (field, name) => !field.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true }))
  const oneLine = (field) => field.localName === "input" || field.ariaMultiLine === "false"

  // Presses the first button of Streamlit's that can be pressed, in the next row of buttons behind a field.
  function pressBehind(field, looks = LOOKS) {
    const [first, ...later] = looks
    setTimeout(() => {
      const button = buttonsBehind(field).find((each) => !each.disabled)
      if (button) button.click()
      else if (later.length) pressBehind(field, later)
    }, first)
  }

  function send(field) {
    const form = field.closest("form")
    if (form?.matches(".sc-form")) form.requestSubmit()
    else if (!form) pressBehind(field) // any other form is sent by Streamlit
  }

  function buttonsBehind(field) {
    let next = host(field).closest(ELEMENT)
    while ((next = next?.nextElementSibling)) {
      const buttons = [...next.querySelectorAll(BUTTON)]
      if (buttons.length) return buttons
    }
    return []
  }

  // What lies over the page brings a focus that is nowhere back into the field; on the page itself the next tab goes on
  // from where the field stands.
  function leave(field) {
    const overlay = host(field).closest(OVERLAY)
    if (!overlay) return field.blur()
    overlay.tabIndex = -1
    overlay.focus()
  }

  addEventListener("keydown", (event) => {
    const field = event.composedPath()[0]
    if (event.isComposing || !field.matches?.(FIELD)) return
    const enter = event.key === "Enter"
    const both = enter && (event.ctrlKey || event.metaKey)
    if (event.key === "Escape") heard(field, "sc-leaves") || leave(field)
    else if (!enter || !(both || oneLine(field))) return
    else if (!heard(field, "sc-does")) return both && send(field)
    event.preventDefault()
    event.stopPropagation()
  }, true)
})()
