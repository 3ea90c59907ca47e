// The worker hands out what was kept when there is no network. Pages that are not ours have no manifest, and none of it.
export function offline() {
  if (document.querySelector("[data-kept]:not([hidden])")) addEventListener("online", () => location.reload())
  if (!navigator.serviceWorker || !document.querySelector("link[rel=manifest]")) return
  // Forbidden, or a window that keeps nothing: all works as it did.
  const register = () => navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" }).catch(() => {})
  if (document.readyState === "complete") register()
  else addEventListener("load", register)
}
