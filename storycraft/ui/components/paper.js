// On paper nothing can be pressed: sentences have the numbers of their sources, which stand as notes behind the text.
const paper = matchMedia("print")

// `told` gives the drawn sentences, each with the ids of its points, and `sources` the points by id, or nothing.
// Ends by itself where `root` is on no page any more; returns what ends it sooner.
function notesOnPaper(root, told, sources, title) {
  const end = () => paper.removeEventListener("change", change)
  const change = () => {
    if (!root.isConnected) return end()
    root.querySelector(".printed")?.remove()
    if (paper.matches) root.append(...notesOf(told(), sources() ?? {}, title()))
  }
  paper.addEventListener("change", change)
  return end
}

function notesOf(told, sources, title) {
  const numbers = new Map()
  for (const [node, cites] of told) {
    const known = cites.filter((id) => sources[id])
    for (const id of known) if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
    node.dataset.notes = known.map((id) => numbers.get(id)).join(", ")
  }
  if (!numbers.size) return []
  const notes = holder("section", "printed")
  const list = holder("ol", "")
  list.append(...[...numbers.keys()].map((id) => noteOf(sources[id])))
  notes.append(element("h3", "", title), list)
  return [notes]
}

function noteOf(source) {
  const item = holder("li", "")
  item.append(element("span", "", source.text, source.language), " ", element("small", "", source.by))
  return item
}
