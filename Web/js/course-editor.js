import { Autosave } from "./autosave.js"
import { Check } from "./check.js"
import { Conflict } from "./conflict.js"
import { Kept } from "./kept.js"
import { recover } from "./recover.js"
import { saveFirst } from "./save-first.js"
import { announce } from "./words.js"

// The text of a course: saved as one types, with what is wrong, or how people will read it, beside it.
export function courseEditor(root) {
  for (const form of root.querySelectorAll("form[data-course-editor]")) edit(form)
}

function edit(form) {
  const text = form.elements.text
  const reading = document.querySelector("[data-course-reading]")
  const read = () => ({ text: text.value })
  const kept = new Kept(form.dataset.draft)
  const conflict = new Conflict(form, text)
  const autosave = new Autosave({
    form, read, kept,
    onConflict: (mine, theirs) => conflict.begin(mine, theirs, autosave),
  })
  const check = new Check({ url: form.dataset.checkUrl, read, onAnswer: answer => show(reading, answer.html) })
  text.addEventListener("input", () => {
    autosave.changed()
    check.later()
  })
  text.addEventListener("blur", () => autosave.save())
  reading.addEventListener("click", event => goToLine(event, text))
  saveFirst(form, autosave)
  recover({ form, text, kept, autosave, conflict })
}

function show(reading, html) {
  const before = reading.querySelector("h2")?.textContent
  reading.innerHTML = html
  const now = reading.querySelector("h2")?.textContent
  if (now !== before) announce(now)
}

function goToLine(event, text) {
  const line = Number(event.target.closest("[data-line]")?.dataset.line)
  if (!line) return
  event.preventDefault()
  const lines = text.value.split("\n")
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0)
  text.focus()
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length)
  text.scrollTop = (line - 5) * (text.scrollHeight / lines.length)
}
