// 16 random bytes as eight words that can be said and written down: consonants and vowels by turns, 16 bits a word
// (proquints, Wilkerson 2009).
import { randomBytes, sha256, toBase64 } from "./blind.js"

const CONSONANTS = "bdfghjklmnprstvz"
const VOWELS = "aiou"

export function makePhrase() {
  return phraseOf(randomBytes(16))
}

export function phraseOf(bytes) {
  const words = []
  for (let index = 0; index < bytes.length; index += 2) {
    const bits = (bytes[index] << 8) | bytes[index + 1]
    words.push(
      CONSONANTS[bits >> 12] + VOWELS[(bits >> 10) & 3] + CONSONANTS[(bits >> 6) & 15] + VOWELS[(bits >> 4) & 3] +
        CONSONANTS[bits & 15],
    )
  }
  return words.join(" ")
}

/// Undefined for what is no phrase.
export function bytesOf(phrase) {
  const words = phrase.toLowerCase().split(/[^a-z]+/).filter(Boolean)
  if (words.length !== 8) return undefined
  const bytes = new Uint8Array(16)
  for (const [index, word] of words.entries()) {
    const places = [...word].map((letter, place) => (place % 2 ? VOWELS : CONSONANTS).indexOf(letter))
    if (places.length !== 5 || places.includes(-1)) return undefined
    const bits = (places[0] << 12) | (places[1] << 10) | (places[2] << 6) | (places[3] << 4) | places[4]
    bytes[index * 2] = bits >> 8
    bytes[index * 2 + 1] = bits & 0xff
  }
  return bytes
}

/// What opens the letter. The phrase itself stays here.
export async function boxOf(phrase) {
  const bytes = bytesOf(phrase)
  return bytes && toBase64(await sha256("firsthand letter box:", bytes))
}
