// What Streamlit says by itself is said in the reader's language, before it is seen: as `streamlit_words.py` has it.
(() => {
  const said = JSON.parse(document.getElementById("streamlit-words").textContent)
  const rules = said.map(([where, attribute, theirs, ours]) => ({ where, attribute, theirs: new RegExp(`^${theirs}$`), ours }))
  const anywhere = rules.map((rule) => rule.where).join(", ")
  const attributes = [...new Set(rules.map((rule) => rule.attribute).filter(Boolean))]

  function told(text, { theirs, ours }) {
    const found = text.match(theirs)
    return found && ours.replace(/\{(\w+)\}/g, (field, name) => found.groups?.[name] ?? field)
  }

  function say(node) {
    for (const rule of rules) {
      if (!node.matches(rule.where)) continue
      if (rule.attribute) {
        const ours = told(node.getAttribute(rule.attribute) ?? "", rule)
        if (ours) node.setAttribute(rule.attribute, ours)
      } else for (const text of node.childNodes) {
        const ours = text.nodeType === Node.TEXT_NODE && told(text.data, rule)
        if (ours && ours !== text.data) text.data = ours
      }
    }
  }

  const changes = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: attributes }
  const watch = new MutationObserver(() => {
    document.querySelectorAll(anywhere).forEach(say)
    watch.takeRecords() // what was said here
  })
  addEventListener("DOMContentLoaded", () => watch.observe(document.body, changes))
})()
