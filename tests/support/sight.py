"""What somebody with a small screen, a large type or wide letters does not get to see of a page."""

from playwright.sync_api import Page

_CUT = """() => {
  const found = new Set()
  const end = document.documentElement.clientWidth
  const scrolls = (node) => {
    if (!node || node.matches("[data-testid=stMain]")) return false
    if (/auto|scroll/.test(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth) return true
    return scrolls(node.parentElement ?? node.getRootNode().host)
  }
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot)
      if (!node.textContent.trim()) continue
      const style = getComputedStyle(node)
      const box = node.getBoundingClientRect()
      const seen = box.width >= 2 && style.clipPath === "none" && node.checkVisibility({ visibilityProperty: true })
      if (!seen) continue
      // What is read of it takes the longest to find, and is asked for last.
      const tell = (what) => node.innerText?.trim() && found.add(`${what}: ${node.innerText.trim().slice(0, 60)}`)
      const hides = (how, size, all) => ["hidden", "clip"].includes(how) && size > 1 && all > size + 3
      if (hides(style.overflowX, node.clientWidth, node.scrollWidth)) tell("cut at its side")
      // Streamlit's navigation keeps a bold copy of each name below it, so that none moves when it is chosen.
      const below = !node.closest("header") && hides(style.overflowY, node.clientHeight, node.scrollHeight)
      if (below) tell("cut below")
      const own = [...node.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim())
      if (own && (box.right > end + 1 || box.left < -1) && !scrolls(node)) tell("beyond the page")
    }
  }
  look(document)
  const page = document.querySelector("[data-testid=stMain]") ?? document.documentElement
  if (page.scrollWidth > page.clientWidth + 1) found.add(`the page scrolls sideways: ${page.scrollWidth} px`)
  return [...found]
}"""
TURNED = """() => {
  const inner = (node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]
  const all = (root) => [...root.querySelectorAll("*")].flatMap(inner)
  const words = (node) => !/[A-Za-z]/.test(node.textContent) && /[^\\s\\d:·]/.test(node.textContent)
  const holds = (node) => node.children.length && node.matches("div, p, li, ul, ol, section, article, aside")
  const turned = (node) => getComputedStyle(node).direction === "ltr" && !node.closest("[dir=ltr]")
  const found = all(document.querySelector("[data-testid=stMain], main"))
  return found.filter((node) => holds(node) && words(node) && turned(node))
    .map((node) => node.outerHTML.slice(0, 120))
}"""
"""What holds words that are all from right to left, and stands the other way around."""
_WIDEN = """() => {
  const css = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`
  const widen = (root) => {
    if (!root.querySelector("style.wide")) {
      const style = document.createElement("style")
      style.className = "wide"
      style.textContent = css
      ;(root.head ?? root).append(style)
    }
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) widen(node.shadowRoot)
  }
  widen(document)
}"""


def cut(page: Page) -> list[str]:
    """Each text that is cut or stands beyond the page, and whether the page scrolls sideways."""
    return page.evaluate(_CUT)


def widen(page: Page) -> None:
    """Set lines, letters, words and paragraphs as far apart as a reader may (WCAG 2.2, 1.4.12)."""
    page.evaluate(_WIDEN)
