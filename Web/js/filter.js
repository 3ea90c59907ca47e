import { debounced } from "./timing.js"
import { announce, phrase } from "./words.js"

export function filter(root) {
  for (const input of root.querySelectorAll("input[data-filter]")) attach(input)
}

function attach(input) {
  const say = debounced(600, shown => {
    announce(shown === 0 ? (input.dataset.filterNone ?? phrase(input, "filterCount", 0)) : phrase(input, "filterCount", shown))
  })
  input.addEventListener("input", () => say(apply(input)))
  input.addEventListener("keydown", event => {
    if (event.key === "Enter") event.preventDefault()
  })
  if (input.value) apply(input)
}

function apply(input) {
  const wanted = plain(input.value).split(/\s+/).filter(Boolean)
  let shown = 0
  for (const row of rows(document.querySelector(input.dataset.filter))) {
    const words = plain(row.textContent)
    row.hidden = !wanted.every(word => words.includes(word))
    if (!row.hidden) shown += 1
  }
  return shown
}

function rows(list) {
  if (!list) return []
  const body = list instanceof HTMLTableElement ? list.tBodies[0] : list
  return [...body.children]
}

// Upper and lower case and accents do not matter when looking for a name.
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}
