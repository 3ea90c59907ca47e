// A record of attacks in somebody's own keeping: written, kept and made into a file in this browser. Nothing is sent.
const KEY = "firsthand.record"
const FIELDS = ["when", "where", "who", "link", "words", "done", "file"]

export function record(root) {
  const place = root.querySelector("[data-record]")
  if (!place) return
  const form = place.querySelector("[data-record-form]")
  let entries = read()
  const change = next => {
    entries = next
    const isKept = write(entries)
    show(place, entries, index => change(entries.filter((_, each) => each !== index)))
    return isKept
  }
  form.querySelector("[data-field=when]").value = here(new Date())
  form.addEventListener("submit", async event => {
    event.preventDefault()
    const entry = await taken(form)
    const isKept = change([...entries, entry])
    place.querySelector("[data-said]").textContent = isKept ? place.dataset.added : place.dataset.unkept
    form.reset()
    form.querySelector("[data-field=when]").value = here(new Date())
    form.querySelector("[data-field=where]").focus()
  })
  place.querySelector("[data-download]").addEventListener("click", () => download(place, entries))
  place.querySelector("[data-wipe]").addEventListener("click", () => {
    change([])
    place.querySelector("[data-said]").textContent = ""
  })
  change(entries)
}

async function taken(form) {
  const entry = { noted: new Date().toISOString() }
  for (const field of form.querySelectorAll("[data-field]")) entry[field.dataset.field] = field.value.trim()
  const file = form.querySelector("[data-file]").files[0]
  if (file) entry.file = `${file.name}, ${file.size} B${await fingerprint(file)}`
  return entry
}

// Browsers have this over https and on the own machine only.
async function fingerprint(file) {
  if (!globalThis.crypto?.subtle) return ""
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))
  return `, SHA-256 ${[...digest].map(byte => byte.toString(16).padStart(2, "0")).join("")}`
}

function show(place, entries, remove) {
  place.querySelector("[data-record-empty]").hidden = entries.length > 0
  for (const way of place.querySelectorAll("[data-record-ways]")) way.hidden = entries.length === 0
  place.querySelector("[data-record-list]").replaceChildren(
    ...entries.map((entry, index) => {
      const item = document.createElement("li")
      for (const [name, words] of lines(place, entry)) {
        const line = document.createElement("p")
        line.className = name === "words" ? "voice small" : "small"
        line.textContent = name === "words" ? words : `${place.dataset[name]}: ${words}`
        item.append(line)
      }
      const button = document.createElement("button")
      button.type = "button"
      button.className = "link small"
      button.textContent = place.dataset.remove
      button.addEventListener("click", () => remove(index))
      item.append(button)
      return item
    }),
  )
}

const lines = (place, entry) => FIELDS.filter(name => entry[name]).map(name => [name, entry[name]])

function download(place, entries) {
  const { title, made, noted } = place.dataset
  const text = [
    `${title}\n${made} ${new Date().toISOString()}`,
    ...entries.map((entry, index) =>
      [
        `${index + 1}.`,
        ...lines(place, entry).map(([name, words]) => `${place.dataset[name]}: ${words}`),
        `${noted}: ${entry.noted}`,
      ].join("\n"),
    ),
  ].join("\n\n")
  const address = URL.createObjectURL(new Blob([text + "\n"], { type: "text/plain;charset=utf-8" }))
  const link = document.createElement("a")
  link.href = address
  link.download = `record-${here(new Date()).slice(0, 10)}.txt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

// As `<input type="datetime-local">` holds it.
function here(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

function write(entries) {
  try {
    if (entries.length > 0) localStorage.setItem(KEY, JSON.stringify(entries))
    else localStorage.removeItem(KEY)
    return true
  } catch {
    return false
  }
}
