// What somebody reports: the eight words are made here, and what is sent says nothing of whose it is.
import { keepLetter } from "./letters.js"
import { postNameless } from "./nameless.js"
import { boxOf, makePhrase } from "./phrase.js"

export function concern(root) {
  for (const element of root.querySelectorAll("[data-concern]")) begin(element)
}

function begin(element) {
  const phrase = makePhrase()
  element.querySelector("[data-concern-phrase]").textContent = phrase
  element.querySelector("[data-concern-send]").addEventListener("click", (event) => send(element, phrase, event.target))
}

async function send(element, phrase, button) {
  if (button.ariaDisabled === "true") return
  button.ariaDisabled = "true"
  const words = element.querySelector("textarea")
  const said = await postNameless("/wrongdoing/concerns", { box: await boxOf(phrase), words: words.value })
    .catch(() => undefined)
  if (said?.ok) return finish(element, phrase, words, button)
  const refused = said?.status === 422 ? (await said.json()).problems[0]?.sentence : undefined
  problem(element, words, refused ?? element.dataset.failed)
  button.ariaDisabled = "false"
}

function finish(element, phrase, words, button) {
  if (element.querySelector("[data-concern-keep]").checked) keepLetter(phrase, "firsthand-concerns")
  problem(element, words)
  words.value = ""
  words.disabled = true
  button.hidden = true
  element.querySelector("[data-concern-status]").textContent = element.dataset.sent
}

function problem(element, words, sentence) {
  const shown = element.querySelector(".problem")
  shown.textContent = sentence ?? ""
  shown.hidden = !sentence
  if (sentence) words.setAttribute("aria-invalid", "true")
  else words.removeAttribute("aria-invalid")
}
