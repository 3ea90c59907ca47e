const token = () => document.querySelector('meta[name="csrf"]')?.content ?? ""

export function postJSON(url, value, options = {}) {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token() },
    body: JSON.stringify(value),
    ...options,
  })
}

export function postForm(url, fields, options = {}) {
  return fetch(url, { method: "POST", headers: { "X-CSRF-Token": token() }, body: new URLSearchParams(fields), ...options })
}

export function isJSON(answer) {
  return !answer.redirected && (answer.headers.get("Content-Type") ?? "").startsWith("application/json")
}

export function isHTML(answer) {
  return answer.ok && !answer.redirected && (answer.headers.get("Content-Type") ?? "").startsWith("text/html")
}
