import { phrase } from "./words.js"

const minute = 60_000
const waiting = new Set()
let timer

export function countdown(root) {
  for (const element of root.querySelectorAll("time[data-countdown]")) {
    waiting.add(element)
    show(element)
  }
  if (waiting.size && !timer) timer = setInterval(tick, 5_000)
}

function tick() {
  for (const element of waiting) {
    if (element.isConnected) show(element)
    else waiting.delete(element)
  }
}

function show(element) {
  const left = Date.parse(element.dateTime) - Date.now()
  if (Number.isNaN(left)) return
  const isLate = left <= -minute
  const words = remaining(element, isLate ? "late" : "in", isLate ? Math.floor(-left / minute) : Math.max(0, Math.ceil(left / minute)))
  if (words && words !== element.textContent) element.textContent = words
  element.classList.toggle("late", isLate)
  element.classList.toggle("soon", !isLate && left <= 10 * minute)
}

function remaining(element, direction, minutes) {
  const hours = Math.round(minutes / 60)
  return (
    (minutes >= 48 * 60 && phrase(element, direction + "Days", Math.round(hours / 24))) ||
    (minutes >= 90 && phrase(element, direction + "Hours", hours)) ||
    phrase(element, direction, minutes)
  )
}
