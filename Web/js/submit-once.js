export function submitOnce() {
  document.addEventListener("submit", event => {
    const { target: form, submitter } = event
    if (event.defaultPrevented || form.method !== "post") return
    if (form.dataset.sending !== undefined) return event.preventDefault()
    form.dataset.sending = ""
    submitter?.setAttribute("aria-disabled", "true")
    // A download or a slow network leaves the page standing: let people try again.
    setTimeout(() => restore(form), 10_000)
  })
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(restore))
}

function restore(form) {
  delete form.dataset.sending
  for (const button of document.querySelectorAll('button[aria-disabled="true"]')) {
    if (button.form === form) button.removeAttribute("aria-disabled")
  }
}
