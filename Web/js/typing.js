// Changes a text the way typing does, so that the browser's own undo still works.
export function typeOver(text, start, end, words) {
  text.focus()
  text.setSelectionRange(start, end)
  const isTyped = words === "" ? document.execCommand("delete") : document.execCommand("insertText", false, words)
  if (isTyped) return
  text.setRangeText(words, start, end, "end")
  text.dispatchEvent(new Event("input", { bubbles: true }))
}
