// What was typed stays on this device until the server has it: a crash, a lost connection or a sign-out loses nothing.
export class Kept {
  #key

  constructor(draft) {
    this.#key = `firsthand.draft.${draft}`
  }

  keep(words) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(words))
    } catch {
      // Private windows and full disks have no room; the server's copy is the one that counts.
    }
  }

  find() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? undefined
    } catch {
      return undefined
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.#key)
    } catch {
      // Nothing was kept.
    }
  }
}
