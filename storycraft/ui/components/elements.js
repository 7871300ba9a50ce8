// What the lists and stories are made of. Words are set as text, never read as markup, and have their own direction.
function element(tag, name, text, language = "") {
  const node = document.createElement(tag)
  node.className = name
  node.textContent = text
  node.dir = "auto"
  if (language) node.lang = language
  return node
}

// What holds such elements has the direction of whatever it stands in itself: there is nothing in it to take one from.
function holder(tag, name) {
  const node = document.createElement(tag)
  node.className = name
  return node
}

function button(text, act) {
  const node = element("button", "", text)
  node.type = "button"
  node.onclick = act
  return node
}

// Puts these nodes into a parent in their order, and no others. What stays where it is, is not touched: a node that is
// taken out and put in again loses the focus.
function draws(parent, children) {
  const wanted = new Set(children)
  for (const old of [...parent.children]) if (!wanted.has(old)) old.remove()
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null)
  })
}
