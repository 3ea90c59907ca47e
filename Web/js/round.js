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
  if (state === "spent") return thank(element, element.dataset.again)
  if (state === "taken") return close(element)
  element.querySelector("[data-round-status]").textContent = state === "ready" ? element.dataset.ready : element.dataset.away
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
    const state = await token.fetch()
    if (state === "spent") return thank(element, element.dataset.again)
    if (state === "taken") return close(element)
    if (state !== "ready") throw new Error("no token")
    const { message, signature } = token.kept
    const answer = { token: { message, signature }, department: value(element, "[data-department]"), answers: answers(element) }
    const words = value(element, "[data-letter-words]").trim()
    if (words) answer.letter = { box: await boxOf(phrase), words }
    const said = await postNameless(`/feedback/rounds/${element.dataset.round}/answers`, answer)
    if (said.status === 422) return showProblems(element, (await said.json()).problems)
    if (!said.ok) throw new Error("not sent")
    const { counted } = await said.json()
    token.spend()
    if (counted && words && element.querySelector("[data-letter-keep]").checked) keepLetter(phrase)
    thank(element, counted ? undefined : element.dataset.before)
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
  notice.focus()
  for (const { field, sentence } of problems) {
    const beside = field && element.querySelector(`#${CSS.escape(field)}`)
    if (!beside) continue
    const problem = Object.assign(paragraph(sentence), { className: "problem", id: `${field}-problem` })
    beside.setAttribute("aria-invalid", "true")
    beside.setAttribute("aria-describedby", problem.id)
    beside.closest(".field").append(problem)
    const folded = beside.closest("details")
    if (folded) folded.open = true
  }
}

function paragraph(words) {
  const element = document.createElement("p")
  element.textContent = words
  return element
}

/// The token is in another browser: nobody shall write here what cannot be sent.
function close(element) {
  for (const part of element.querySelectorAll("[data-round-form] > *")) part.hidden = !part.querySelector("[data-round-status]")
  element.querySelector("[data-round-send]").hidden = true
  element.querySelector("[data-round-status]").textContent = element.dataset.taken
}

function thank(element, words) {
  element.querySelector("[data-round-form]").hidden = true
  const thanks = element.querySelector("[data-round-thanks]")
  if (words) thanks.querySelector("p").textContent = words
  thanks.hidden = false
  thanks.focus({ preventScroll: words === element.dataset.again })
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
