// This browser's token for a round: made, blinded, signed and unblinded here, and kept until it is used. It is fetched
// when a page first shows the round, answered or not, so that fetching one says nothing.
import { blind, finalize, fromBase64, prepare, publicKey, randomBytes, toBase64, toNumber, toBytes } from "./blind.js"
import { alone, keep, kept } from "./keep.js"
import { postJSON } from "./request.js"

export class Token {
  #url
  #spki
  #name

  constructor(round, spki, keep) {
    this.#url = `/feedback/rounds/${round}/token`
    this.#spki = spki
    this.#name = `firsthand-round:${round}:${keep}`
  }

  get kept() {
    return kept(this.#name) ?? {}
  }

  set kept(value) {
    keep(this.#name, value)
  }

  get isSpent() {
    return this.kept.spent === true
  }

  spend() {
    this.kept = { spent: true }
  }

  key() {
    return publicKey(this.#spki)
  }

  /// "ready", "spent", "taken" when another browser of this person has it, "away" when nobody answered.
  fetch() {
    return alone(this.#name, () => this.#fetch())
  }

  async #fetch() {
    if (this.isSpent) return "spent"
    if (this.kept.signature) return "ready"
    const key = await this.key()
    if (!this.kept.blinded) {
      const prepared = prepare(randomBytes(32))
      const { blinded, inverse } = await blind(prepared, key)
      // Kept before it is sent: what was signed once is not signed for another.
      this.kept = {
        message: toBase64(prepared), blinded: toBase64(blinded), inverse: toBase64(toBytes(inverse, key.size)),
      }
    }
    const { message, blinded, inverse } = this.kept
    const answer = await postJSON(this.#url, { blinded }).catch(() => undefined)
    if (answer?.status === 409) return "taken"
    if (!answer?.ok) return "away"
    const blindSignature = fromBase64((await answer.json()).signature)
    const signature = await finalize(fromBase64(message), blindSignature, toNumber(fromBase64(inverse)), key)
    this.kept = { message, blinded, signature: toBase64(signature) }
    return "ready"
  }
}
