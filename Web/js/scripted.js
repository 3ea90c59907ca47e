export function scripted(root) {
  for (const element of root.querySelectorAll("[data-with-js]")) element.hidden = false
  for (const element of root.querySelectorAll("[data-without-js]")) element.hidden = true
}
