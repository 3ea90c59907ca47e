// RFC 9474, RSABSSA-SHA384-PSS-Randomized: a signature on a message that its signer never sees. The numbers are
// BigInts; hashing and randomness are the browser's own. Nothing here talks to anyone.

const HASH = 48
const encoder = new TextEncoder()

export function toBase64(bytes) {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0))
}

export function randomBytes(count) {
  return crypto.getRandomValues(new Uint8Array(count))
}

export async function sha256(text, bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", join(encoder.encode(text), bytes)))
}

/// What importing and exporting makes of a public key: the two numbers, and the length in bytes.
export async function publicKey(spki) {
  const format = { name: "RSA-PSS", hash: "SHA-384" }
  const key = await crypto.subtle.importKey("spki", fromBase64(spki), format, true, ["verify"])
  const { n, e } = await crypto.subtle.exportKey("jwk", key)
  return numbers(fromBase64(n), fromBase64(e), key)
}

export function numbers(n, e, key) {
  const modulus = toNumber(n)
  return { n: modulus, e: toNumber(e), bits: modulus.toString(2).length, size: Math.ceil(modulus.toString(2).length / 8), key }
}

export function prepare(message, prefix = randomBytes(32)) {
  return join(prefix, message)
}

/// The blinded message to be signed, and what takes the blinding away. The salt and the blinding are for test vectors.
export async function blind(prepared, key, { salt = randomBytes(HASH), r } = {}) {
  const encoded = toNumber(await encode(prepared, key.bits - 1, salt))
  if (gcd(encoded, key.n) !== 1n) throw new Error("invalid input")
  for (;;) {
    const factor = r ?? randomBelow(key.n)
    if (factor !== 0n && gcd(factor, key.n) === 1n) {
      const blinded = (encoded * power(factor, key.e, key.n)) % key.n
      return { blinded: toBytes(blinded, key.size), inverse: inverse(factor, key.n) }
    }
    if (r !== undefined) throw new Error("blinding error")
  }
}

/// Takes the blinding away and checks what is left with the browser's own RSA-PSS, which knows nothing of blinding.
export async function finalize(prepared, blindSignature, inverse, key) {
  if (blindSignature.length !== key.size) throw new Error("unexpected input size")
  const signature = toBytes((toNumber(blindSignature) * inverse) % key.n, key.size)
  if (!(await fits(prepared, signature, key))) throw new Error("invalid signature")
  return signature
}

export function fits(prepared, signature, key) {
  return crypto.subtle.verify({ name: "RSA-PSS", saltLength: HASH }, key.key, signature, prepared)
}

// EMSA-PSS-ENCODE of RFC 8017 with SHA-384, MGF1 and a salt of 48 bytes.
async function encode(message, bits, salt) {
  const size = Math.ceil(bits / 8)
  const digest = await sha384(join(new Uint8Array(8), await sha384(message), salt))
  const block = new Uint8Array(size - HASH - 1)
  block[block.length - salt.length - 1] = 1
  block.set(salt, block.length - salt.length)
  const mask = await stretch(digest, block.length)
  for (let index = 0; index < block.length; index++) block[index] ^= mask[index]
  block[0] &= 0xff >> (8 * size - bits)
  return join(block, digest, Uint8Array.of(0xbc))
}

async function stretch(seed, length) {
  const parts = []
  for (let counter = 0; parts.length * HASH < length; counter++) {
    parts.push(await sha384(join(seed, Uint8Array.of(counter >> 24, counter >> 16, counter >> 8, counter))))
  }
  return join(...parts).subarray(0, length)
}

async function sha384(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-384", bytes))
}

function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function toNumber(bytes) {
  let hex = "0x0"
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0")
  return BigInt(hex)
}

export function toBytes(number, size) {
  const hex = number.toString(16).padStart(size * 2, "0")
  return Uint8Array.from({ length: size }, (_, index) => parseInt(hex.slice(index * 2, index * 2 + 2), 16))
}

// By rejection, so that no number below the modulus is likelier than another.
function randomBelow(n) {
  const bits = n.toString(2).length
  for (;;) {
    const bytes = randomBytes(Math.ceil(bits / 8))
    bytes[0] &= 0xff >> (bytes.length * 8 - bits)
    const number = toNumber(bytes)
    if (number < n) return number
  }
}

function power(base, exponent, n) {
  let result = 1n
  for (base %= n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % n
    base = (base * base) % n
  }
  return result
}

function gcd(a, b) {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

function inverse(number, n) {
  let [r, next, x, nextX] = [n, number % n, 0n, 1n]
  while (next !== 0n) {
    const quotient = r / next
    ;[r, next] = [next, r - quotient * next]
    ;[x, nextX] = [nextX, x - quotient * nextX]
  }
  return ((x % n) + n) % n
}
