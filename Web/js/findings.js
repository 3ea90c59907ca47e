import { moved } from "./ranges.js"
import { typeOver } from "./typing.js"

// The list of findings beside the text: shows itself anew, points at the words, and applies a way out.
export class Findings {
  #list
  #status
  #form
  #text
  #marks
  #checked

  constructor({ form, text, marks, recheck }) {
    this.#list = document.querySelector("[data-findings]")
    this.#status = document.querySelector("[data-finding-status]")
    this.#form = form
    this.#text = text
    this.#marks = marks
    this.#checked = text.value
    this.recheck = recheck
    this.#listen()
  }

  show({ html, status, tone, confirm }, checked) {
    this.#checked = checked
    if (this.#list && html !== undefined) this.#replace(html)
    if (this.#status && this.#status.textContent !== status) this.#status.textContent = status
    if (this.#status && tone) {
      this.#status.classList.remove("ok", "care", "stop", "info")
      this.#status.classList.add(tone)
    }
    const confirming = this.#form.querySelector("[data-confirming]")
    if (confirming && confirm !== undefined) confirming.hidden = !confirm
  }

  highlight(finding) {
    this.#marks.highlight(finding)
    for (const item of this.#items()) item.classList.toggle("current", item.dataset.finding === finding)
  }

  #items() {
    return [...(this.#list?.querySelectorAll("[data-finding]") ?? [])]
  }

  #replace(html) {
    const focused = this.#list.contains(document.activeElement) ? document.activeElement : undefined
    const finding = focused?.closest("[data-finding]")?.dataset.finding
    const kind = focused?.hasAttribute("data-apply") ? "[data-apply]" : "[data-show]"
    this.#list.innerHTML = html
    for (const element of this.#list.querySelectorAll("[data-with-js]")) element.hidden = false
    if (!focused) return
    const next = this.#items().find(item => item.dataset.finding === finding)?.querySelector(kind) ?? this.#text
    next.focus({ preventScroll: true })
  }

  #listen() {
    this.#list?.addEventListener("click", event => {
      const apply = event.target.closest("[data-apply]")
      const show = event.target.closest("[data-show]")
      if (apply) {
        event.preventDefault()
        this.#apply(JSON.parse(apply.dataset.apply))
      } else if (show) {
        this.#select(show.closest("[data-finding]").dataset.finding)
      }
    })
    const findingOf = event => event.target.closest("[data-finding]")?.dataset.finding
    for (const name of ["mouseover", "focusin"]) this.#list?.addEventListener(name, event => this.highlight(findingOf(event)))
    for (const name of ["mouseleave", "focusout"]) this.#list?.addEventListener(name, () => this.highlight(undefined))
    this.#text.addEventListener("mousemove", event => this.highlight(this.#marks.findingUnder(event.clientX, event.clientY)))
    this.#text.addEventListener("mouseleave", () => this.highlight(undefined))
    this.#text.addEventListener("keyup", () => this.highlight(this.#marks.findingAt(this.#text.selectionStart)))
  }

  #select(finding) {
    const range = this.#marks.range(finding)
    if (!range) return
    this.#text.focus()
    this.#text.setSelectionRange(range.start, range.end)
    this.highlight(finding)
  }

  #apply({ start, end, replacement }) {
    const [range] = moved([{ start, end }], this.#checked, this.#text.value)
    if (!range) return this.recheck()
    const before = this.#text.value.slice(range.start, range.end)
    typeOver(this.#text, range.start, range.end, replacement)
    this.#offerUndo({ start: range.start, end: range.start + replacement.length, before, after: this.#text.value })
  }

  #offerUndo({ start, end, before, after }) {
    const offer = this.#form.querySelector("[data-applied]")
    if (!offer) return
    offer.hidden = false
    offer.querySelector("[data-undo]").onclick = () => {
      offer.hidden = true
      if (this.#text.value === after) typeOver(this.#text, start, end, before)
    }
    this.#text.addEventListener("input", () => (offer.hidden = true), { once: true })
  }
}
