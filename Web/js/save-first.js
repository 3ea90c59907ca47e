// What is sent is the newest words and their revision. When saving failed the form itself carries them.
export function saveFirst(form, autosave) {
  let state = "writing"
  form.addEventListener("submit", async event => {
    if (state === "ready" || autosave.isPaused || !autosave.isPending) return
    event.preventDefault()
    if (state === "saving") return
    state = "saving"
    await autosave.save()
    const isBlocked = autosave.isPaused || !navigator.onLine
    state = "ready"
    if (!isBlocked) form.requestSubmit(event.submitter)
    state = "writing"
  })
}
