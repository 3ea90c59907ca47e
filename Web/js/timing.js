export function debounced(milliseconds, run) {
  let timer
  const later = (...values) => {
    clearTimeout(timer)
    timer = setTimeout(() => run(...values), milliseconds)
  }
  later.cancel = () => clearTimeout(timer)
  return later
}

// 1, 2, 4 … 30 seconds, each a little different, so that a whole company does not come back in the same instant.
export function backoff(attempt) {
  return Math.min(30, 2 ** attempt) * 1000 * (0.75 + Math.random() / 2)
}
