// What somebody typed about something that is not there any more: shown until whoever typed it has taken it elsewhere.
function leftCard(texts, what, about, typed, close) {
  const card = holder("aside", "left")
  card.append(element("p", "", what), element("blockquote", "", about || ""))
  card.append(element("p", "", texts.typed), element("blockquote", "", typed))
  card.append(button(texts.close, () => close(card)))
  return card
}
