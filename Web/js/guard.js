import { isChanged } from "./changes.js"

export function guard(root) {
  for (const form of root.querySelectorAll("form[data-guard]")) {
    window.addEventListener("beforeunload", event => {
      const isSending = form.dataset.sending !== undefined
      if (form.isConnected && !isSending && isChanged(form)) event.preventDefault()
    })
  }
}
