"""What on a page is too faint to be read or seen, by the colours that the browser computes."""

from playwright.sync_api import Page

_FAINT = """([text, edge]) => {
  const CONTROL = "button, select, textarea, input:not([type=checkbox], [type=radio], [type=file]), [role=radio]"
  const ROOTS = ["stTextInputRootElement", "stTextAreaRootElement", "stNumberInputContainer"]
  const AROUND = `${ROOTS.map((name) => `[data-testid=${name}]`)}, [role=group]`
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const parse = (colour) => {
    const [r, g, b, alpha = 1] = numbers(colour)
    return colour.startsWith("color(") ? [r * 255, g * 255, b * 255, alpha] : [r, g, b, alpha]
  }
  const over = (top, under) => [0, 1, 2].map((at) => top[at] * top[3] + under[at] * (1 - top[3])).concat(1)
  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host
  const line = (node) => (node ? [node, ...line(above(node))] : [])
  const ground = (node) => {
    const layers = line(node).map((each) => parse(getComputedStyle(each).backgroundColor))
    const last = layers.findIndex((layer) => layer[3] === 1)
    return layers.slice(0, last + 1).reduceRight((under, layer) => over(layer, under), [255, 255, 255, 1])
  }
  const light = (colour) => {
    const straight = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    const [r, g, b] = colour.map((part) => straight(part / 255))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one, other) => {
    const [less, more] = [light(one), light(other)].sort((a, b) => a - b)
    return (more + 0.05) / (less + 0.05)
  }
  const inner = (node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]
  const all = (root) => [...root.querySelectorAll("*")].flatMap(inner)
  const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width > 1
    && getComputedStyle(node).clipPath === "none"
  const off = (node) => node.closest(":disabled, [aria-disabled=true]")
  const found = new Set()

  function read(node, colour, words) {
    const opacity = line(node).reduce((all, each) => all * getComputedStyle(each).opacity, 1)
    const [under, [r, g, b, alpha]] = [ground(node), parse(colour)]
    const ratio = contrast(over([r, g, b, alpha * opacity], under), under)
    if (ratio < text) found.add(`${ratio.toFixed(1)}: ${words.trim().slice(0, 40)}`)
  }

  function bounded(node) {
    const box = node.matches("input, textarea") ? node.closest(AROUND) ?? node : node
    const style = getComputedStyle(box)
    const under = ground(above(box))
    const border = parseFloat(style.borderTopWidth) ? over(parse(style.borderTopColor), under) : under
    // A button without an edge is known by its words.
    if (node.matches("button, [role=radio]") && contrast(border, under) < 1.01) return
    const ratio = Math.max(contrast(border, under), contrast(ground(box), under))
    if (ratio < edge) found.add(`edge ${ratio.toFixed(1)}: ${node.textContent || node.placeholder || node.localName}`)
  }

  for (const node of all(document.body)) {
    if (!seen(node) || off(node) || node.closest("svg, script, style, noscript, option")) continue
    const words = [...node.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data).join("")
    if (words.trim()) read(node, getComputedStyle(node).color, words)
    if (node.placeholder && !node.value) read(node, getComputedStyle(node, "::placeholder").color, node.placeholder)
    if (node.matches(CONTROL)) bounded(node)
  }
  return [...found]
}"""


def faint(page: Page, *, text: float, edge: float = 3.0) -> list[str]:
    """Each text of less contrast than `text`, and each control whose edge has less than `edge` (WCAG 2, 1.4)."""
    return page.evaluate(_FAINT, [text, edge])
