// Shows what is pushed, and hands out what was kept when there is no network. The server puts `house` before it.
const assets = `assets-${house.version}`
const pages = "pages"
const keptFor = 3 * 86_400_000
const staysFor = 86_400_000
const freshFor = 60_000

let lookedAt = 0
// Whoever leaves raises it: what was asked for before is not kept after.
let turn = 0

self.addEventListener("install", event => event.waitUntil(install()))
self.addEventListener("activate", event => event.waitUntil(activate()))
self.addEventListener("fetch", event => handle(event))
self.addEventListener("push", event => event.waitUntil(told(event.data)))
self.addEventListener("notificationclick", event => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.path))
})

async function install() {
  const cache = await caches.open(assets)
  await cache.addAll(house.files)
  await self.skipWaiting()
}

async function activate() {
  for (const name of await caches.keys()) if (name !== assets && name !== pages) await caches.delete(name)
  await self.clients.claim()
  await look()
}

function handle(event) {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.mode === "navigate" && request.method === "GET") return event.respondWith(navigate(event, pathname))
  if (request.mode === "navigate" && pathname === "/sign-out") return event.waitUntil(leave())
  if (request.method === "GET" && pathname.startsWith("/assets/")) {
    event.respondWith(fetch(request).catch(() => found(assets, request)))
  }
}

async function navigate(event, path) {
  try {
    const answer = await fetch(event.request)
    // Whoever is sent there is signed in no longer.
    if (path === "/sign-in") event.waitUntil(empty().then(look))
    // Where what is kept is shown. Nothing follows a page of support or feedback: it would say that somebody was there.
    else if (path === "/" || path.startsWith("/crises/")) event.waitUntil(lookAgain())
    return answer
  } catch {
    return (house.open.includes(path) && (await kept(path))) || (await kept(house.page)) || Response.error()
  }
}

async function lookAgain() {
  if (Date.now() - lookedAt > freshFor) await look()
}

async function look() {
  lookedAt = Date.now()
  const mine = turn
  const country = await keep(house.page, house.page, mine)
  if (country === undefined) return
  // As somebody from outside, in the country of whoever is here: its emergency numbers. They change seldom.
  for (const path of house.open) {
    const before = await found(pages, path)
    const isOfHere = before?.headers.get("x-kept-for") === country
    if (isOfHere && age(before) < staysFor) continue
    await keep(path, country ? `${path}?country=${country}` : path, mine, { credentials: "omit" }, country)
  }
}

// Gives the country that the answer names, if any; nothing when there was no answer.
async function keep(path, address, mine, options, country = "") {
  try {
    const answer = await fetch(address, { cache: "no-store", ...options })
    if (!answer.ok || answer.redirected) return undefined
    const headers = new Headers(answer.headers)
    for (const name of ["content-encoding", "content-length"]) headers.delete(name)
    headers.set("x-kept-at", Date.now())
    headers.set("x-kept-for", country)
    const notice = path === house.page ? "data-kept" : "data-offline"
    const html = (await answer.text()).replace(`${notice} hidden`, notice)
    if (mine !== turn) return undefined
    const cache = await caches.open(pages)
    if (mine === turn) await cache.put(path, new Response(html, { headers }))
    if (mine !== turn) await cache.delete(path)
    return answer.headers.get("x-country") ?? ""
  } catch {
    // What was kept before is still there.
    return undefined
  }
}

async function kept(path) {
  const answer = await found(pages, path)
  if (!answer || house.open.includes(path) || age(answer) < keptFor) return answer
  await (await caches.open(pages)).delete(path)
  return undefined
}

function age(answer) {
  return Date.now() - Number(answer.headers.get("x-kept-at"))
}

async function found(name, request) {
  return (await caches.open(name)).match(request)
}

async function empty() {
  turn += 1
  await caches.delete(pages)
}

// This device is nobody's now: it is told nothing more either.
async function leave() {
  await empty()
  await (await self.registration.pushManager?.getSubscription())?.unsubscribe()
}

async function told(data) {
  const said = read(data)
  await self.registration.showNotification(said.title ?? "Firsthand", {
    body: said.body ?? "", tag: said.tag ?? "firsthand", renotify: true, lang: said.lang ?? "",
    icon: house.icon, data: { path: said.path },
  })
  await look()
}

function read(data) {
  try {
    return data.json()
  } catch {
    return {}
  }
}

async function open(path) {
  const url = new URL(typeof path === "string" && path.startsWith("/") ? path : "/", location.origin)
  if (url.origin !== location.origin) return
  const windows = await self.clients.matchAll({ type: "window" })
  const there = windows.find(window => window.url.split(/[?#]/)[0] === url.href)
  if (there) await there.focus()
  else await self.clients.openWindow(url.href)
}
