import { postForm } from "./request.js"

// How somebody is stays in this browser. Only a wish to be counted is sent, and never the note.
const KEY = "firsthand.check-ins"
const MOST = 366
const WHEN = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }

export function checkIn(root) {
  const place = root.querySelector("[data-check-in]")
  if (!place) return
  const form = place.closest("form")
  form.addEventListener("submit", event => {
    event.preventDefault()
    keep(form, place)
  })
  document.querySelector("[data-wipe]")?.addEventListener("click", () => {
    wipe()
    show(form)
  })
  show(form)
}

async function keep(form, place) {
  const chosen = form.querySelector("input[name=answer]:checked")
  const note = place.querySelector("[data-note]")
  const said = place.querySelector("[data-said]")
  const wish = place.querySelector("[data-count]")
  const isKept = write([{ at: new Date().toISOString(), answer: chosen.value, note: note.value.trim() }, ...read()])
  said.textContent = isKept ? place.dataset.kept : place.dataset.unkept
  show(form)
  if (wish.checked) said.textContent = place.dataset[await count(chosen.value)]
  note.value = ""
}

// What the server has said shows in the address to which it sends us on.
async function count(answer) {
  try {
    const reply = await postForm("/support/check-ins", { answer, count: "on" })
    const counted = reply.ok ? new URL(reply.url).searchParams.get("counted") : null
    return counted === "yes" ? "counted" : counted === "before" ? "before" : "uncounted"
  } catch {
    return "uncounted"
  }
}

function show(form) {
  const list = document.querySelector("[data-days]")
  const days = read()
  list.replaceChildren(...days.map(day => row(day, form)))
  document.querySelector("[data-no-days]").hidden = days.length > 0
  document.querySelector("[data-wiping]").hidden = days.length === 0
}

function row({ at, answer, note }, form) {
  const item = document.createElement("li")
  const when = document.createElement("p")
  when.className = "small soft"
  when.textContent = new Intl.DateTimeFormat(document.documentElement.lang, WHEN).format(new Date(at))
  const words = document.createElement("p")
  const option = [...form.querySelectorAll("input[name=answer]")].find(input => input.value === answer)
  words.append(option?.parentElement.querySelector("svg").cloneNode(true) ?? "", option?.dataset.words ?? answer)
  words.className = "face-said"
  item.append(when, words)
  if (note) {
    const own = document.createElement("p")
    own.className = "voice small"
    own.textContent = note
    item.append(own)
  }
  return item
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    return Array.isArray(kept) ? kept.filter(day => !Number.isNaN(Date.parse(day?.at))) : []
  } catch {
    return []
  }
}

function write(days) {
  try {
    localStorage.setItem(KEY, JSON.stringify(days.slice(0, MOST)))
    return true
  } catch {
    return false
  }
}

function wipe() {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}
