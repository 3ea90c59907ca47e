export function menu(root) {
  for (const details of root.querySelectorAll("details[data-menu]")) attach(details)
}

function attach(details) {
  document.addEventListener("click", event => {
    if (details.open && !details.contains(event.target)) details.open = false
  })
  details.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !details.open) return
    details.open = false
    details.querySelector("summary").focus()
  })
  details.addEventListener("focusout", event => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false
  })
}
