// What a browser keeps, where it may be forbidden to: then it is kept for as long as the page stands.
const meanwhile = new Map()

export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") ?? meanwhile.get(name)
  } catch {
    return meanwhile.get(name)
  }
}

export function keep(name, value) {
  meanwhile.set(name, value)
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Forbidden or full: the page has it.
  }
}

export function forget(name) {
  meanwhile.delete(name)
  try {
    localStorage.removeItem(name)
  } catch {
    // Then there is nothing there.
  }
}

/// One tab at a time, where the browser can see to it.
export function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work()
}
