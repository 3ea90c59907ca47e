import { phrase } from "./words.js"

// How much room is left in a field, beside it; the server says so too.
export function count(root) {
  for (const place of root.querySelectorAll("[data-room]")) {
    const field = place.querySelector("textarea, input")
    if (!field || place.querySelector("[data-room-said]")) continue
    const said = document.createElement("p")
    said.className = "hint num"
    said.dataset.roomSaid = ""
    said.setAttribute("role", "status")
    place.append(said)
    const show = () => {
      const left = Number(place.dataset.room) - [...field.value.trim()].length
      said.textContent = phrase(place, left < 0 ? "over" : "left", Math.abs(left))
      said.classList.toggle("problem", left < 0)
    }
    field.addEventListener("input", show)
    show()
  }
}
