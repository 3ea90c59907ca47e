import { isJSON, postJSON } from "./request.js"
import { backoff, debounced } from "./timing.js"

// Saves what stands in the form a moment after the last key, and says truthfully whether it has been saved.
export class Autosave {
  #url
  #read
  #kept
  #label
  #revisionField
  #onConflict
  #saved
  #sent
  #underWay
  #attempt = 0
  #retry
  #later = debounced(800, () => this.save())
  isPaused = false

  constructor({ form, read, kept, onConflict }) {
    this.#url = form.dataset.saveUrl
    this.#read = read
    this.#kept = kept
    this.#onConflict = onConflict
    this.#label = form.querySelector("[data-saved]")
    this.#revisionField = form.elements.revision
    this.#saved = JSON.stringify(read())
    window.addEventListener("online", () => this.save())
    window.addEventListener("pagehide", () => this.save())
    document.addEventListener("visibilitychange", () => document.hidden && this.save())
  }

  get revision() {
    return Number(this.#revisionField?.value ?? 0)
  }

  set revision(value) {
    if (this.#revisionField) this.#revisionField.value = value
  }

  get isPending() {
    return this.#underWay !== undefined || this.#isChanged
  }

  get #isChanged() {
    return JSON.stringify(this.#read()) !== this.#saved
  }

  changed() {
    if (!this.#isChanged) return
    this.#keep()
    if (this.isPaused) return
    this.#say(this.#label?.dataset.saving)
    this.#later()
  }

  // One request at a time, so that revisions cannot overtake each other; what was typed meanwhile follows.
  async save() {
    this.#later.cancel()
    clearTimeout(this.#retry)
    if (this.isPaused) return
    while (this.#underWay) await this.#underWay
    if (!this.#isChanged) return
    this.#underWay = this.#send(this.#read())
    await this.#underWay
  }

  async #send(words) {
    this.#sent = words.text
    this.#keep()
    try {
      const answer = await postJSON(this.#url, { ...words, revision: this.revision }, outliving(words))
      if (answer.ok && isJSON(answer)) this.#take(await answer.json(), words)
      else if (answer.status === 409 && isJSON(answer)) this.#onConflict(words.text, await answer.json())
      else this.#tryAgain()
    } catch {
      this.#tryAgain()
    } finally {
      this.#underWay = undefined
    }
  }

  #take({ revision, saved }, words) {
    this.#attempt = 0
    this.revision = revision
    this.#saved = JSON.stringify(words)
    if (this.#isChanged) return this.changed()
    this.#kept.forget()
    this.#say(saved)
  }

  #keep() {
    this.#kept.keep({ ...this.#read(), revision: this.revision, sent: this.#sent })
  }

  #tryAgain() {
    this.#say(this.#label?.dataset.unsaved)
    this.#retry = setTimeout(() => this.save(), backoff(1 + this.#attempt++))
  }

  #say(words) {
    if (this.#label && words && this.#label.textContent !== words) this.#label.textContent = words
  }
}

// Lets the request outlive the page. Browsers allow that up to 64 KB.
function outliving({ text }) {
  return { keepalive: text.length < 15_000 }
}
