import { fits, fromBase64 } from "./blind.js"
import { boxOf, makePhrase } from "./phrase.js"
import { keepLetter } from "./letters.js"
import { postNameless } from "./nameless.js"
import { Token } from "./token.js"

export function round(root) {
  for (const element of root.querySelectorAll("[data-round]")) begin(element)
}

async function begin(element) {
  const token = new Token(element.dataset.round, element.dataset.key, element.dataset.keep)
  const form = element.querySelector("[data-round-form]")
  if (token.isSpent) {
    if (form) thank(element, element.dataset.again)
    return
  }
  if (form) prepareForm(element, token)
  const state = await token.fetch().catch(() => "away")
  if (!form) return
  const status = element.querySelector("[data-round-status]")
  status.textContent = { ready: element.dataset.ready, taken: element.dataset.taken, away: element.dataset.failed }[state]
  if (state === "ready") await showToken(token)
}

function prepareForm(element, token) {
  const phrase = makePhrase()
  element.querySelector("[data-letter-phrase]").textContent = phrase
  element.querySelector("[data-round-send]").addEventListener("click", () => send(element, token, phrase))
}

async function send(element, token, phrase) {
  const button = element.querySelector("[data-round-send]")
  if (button.ariaDisabled === "true") return
  button.ariaDisabled = "true"
  clearProblems(element)
  try {
    if ((await token.fetch()) !== "ready") throw new Error("no token")
    const { message, signature } = token.kept
    const answer = { token: { message, signature }, department: value(element, "[data-department]"), answers: answers(element) }
    const words = value(element, "[data-letter-words]").trim()
    if (words) answer.letter = { box: await boxOf(phrase), words }
    const said = await postNameless(`/feedback/rounds/${element.dataset.round}/answers`, answer)
    if (said.status === 422) return showProblems(element, (await said.json()).problems)
    if (!said.ok) throw new Error("not sent")
    if (words && element.querySelector("[data-letter-keep]").checked) keepLetter(phrase)
    token.spend()
    thank(element)
  } catch {
    showProblems(element, [{ field: "", sentence: element.dataset.failed }])
  } finally {
    button.ariaDisabled = "false"
  }
}

function answers(element) {
  const given = {}
  for (const field of element.querySelectorAll("[data-answer]")) {
    const isGiven = field.type === "radio" ? field.checked : field.value.trim()
    if (isGiven) given[field.dataset.answer] = field.value
  }
  return given
}

function value(element, selector) {
  return element.querySelector(selector)?.value ?? ""
}

function clearProblems(element) {
  element.querySelector("[data-round-problems]").hidden = true
  for (const problem of element.querySelectorAll(".field > .problem")) problem.remove()
  for (const field of element.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid")
}

function showProblems(element, problems) {
  const notice = element.querySelector("[data-round-problems]")
  notice.replaceChildren(...problems.map(({ sentence }) => paragraph(sentence)))
  notice.hidden = false
  for (const { field, sentence } of problems) {
    const beside = field && element.querySelector(`#${CSS.escape(field)}`)
    if (!beside) continue
    beside.setAttribute("aria-invalid", "true")
    beside.closest(".field").append(Object.assign(paragraph(sentence), { className: "problem" }))
  }
}

function paragraph(words) {
  const element = document.createElement("p")
  element.textContent = words
  return element
}

function thank(element, words) {
  element.querySelector("[data-round-form]").hidden = true
  const thanks = element.querySelector("[data-round-thanks]")
  if (words) thanks.querySelector("p").textContent = words
  thanks.hidden = false
  if (!words) thanks.focus()
  document.querySelector("[data-token-check]")?.remove()
}

async function showToken(token) {
  const panel = document.querySelector("[data-token-check]")
  if (!panel) return
  const { message, signature, blinded } = token.kept
  panel.querySelector("[data-token-seen]").textContent = blinded
  panel.querySelector("[data-token-sent]").textContent = `${message} ${signature}`
  const isSame = blinded === message || blinded === signature
  panel.querySelector("[data-token-same]").textContent = isSame ? panel.dataset.yes : panel.dataset.no
  const isFit = await fits(fromBase64(message), fromBase64(signature), await token.key())
  panel.querySelector("[data-token-fits]").textContent = isFit ? panel.dataset.yes : panel.dataset.no
}
