import { announce } from "./words.js"

export function copy(root) {
  for (const element of root.querySelectorAll("[data-copy]")) {
    element.addEventListener("click", () => copyFor(element))
  }
}

async function copyFor(element) {
  const named = element.dataset.copy.startsWith("#") ? document.querySelector(element.dataset.copy) : undefined
  const text = named ? (named.value ?? named.textContent) : element.dataset.copy
  if (!(await write(text))) return
  const words = element.dataset.copied
  if (!words) return
  announce(words)
  const before = element.textContent
  if (before === words) return
  element.textContent = words
  setTimeout(() => (element.textContent = before), 2000)
}

// Without https the clipboard is closed to pages, but a selection can still be copied.
async function write(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement("textarea")
    area.value = text
    area.className = "visually-hidden"
    document.body.append(area)
    const focused = document.activeElement
    area.select()
    const isCopied = document.execCommand("copy")
    area.remove()
    focused?.focus()
    return isCopied
  }
}
