import { isJSON, postJSON } from "./request.js"
import { debounced } from "./timing.js"

// Asks for findings a moment after the last key; only the answer to the newest question counts.
export class Check {
  #url
  #read
  #onAnswer
  #asking
  later = debounced(250, () => this.now())

  constructor({ url, read, onAnswer }) {
    this.#url = url
    this.#read = read
    this.#onAnswer = onAnswer
  }

  async now() {
    this.#asking?.abort()
    this.#asking = new AbortController()
    const { signal } = this.#asking
    const words = this.#read()
    try {
      const answer = await postJSON(this.#url, words, { signal })
      if (answer.ok && isJSON(answer)) this.#onAnswer(await answer.json(), words.text)
      else if (answer.status === 429) this.#askAgain(answer.headers.get("Retry-After"))
    } catch {
      // Newer words were typed, or the network is away: the earlier findings stand, the next key asks again.
    }
  }

  #askAgain(seconds) {
    const asked = this.#asking
    setTimeout(() => asked === this.#asking && this.now(), (Number(seconds) || 2) * 1000)
  }
}
