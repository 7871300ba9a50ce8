// Before anything is drawn: what the server knows of the choice, and what the system has where nobody chose. The page's
// colours stand in looks.css; Streamlit's two themes are made of them here, and it is told which one to draw in.
(() => {
  const root = document.documentElement
  const chosen = (root.dataset.look ?? "").split(".")
  const asks = {
    dark: matchMedia("(prefers-color-scheme: dark)"),
    more: matchMedia("(prefers-contrast: more)"),
    less: matchMedia("(prefers-reduced-motion: reduce)"),
  }

  function settle() {
    const dark = chosen.includes("dark") || (!chosen.includes("light") && asks.dark.matches)
    root.dataset.look = dark ? "dark" : "light"
    root.dataset.contrast = chosen.includes("contrast") || asks.more.matches ? "more" : "usual"
    root.dataset.motion = chosen.includes("still") || asks.less.matches ? "less" : "usual"
    const edge = document.querySelector("meta[name=theme-color]")
    if (edge) edge.content = colour("ground")
  }

  const colour = (name) => getComputedStyle(root).getPropertyValue(`--sc-${name}`).trim()

  function theme(look) {
    root.dataset.look = look
    return {
      primaryColor: colour("accent"),
      backgroundColor: colour("ground"),
      secondaryBackgroundColor: colour("raised"),
      textColor: colour("text"),
      linkColor: colour("link"),
      borderColor: colour("line"),
      chartCategoricalColors: ["accent", "new", "good", "ask", "hand", "soft"].map(colour),
      showWidgetBorder: true,
      bodyFont: "source-sans, sans-serif",
      headingFont: "literata, serif",
      baseFontSize: 18,
      headingFontWeights: [600, 600, 600],
      headingFontSizes: ["2.4rem", "1.8rem", "1.35rem"],
      baseRadius: "0.5rem",
      buttonRadius: "0.5rem",
    }
  }

  settle()
  const [LIGHT_THEME, DARK_THEME] = ["light", "dark"].map(theme)
  // With these settings Streamlit connects at once: otherwise it asks twice first whether its server is there.
  const HOST_CONFIG = { allowedOrigins: [location.origin], useExternalAuthToken: false }
  window.__streamlit = { BACKEND_BASE_URL: location.origin, HOST_CONFIG, LIGHT_THEME, DARK_THEME }
  const kept = `stActiveTheme-${location.pathname}-v2`
  const name = { dark: "Dark", light: "Light" }[chosen[0]]
  try {
    if (name) localStorage.setItem(kept, JSON.stringify(name))
    else localStorage.removeItem(kept)
  } catch {
    // A browser that keeps nothing shows the choice in our own colours alone.
  }
  settle()
  for (const each of Object.values(asks)) each.addEventListener("change", settle)
})()
