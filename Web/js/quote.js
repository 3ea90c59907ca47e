// Choosing words in a text puts them into the comment that is being written about them.
export function quote(root) {
  for (const text of root.querySelectorAll("[data-quotable]")) {
    document.addEventListener("selectionchange", () => take(text))
  }
}

function take(text) {
  const selection = document.getSelection()
  if (!selection.rangeCount || selection.isCollapsed) return
  const range = selection.getRangeAt(0)
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return
  const form = document.querySelector(text.dataset.quotable)
  if (!form) return
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  const words = range.toString()
  form.hidden = false
  set(form, { quote: words, start, end: start + words.length })
}

function set(form, values) {
  for (const [name, value] of Object.entries(values)) {
    if (form.elements[name]) form.elements[name].value = value
  }
}
