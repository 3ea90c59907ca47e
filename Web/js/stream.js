import { backoff } from "./timing.js"

const hiddenFor = 20_000
const quietFor = 5_000

// One stream of events. It rests while nobody looks (browsers allow six connections to a server, over all tabs),
// and `onGap` tells when something may have been missed.
export function stream(url, { onChange, onGap, onDown, onUp }) {
  let source
  let attempt = 0
  let retry
  let down
  let rest
  let hadGap = false

  function open() {
    clearTimeout(retry)
    source = new EventSource(url)
    source.addEventListener("change", event => onChange(read(event.data)))
    source.addEventListener("open", () => {
      attempt = 0
      clearTimeout(down)
      down = undefined
      onUp()
      if (hadGap) onGap()
      hadGap = false
    })
    source.addEventListener("error", () => {
      down ??= setTimeout(onDown, quietFor)
      // The browser reconnects by itself and tells the server where it was, unless the server refused.
      if (source.readyState === EventSource.CLOSED) reopen(backoff(attempt++))
    })
  }

  function close() {
    source.close()
    clearTimeout(retry)
    hadGap = true
  }

  function goToRest() {
    close()
    clearTimeout(down)
    down = undefined
  }

  function reopen(after) {
    close()
    retry = setTimeout(open, after)
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(rest)
    if (document.hidden) rest = setTimeout(goToRest, hiddenFor)
    else if (source.readyState === EventSource.CLOSED) reopen(0)
  })
  window.addEventListener("pagehide", goToRest)
  window.addEventListener("pageshow", event => event.persisted && reopen(0))
  window.addEventListener("online", () => reopen(0))
  open()
}

function read(data) {
  try {
    return JSON.parse(data)
  } catch {
    return { kinds: [] }
  }
}
