// Sends without a cookie and without saying from which page: the server refuses what comes with one.
export function postNameless(url, value) {
  return fetch(url, {
    method: "POST",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(value),
  })
}
