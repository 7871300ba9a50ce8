// What the lists and stories are made of. Words are set as text, never read as markup.
function element(tag, name, text) {
  const node = document.createElement(tag)
  node.className = name
  node.textContent = text
  return node
}

function button(text, act) {
  const node = element("button", "", text)
  node.type = "button"
  node.onclick = act
  return node
}
