// How this computer's keyboard enters what was typed; "" on a screen that is touched.
function enterKeys() {
  if (matchMedia("(hover: none)").matches) return ""
  return /Mac/.test(navigator.platform) ? "⌘ Enter" : "Ctrl + Enter"
}

function sayKeys(place, what) {
  place.textContent = enterKeys() && filled(what, { keys: enterKeys() })
}
