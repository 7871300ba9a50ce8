// A link's key stands behind the # of its address, which no browser sends anywhere. It goes to the server in the
// body of a request, and the address that comes back opens in this browser alone.
const said = document.getElementById("said")

async function enter() {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" }
  try {
    const answer = await fetch("enter", { method: "POST", headers, body: location.hash.slice(1) })
    const told = await answer.json()
    if (answer.ok) location.replace(told.to)
    else said.textContent = told.error
  } catch {
    said.textContent = said.dataset.silent
  }
}

// Another link that is pasted into the same tab changes what stands behind the # and nothing else.
addEventListener("hashchange", enter)
enter()
