import { forget, keep, kept } from "./keep.js"
import { boxOf } from "./phrase.js"
import { postNameless } from "./nameless.js"

// Where letters are kept in this browser, unless the element says otherwise; and where they are read and written.
const usual = "firsthand-letters"

export function keepLetter(phrase, name = usual) {
  keep(name, [...(kept(name) ?? []), phrase])
}

const nameOf = (element) => element.dataset.name ?? usual
const placeOf = (element) => element.dataset.at ?? "/feedback/letters"

export function letters(root) {
  for (const element of root.querySelectorAll("[data-letters]")) begin(element)
}

function begin(element) {
  const find = (selector) => element.querySelector(selector)
  const phrase = find("[data-phrase]")
  const open = () => show(element, phrase.value)
  find("[data-letters-open]").addEventListener("click", open)
  phrase.addEventListener("keydown", (event) => event.key === "Enter" && open())
  find("[data-letter-send]").addEventListener("click", () => write(element, phrase.value))
  find("[data-letter-forget]").addEventListener("click", () => {
    const others = (kept(nameOf(element)) ?? []).filter((each) => each !== phrase.value)
    others.length ? keep(nameOf(element), others) : forget(nameOf(element))
    phrase.value = ""
    offer(element, open)
    find("[data-letter-shown]").hidden = true
    phrase.focus()
  })
  offer(element, open)
}

// By a button for each that is kept here: nothing opens by itself for whoever comes by.
function offer(element, open) {
  const place = element.querySelector("[data-letters-kept]")
  place.replaceChildren(
    ...(kept(nameOf(element)) ?? []).map((phrase) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: place.dataset.letter })
      button.addEventListener("click", () => {
        element.querySelector("[data-phrase]").value = phrase
        open()
      })
      return button
    }),
  )
}

async function show(element, phrase) {
  const shown = element.querySelector("[data-letter-shown]")
  const box = await boxOf(phrase)
  const answer = box && (await postNameless(`${placeOf(element)}/reading`, { box }).catch(() => undefined))
  shown.hidden = !answer?.ok
  if (box && !answer) return problem(element, element.dataset.failed)
  if (!answer?.ok) return problem(element, element.dataset.unknown)
  problem(element)
  element.querySelector("[data-letter-forget]").hidden = !(kept(nameOf(element)) ?? []).includes(phrase)
  const { messages, state } = await answer.json()
  if (state) element.querySelector("[data-letter-state]").textContent = state
  const parts = messages.map((message) => part(message, element.dataset))
  if (!messages.at(-1)?.isReply) parts.push(text("p", element.dataset.wait, "soft"))
  element.querySelector("[data-letter-messages]").replaceChildren(...parts)
}

async function write(element, phrase) {
  const button = element.querySelector("[data-letter-send]")
  if (button.ariaDisabled === "true") return
  button.ariaDisabled = "true"
  await send(element, phrase)
  button.ariaDisabled = "false"
}

async function send(element, phrase) {
  const more = element.querySelector("[data-letter-more]")
  const box = await boxOf(phrase)
  const answer = await postNameless(`${placeOf(element)}/messages`, { box, words: more.value }).catch(() => undefined)
  if (answer?.status === 422) return problem(element, (await answer.json()).problems[0]?.sentence, "more")
  if (!answer?.ok) return problem(element, element.dataset.failed, "more")
  more.value = ""
  await show(element, phrase)
}

function part(message, words) {
  const whole = document.createElement("div")
  whole.append(
    text("p", message.isReply ? words.reply : words.mine, "small soft"),
    text("p", message.words, message.isReply ? "" : "voice"),
  )
  return whole
}

function text(name, words, names) {
  return Object.assign(document.createElement(name), { textContent: words, className: names })
}

// Beside the field that it is about: the eight words, or what was written more.
function problem(element, words, name = "letters") {
  for (const [each, selector] of [["letters", "[data-phrase]"], ["more", "[data-letter-more]"]]) {
    const shown = element.querySelector(`[data-${each}-problem]`)
    const said = each === name ? words : undefined
    shown.textContent = said ?? ""
    shown.hidden = !said
    said ? element.querySelector(selector).setAttribute("aria-invalid", "true") : element.querySelector(selector).removeAttribute("aria-invalid")
  }
}
