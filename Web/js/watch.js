// How long somebody has looked at words that hurt is counted here, for them alone, and never sent.
const STEP = 15
// Whoever has not moved for so long is not looking.
const STILL = 120_000
// Less than this on a day is no day of it.
const SOME = 600

export function watch(root) {
  const place = root.querySelector("[data-watch]")
  if (!place) return
  const key = "firsthand.watched." + place.dataset.watch
  let moved = Date.now()
  for (const kind of ["pointermove", "keydown", "scroll", "touchstart"]) {
    addEventListener(kind, () => (moved = Date.now()), { passive: true })
  }
  place.querySelector("[data-later]").addEventListener("click", () => {
    const kept = read(key)
    kept.later = today()
    write(key, kept)
    show(place, kept)
  })
  setInterval(() => {
    if (!place.isConnected || document.hidden || Date.now() - moved > STILL) return
    // Another window of the same browser may have counted since.
    const kept = read(key)
    kept.days[today()] = (kept.days[today()] ?? 0) + STEP
    kept.days = Object.fromEntries(Object.entries(kept.days).sort().slice(-14))
    write(key, kept)
    show(place, kept)
  }, STEP * 1000)
  show(place, read(key))
}

function show(place, { days, later }) {
  const isLong = (days[today()] ?? 0) >= Number(place.dataset.hours) * 3600
  const row = Array.from({ length: Number(place.dataset.days) }, (_, ago) => days[today(ago)] ?? 0)
  const isOften = row.every(seconds => seconds >= SOME)
  place.querySelector("[data-by-hours]").hidden = !isLong
  place.querySelector("[data-by-days]").hidden = isLong || !isOften
  place.hidden = later === today() || !(isLong || isOften)
}

function today(ago = 0) {
  const day = new Date()
  day.setDate(day.getDate() - ago)
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, "0")).join("-")
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key))
    return { days: { ...kept?.days }, later: kept?.later }
  } catch {
    return { days: {} }
  }
}

function write(key, kept) {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing counts nothing.
  }
}
