import { isChanged } from "./changes.js"
import { isHTML } from "./request.js"
import { stream } from "./stream.js"
import { announce } from "./words.js"

const underWay = new WeakMap()
const shown = new WeakMap()

// Parts of the page follow the log: those that name a kind of event are fetched anew when it happens.
export function live(attach) {
  // A drill knows by itself when the next thing happens in it.
  document.addEventListener("firsthand:look", event => refresh(event.detail, attach))
  const url = document.body.dataset.live
  if (!url || !window.EventSource) return
  for (const part of parts().filter(part => part.dataset.liveEvery)) {
    setInterval(() => !document.hidden && refresh([part], attach), part.dataset.liveEvery * 1000)
  }
  const offline = document.querySelector("[data-offline]")
  const refreshThose = isMeant => refresh(parts().filter(isMeant), attach)
  stream(url, {
    onChange: change => refreshThose(part => follows(part, change.kinds ?? [])),
    onGap: () => refreshThose(() => true),
    onDown: () => tell(offline),
    onUp: () => offline && (offline.hidden = true),
  })
}

function tell(notice) {
  if (!notice?.hidden) return
  notice.hidden = false
  announce(notice.textContent)
}

function parts() {
  return [...document.querySelectorAll("[data-live-part]")]
}

function follows(part, kinds) {
  const words = (part.dataset.liveKinds ?? "").split(/\s+/).filter(Boolean)
  return kinds.some(kind => words.some(word => kind === word || kind.startsWith(word + ".")))
}

// One question for all of them. Several changes in a row ask once more at the end, not once each.
async function refresh(wanted, attach) {
  const asked = wanted.filter(part => !underWay.has(part))
  for (const part of wanted) underWay.set(part, asked.includes(part) ? "asked" : "again")
  if (!asked.length) return
  const fresh = await fetchParts(asked.map(part => part.dataset.livePart))
  const again = asked.filter(part => underWay.get(part) === "again")
  for (const part of asked) underWay.delete(part)
  for (const part of asked) if (!again.includes(part)) update(part, fresh[part.dataset.livePart], attach)
  if (again.length) return refresh(again, attach)
}

function update(part, html, attach) {
  if (html === undefined || !part.isConnected || html === shown.get(part)) return
  if (isInUse(part)) offer(part, attach)
  else replace(part, html, attach)
}

// What each part says now, by its name; nothing when the page is not to be had as it was.
async function fetchParts(names) {
  try {
    const answer = await fetch(document.body.dataset.here ?? location.href.split("#")[0], {
      headers: { "X-Part": names.join(" ") },
      cache: "no-store",
    })
    if (!isHTML(answer)) return {}
    const html = await answer.text()
    if (/^\s*<!doctype/i.test(html)) return {}
    if (names.length === 1) return { [names[0]]: html }
    const parts = html.matchAll(/<!--part:([\w-]+)-->([^]*?)<!--\/part:\1-->/g)
    return Object.fromEntries([...parts].map(([, name, content]) => [name, content]))
  } catch {
    return {}
  }
}

function isInUse(part) {
  const focused = document.activeElement
  const isTyping = part.contains(focused) && focused.matches("input:not([type=checkbox], [type=radio]), textarea, select")
  return isTyping || [...part.querySelectorAll("form")].some(isChanged)
}

function offer(part, attach) {
  const words = document.body.dataset.liveNew
  if (!words || part.querySelector(":scope > .live-new")) return
  const button = document.createElement("button")
  button.type = "button"
  button.className = "live-new"
  button.textContent = words
  button.addEventListener("click", async () => {
    const name = part.dataset.livePart
    const html = (await fetchParts([name]))[name]
    if (html === undefined) return
    replace(part, html, attach)
    part.tabIndex = -1
    part.focus()
  })
  part.prepend(button)
}

function replace(part, html, attach) {
  const focused = part.contains(document.activeElement) ? trace(document.activeElement) : undefined
  const opened = [...part.querySelectorAll("details[open][id]")].map(details => details.id)
  part.innerHTML = html
  shown.set(part, html)
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "")
  attach(part)
  if (focused) find(part, focused)?.focus({ preventScroll: true })
  part.dataset.fresh = ""
  setTimeout(() => delete part.dataset.fresh, 2000)
}

function trace(element) {
  return { id: element.id, tag: element.localName, href: element.getAttribute("href"), words: element.textContent }
}

function find(part, { id, tag, href, words }) {
  const alike = [...part.querySelectorAll(tag)]
  return (
    alike.find(element => id && element.id === id) ??
    alike.find(element => element.getAttribute("href") === href && element.textContent === words) ??
    alike.find(element => href && element.getAttribute("href") === href)
  )
}
