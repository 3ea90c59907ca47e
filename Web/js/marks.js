import { moved, stretches } from "./ranges.js"

// The layer under the textarea: the same letters, unseen, with the marks drawn on them.
export class Marks {
  #layer
  #text
  #shown = ""
  #ranges = []
  #current

  constructor(layer, text) {
    this.#layer = layer
    this.#text = text
    text.addEventListener("scroll", () => (layer.scrollTop = text.scrollTop))
    this.follow()
  }

  // Keeps marks on their words until the next answer comes.
  follow() {
    this.#ranges = moved(this.#ranges, this.#shown, this.#text.value)
    this.#draw()
  }

  // `checked` is the text that the answer is about; the person may have typed on since.
  show(ranges, checked) {
    this.#ranges = moved(ranges, checked, this.#text.value)
    this.#draw()
  }

  range(finding) {
    return this.#ranges.find(range => range.finding === finding)
  }

  findingAt(position) {
    return this.#ranges.find(range => range.start <= position && position <= range.end)?.finding
  }

  findingUnder(x, y) {
    const mark = [...this.#layer.querySelectorAll("mark")].find(mark =>
      [...mark.getClientRects()].some(box => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom))
    return mark?.dataset.finding.split(" ")[0]
  }

  highlight(finding) {
    this.#current = finding
    for (const mark of this.#layer.querySelectorAll("mark")) {
      mark.classList.toggle("current", finding !== undefined && mark.dataset.finding.split(" ").includes(finding))
    }
  }

  #draw() {
    this.#shown = this.#text.value
    const parts = stretches(this.#shown.length, this.#ranges).map(({ start, end, weight, findings }) => {
      const words = this.#shown.slice(start, end)
      if (!weight) return document.createTextNode(words)
      const mark = document.createElement("mark")
      mark.className = weight
      mark.dataset.finding = findings.join(" ")
      mark.textContent = words
      return mark
    })
    // A last empty line has height only when something stands on it.
    this.#layer.replaceChildren(...parts, "\u200b")
    if (this.#current !== undefined) this.highlight(this.#current)
  }
}
