// How this computer's keyboard enters what was typed; "" on a screen that is touched.
function enterKeys(words) {
  if (matchMedia("(hover: none)").matches) return ""
  return /Mac/.test(navigator.platform) ? "⌘ Enter" : words.keys
}

function sayKeys(place, words, what) {
  place.textContent = enterKeys(words) && filled(what, { keys: enterKeys(words) })
}

// What the two keys of `web/keys.js` do in the fields of this form; without `leaves` Escape leaves them as any field.
function heedKeys(form, does, leaves = null) {
  for (const [name, act] of [["sc-does", does], ["sc-leaves", leaves]])
    if (act)
      form.addEventListener(name, (event) => {
        event.preventDefault()
        act()
      })
}
