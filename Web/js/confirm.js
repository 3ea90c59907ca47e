const confirmed = new WeakSet()

export function confirm() {
  document.addEventListener("submit", event => {
    const { target: form, submitter } = event
    const sentence = submitter?.dataset.confirm ?? form.dataset.confirm
    if (!sentence || event.defaultPrevented || confirmed.delete(form)) return
    event.preventDefault()
    ask(sentence, form, submitter)
  })
}

function ask(sentence, form, submitter) {
  const yes = submitter?.dataset.confirmYes ?? form.dataset.confirmYes ?? submitter?.textContent.trim()
  const no = document.body.dataset.cancel
  if (!yes || !no) {
    if (window.confirm(sentence)) go(form, submitter)
    return
  }
  const dialog = question(sentence, yes, no, submitter?.classList.contains("danger"))
  document.body.append(dialog)
  dialog.addEventListener("close", () => {
    dialog.remove()
    if (dialog.returnValue === "yes") go(form, submitter)
    else submitter?.focus()
  })
  dialog.showModal()
}

function go(form, submitter) {
  confirmed.add(form)
  form.requestSubmit(submitter)
}

function question(sentence, yes, no, isDangerous) {
  const dialog = document.createElement("dialog")
  const words = document.createElement("p")
  words.id = "confirm-sentence"
  words.textContent = sentence
  dialog.setAttribute("aria-labelledby", words.id)
  const answers = document.createElement("form")
  answers.method = "dialog"
  answers.className = "line end"
  answers.append(answer(no, "no", ""), answer(yes, "yes", isDangerous ? "primary danger" : "primary"))
  dialog.append(words, answers)
  return dialog
}

function answer(words, value, names) {
  const button = document.createElement("button")
  button.value = value
  button.className = names
  button.textContent = words
  return button
}
