import { typeOver } from "./typing.js"

// The same draft was changed in two places: both texts are shown and kept until their author chooses.
export class Conflict {
  #form
  #text
  #notice
  #autosave

  constructor(form, text) {
    this.#form = form
    this.#text = text
    this.#notice = form.querySelector("[data-conflict]")
  }

  begin(mine, theirs, autosave) {
    this.#autosave = autosave
    autosave.isPaused = true
    if (!this.#notice) return
    this.#notice.querySelector("[data-mine]").textContent = mine
    this.#notice.querySelector("[data-theirs]").textContent = theirs.text
    this.#notice.hidden = false
    this.#on("[data-keep-mine]", () => this.#end(theirs, mine))
    this.#on("[data-take-theirs]", () => this.#end(theirs, theirs.text))
  }

  #on(selector, run) {
    const button = this.#notice.querySelector(selector)
    if (button) button.onclick = run
  }

  // The chosen text is typed over the other, so that the browser's undo still has both.
  #end(theirs, chosen) {
    this.#notice.hidden = true
    this.#autosave.revision = theirs.revision
    this.#autosave.isPaused = false
    if (this.#text.value !== chosen) typeOver(this.#text, 0, this.#text.value.length, chosen)
    this.#text.focus()
    this.#autosave.changed()
    this.#autosave.save()
  }
}
