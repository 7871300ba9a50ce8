// A list of points as one element. Rows that somebody is editing are left alone while others arrive.
const states = new WeakMap()

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  const list = parentElement.querySelector("ul")
  let state = states.get(parentElement)
  if (!state) {
    state = { rows: new Map() }
    states.set(parentElement, state)
  }
  state.send = setTriggerValue
  const empty = parentElement.querySelector(".empty")
  empty.textContent = data.empty
  empty.hidden = data.points.length > 0
  const ids = new Set(data.points.map((point) => point.id))
  for (const [id, row] of state.rows) {
    if (!ids.has(id)) {
      row.node.remove()
      state.rows.delete(id)
    }
  }
  data.points.forEach((point, index) => place(list, state, point, index))
}

function place(list, state, point, index) {
  let row = state.rows.get(point.id)
  const shape = JSON.stringify(point)
  if (!row) {
    row = { node: document.createElement("li") }
    state.rows.set(point.id, row)
  }
  if (row.shape !== shape && !row.editing) {
    row.shape = shape
    show(row, point, state)
  }
  if (list.children[index] !== row.node) list.insertBefore(row.node, list.children[index] || null)
}

function show(row, point, state) {
  row.editing = false
  const words = element("p", "words", point.text)
  const about = element("p", "about", "")
  about.append(element("span", "", point.about))
  row.node.replaceChildren(words, about)
  if (point.press) about.append(button(point.press, () => state.send("press", { id: point.id, version: point.version })))
  if (!point.mine) return
  const edit = button("Edit", () => change(row, point, state))
  const withdraw = button("Withdraw", () => {
    if (point.reason) return askWhy(row, point, state)
    // Two presses: a point is not lost by a slip of the finger.
    if (withdraw.textContent === "Withdraw") {
      withdraw.textContent = "Withdraw: sure?"
      setTimeout(() => (withdraw.textContent = "Withdraw"), 3000)
    } else state.send("withdraw", { id: point.id, version: point.version })
  })
  about.append(edit, withdraw)
}

function change(row, point, state) {
  row.editing = true
  const words = element("textarea", "", "")
  words.value = point.text
  words.rows = Math.min(8, Math.max(2, Math.ceil(point.text.length / 60)))
  words.setAttribute("aria-label", "Edit this point")
  const bar = element("p", "about", "")
  const stop = () => {
    row.editing = false
    show(row, point, state)
  }
  bar.append(
    button("Save", () => {
      row.editing = false
      state.send("edit", { id: point.id, version: point.version, text: words.value })
    }),
    button("Cancel", stop),
  )
  row.node.replaceChildren(words, bar)
  words.focus()
}

function askWhy(row, point, state) {
  row.editing = true
  const why = element("input", "", "")
  why.setAttribute("aria-label", "Why it is withdrawn")
  why.placeholder = "Why it is withdrawn; the log keeps it"
  const bar = element("p", "about", "")
  bar.append(
    button("Withdraw it", () => {
      if (!why.value.trim()) return why.focus()
      row.editing = false
      state.send("withdraw", { id: point.id, version: point.version, reason: why.value })
    }),
    button("Cancel", () => show(row, point, state)),
  )
  row.node.replaceChildren(element("p", "words", point.text), why, bar)
  why.focus()
}

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
