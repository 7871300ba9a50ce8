// Texts come from the server in the reader's language; what is known only here is filled in by its name.
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}

// A name and what it says of itself: French has a blank before the colon.
function said(words, name, text) {
  return filled(words.named, { name, text })
}

function number(words, value) {
  return new Intl.NumberFormat(`${words.language}-u-nu-latn`).format(value)
}

// The form of the plural that the language has for this number (CLDR).
function counted(words, name, count, values = {}) {
  const form = words[name][new Intl.PluralRules(words.language).select(count)] ?? words[name].other
  return filled(form, { ...values, count: number(words, count) })
}
