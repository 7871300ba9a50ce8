// The field for a code stands on the page from its first moment; what is typed in it goes on in the one that Streamlit
// draws.
const CODE = "form.sc-form [name=join]"
const mine = sight.querySelector(CODE)

function follow(state) {
  if (state === "notRunning" && page.querySelector(CODE)) handOver()
}

function handOver() {
  if (!isFree()) return
  const theirs = page.querySelector(CODE)
  if (mine.value) theirs.value = mine.value
  leave(...(mine.matches(":focus") ? [mine, theirs] : []))
}

stand()
