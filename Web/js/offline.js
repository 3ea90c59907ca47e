// The worker hands out what was kept when there is no network. Pages that are not ours have no manifest, and none of it.
export function offline() {
  if (document.querySelector("[data-kept]:not([hidden])")) {
    addEventListener("online", lookAgain)
    setInterval(lookAgain, 10_000)
  }
  if (!navigator.serviceWorker || !document.querySelector("link[rel=manifest]")) return
  // Forbidden, or a window that keeps nothing: all works as it did.
  const register = () => navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" }).catch(() => {})
  if (document.readyState === "complete") register()
  else addEventListener("load", register)
}

// The page that was wanted, as soon as somebody answers.
async function lookAgain() {
  if (document.hidden) return
  try {
    if ((await fetch("/offline", { cache: "no-store" })).ok) location.reload()
  } catch {
    // Not yet.
  }
}
