export function focus() {
  document.querySelector("[data-focus]")?.focus()
}
