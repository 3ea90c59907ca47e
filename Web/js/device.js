// “Tell me on this device”: the browser gives an address and two keys, and a form of the page brings them in.
export function device(root) {
  const place = root.querySelector("[data-push]")
  if (!place) return
  if (!navigator.serviceWorker || !window.PushManager || !window.Notification) return show(root, "none")
  const form = place.querySelector("form")
  place.hidden = false
  form.addEventListener("submit", async event => {
    if (form.elements.endpoint.value) return
    event.preventDefault()
    for (const name of ["blocked", "failed"]) show(root, name, false)
    const asked = await subscribe(place.dataset.push)
    if (typeof asked === "string") return show(root, asked)
    fill(form, asked)
    form.requestSubmit()
  })
  markThisOne(root)
}

function show(root, name, isShown = true) {
  const words = root.querySelector(`[data-push-${name}]`)
  if (words) words.hidden = !isShown
}

async function subscribe(key) {
  if ((await Notification.requestPermission()) !== "granted") return "blocked"
  try {
    const { pushManager } = await navigator.serviceWorker.ready
    // One that is tied to an older key cannot be used, and stands in the way of a new one.
    await (await pushManager.getSubscription())?.unsubscribe()
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) })
  } catch {
    return "failed"
  }
}

function fill(form, subscription) {
  form.elements.endpoint.value = subscription.endpoint
  form.elements.key.value = text(subscription.getKey("p256dh"))
  form.elements.auth.value = text(subscription.getKey("auth"))
}

// Removing this very device ends its subscription too; of others the browser knows nothing.
async function markThisOne(root) {
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  if (!subscription) return
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(subscription.endpoint))
  const row = root.querySelector(`[data-device="${text(digest)}"]`)
  if (!row) return
  row.querySelector("[data-device-here]").hidden = false
  const removal = row.querySelector("form[action$='/removal']")
  // At the window: whether they mean it has been asked by then.
  window.addEventListener("submit", event => {
    if (event.target === removal && !event.defaultPrevented) subscription.unsubscribe()
  })
}

function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0))
}

function text(buffer) {
  const letters = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}
