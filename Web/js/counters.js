import { fill } from "./words.js"

export function showCounters(form, counters) {
  for (const { network, count, limit, over } of counters) {
    const counter = form.querySelector(`[data-counter="${CSS.escape(network)}"]`)
    if (!counter) continue
    const isOver = over > 0
    const template = isOver ? (counter.dataset.over ?? counter.dataset.words) : counter.dataset.words
    counter.textContent = limit == null || !template ? String(count) : fill(template, { n: count, limit, over })
    counter.classList.toggle("over", isOver)
  }
}
