// A drill follows from its script, so the page knows when to look again, and need not be told.
export function drill(root) {
  for (const clock of root.querySelectorAll("[data-drill-next]")) follow(clock)
  if (root.querySelector("[data-drill-begun]") && document.querySelector("[data-drill-lobby]")) location.reload()
  for (const steps of root.querySelectorAll("[data-steps]")) walk(steps)
}

function follow(clock) {
  if (clock.dataset.drillOver !== undefined) return finish(clock.dataset.drillOver)
  if (clock.dataset.drillNext === "") return
  const wait = Number(clock.dataset.drillNext)
  // A little later than due, so that it has happened when we ask.
  setTimeout(() => clock.isConnected && look(), wait + 100)
}

// Time alone changes what was said and the clock beside it; who is there and what was decided is told by the stream.
function look() {
  const parts = document.querySelectorAll('.drill [data-live-part="feed"], .drill [data-live-part="sheet"]')
  document.dispatchEvent(new CustomEvent("firsthand:look", { detail: [...parts] }))
}

// Whoever is writing keeps their words; everybody else looks back now.
function finish(path) {
  const text = document.querySelector("#answer textarea")
  if (text && text.value.trim()) return
  location.assign(path)
}

function walk(steps) {
  document.addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return
    steps.querySelector(`[data-step="${event.key}"]`)?.click()
  })
}
