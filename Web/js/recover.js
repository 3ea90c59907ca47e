import { typeOver } from "./typing.js"

// Words that this device kept and the server never got come back, with a way to the saved text.
export function recover({ form, text, kept, autosave, conflict }) {
  const found = kept.find()
  const saved = text.defaultValue
  if (!found || found.text === saved) return kept.forget()
  const isSavedElsewhere = found.revision !== autosave.revision && found.sent !== saved
  if (isSavedElsewhere) {
    return conflict.begin(found.text, { text: saved, revision: autosave.revision }, autosave)
  }
  text.value = found.text
  text.dispatchEvent(new Event("input", { bubbles: true }))
  const notice = form.querySelector("[data-recovered]")
  if (!notice) return
  notice.hidden = false
  notice.querySelector("[data-recovered-drop]")?.addEventListener("click", () => {
    notice.hidden = true
    typeOver(text, 0, text.value.length, saved)
  })
}
