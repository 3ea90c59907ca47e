// Where ranges of one text stand in the next, when one stretch of it was typed over. Touched ranges are dropped.
export function moved(ranges, before, after) {
  if (before === after) return ranges
  const start = commonStart(before, after)
  const kept = commonEnd(before, after, start)
  const end = before.length - kept
  const shift = after.length - before.length
  return ranges.flatMap(range => {
    if (range.end <= start) return [range]
    if (range.start >= end) return [{ ...range, start: range.start + shift, end: range.end + shift }]
    return []
  })
}

function commonStart(a, b) {
  const limit = Math.min(a.length, b.length)
  let i = 0
  while (i < limit && a[i] === b[i]) i += 1
  return i
}

function commonEnd(a, b, from) {
  const limit = Math.min(a.length, b.length) - from
  let i = 0
  while (i < limit && a[a.length - 1 - i] === b[b.length - 1 - i]) i += 1
  return i
}

const weights = ["stop", "care", "info", "ok"]

// Overlapping ranges become stretches side by side; the heaviest gives each its look.
export function stretches(length, ranges) {
  const cuts = new Set([0, length])
  for (const { start, end } of ranges) cuts.add(Math.min(start, length)).add(Math.min(end, length))
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(1).map((end, i) => {
    const start = places[i]
    const over = ranges.filter(range => range.start < end && range.end > start)
    const weight = weights.find(weight => over.some(range => range.weight === weight))
    return { start, end, weight, findings: over.map(range => range.finding) }
  })
}
