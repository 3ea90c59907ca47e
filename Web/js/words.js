// Every word comes from the page, in the reader's language; this only fills in numbers.
const language = document.documentElement.lang || "en"
const plurals = new Intl.PluralRules(language)
const numbers = new Intl.NumberFormat(language)

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value
  })
}

// `data-in="in {n} min"`, and where the language needs it `data-in-one`, `data-in-few` …
export function phrase(element, name, n) {
  const form = plurals.select(n)
  const template = element.dataset[name + form[0].toUpperCase() + form.slice(1)] ?? element.dataset[name]
  return template === undefined ? undefined : fill(template, { n })
}

let region

export function announce(words) {
  if (!words) return
  if (!region) {
    region = document.createElement("p")
    region.className = "visually-hidden"
    region.setAttribute("role", "status")
    document.body.append(region)
  }
  region.textContent = ""
  setTimeout(() => (region.textContent = words), 50)
}
