import { Autosave } from "./autosave.js"
import { Check } from "./check.js"
import { Conflict } from "./conflict.js"
import { showCounters } from "./counters.js"
import { Findings } from "./findings.js"
import { Kept } from "./kept.js"
import { Marks } from "./marks.js"
import { recover } from "./recover.js"
import { saveFirst } from "./save-first.js"
import { typeOver } from "./typing.js"

export function composer(root) {
  for (const form of root.querySelectorAll("form[data-composer]")) compose(form)
}

function compose(form) {
  const text = form.elements.text
  const read = () => ({ text: text.value, networks: new FormData(form).getAll("networks") })
  const kept = new Kept(form.dataset.draft)
  const marks = new Marks(form.querySelector(".marks"), text)
  const conflict = new Conflict(form, text)
  const autosave = new Autosave({
    form, read, kept,
    onConflict: (mine, theirs) => conflict.begin(mine, theirs, autosave),
  })
  const check = new Check({
    url: form.dataset.checkUrl,
    read: () => ({ ...read(), revision: autosave.revision }),
    onAnswer(answer, checked) {
      marks.show(answer.marks ?? [], checked)
      findings.show(answer, checked)
      showCounters(form, answer.counters ?? [])
    },
  })
  const findings = new Findings({ form, text, marks, recheck: () => check.now() })

  const changed = () => {
    marks.follow()
    autosave.changed()
    check.later()
  }
  text.addEventListener("input", changed)
  form.addEventListener("change", event => event.target.name === "networks" && changed())
  text.addEventListener("blur", () => autosave.save())
  saveFirst(form, autosave)
  reachPublish(form, text)
  startWithPrompts(text)
  recover({ form, text, kept, autosave, conflict })
  check.now()
}

function reachPublish(form, text) {
  text.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.querySelector("[data-publish]")?.focus()
  })
}

// The first words of a thought; what is there already stays above them.
function startWithPrompts(text) {
  for (const button of document.querySelectorAll("[data-start]")) {
    button.addEventListener("click", event => {
      event.preventDefault()
      const written = text.value.trimEnd()
      const gap = written ? "\n\n" : ""
      typeOver(text, written.length, text.value.length, gap + button.dataset.start)
    })
  }
}
