// needs: elements
const AGAIN_MS = 3000
// Switches that say only what somebody has pressed. Streamlit's own tells how it stands with each message of the page,
// also when that was drawn before somebody else has turned it: and it would be turned back.
const rows = new WeakMap()

export default function ({ parentElement, data, setTriggerValue }) {
  const row = parentElement.querySelector(".switches")
  const before = rows.get(row)
  // What was pressed here is shown as wanted, until something was decided: then as it stands.
  const state = before?.since === data.since ? before : { since: data.since, wanted: {}, nodes: before?.nodes ?? {} }
  state.send = setTriggerValue
  rows.set(row, state)
  clearInterval(before?.again)
  // A press that no server has heard, because there was none, is told again until something was decided.
  state.again = setInterval(() => tell(row, state, data.on), AGAIN_MS)
  draws(row, Object.entries(data.on).map(([name, on]) => drawn(state, name, on, data.words[name])))
}

function tell(row, state, on) {
  if (!row.isConnected) clearInterval(state.again)
  else for (const [name, wanted] of Object.entries(state.wanted)) if (wanted !== on[name]) state.send(name, wanted)
}

function drawn(state, name, on, label) {
  const node = (state.nodes[name] ??= made())
  const wanted = () => state.wanted[name] ?? on
  const show = () => node.setAttribute("aria-checked", String(wanted()))
  node.onclick = () => {
    state.wanted[name] = !wanted()
    show()
    state.send(name, state.wanted[name])
  }
  const text = node.lastChild
  if (text.textContent !== label) text.textContent = label
  show()
  return node
}

function made() {
  const node = holder("button", "")
  node.type = "button"
  node.setAttribute("role", "switch")
  node.append(holder("span", "track"), element("span", "", ""))
  return node
}
