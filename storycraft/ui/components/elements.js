// What the lists and stories are made of. Words are set as text, never read as markup, and have their own direction.
function element(tag, name, text, language = "") {
  const node = document.createElement(tag)
  node.className = name
  node.textContent = text
  node.dir = "auto"
  if (language) node.lang = language
  return node
}

function button(text, act) {
  const node = element("button", "", text)
  node.type = "button"
  node.onclick = act
  return node
}
