import { isHTML, postForm } from "./request.js"
import { debounced } from "./timing.js"

export function preview(root) {
  for (const form of root.querySelectorAll("form[data-preview-url]")) attach(form)
}

function attach(form) {
  const into = document.querySelector(form.dataset.previewInto ?? "[data-preview]")
  if (!into) return
  let asking
  const show = debounced(400, async () => {
    asking?.abort()
    asking = new AbortController()
    try {
      const answer = await postForm(form.dataset.previewUrl, new FormData(form), { signal: asking.signal })
      if (isHTML(answer)) into.innerHTML = await answer.text()
    } catch {
      // A preview that did not come leaves the earlier one standing.
    }
  })
  form.addEventListener("input", show)
}
