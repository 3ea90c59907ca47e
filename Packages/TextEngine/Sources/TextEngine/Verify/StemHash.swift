/// A word as 32 bits (FNV-1a), so that comparing and looking up allocate nothing.
enum StemHash {
    static func of(_ stem: String) -> UInt32 { mixing(0x811C_9DC5, stem) }

    /// A hash that goes on from another one.
    static func mixing(_ start: UInt32, _ text: String) -> UInt32 {
        var hash = start
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }

    static func mixing(_ start: UInt32, _ number: UInt32) -> UInt32 {
        (0..<4).reduce(start) { ($0 ^ (number >> (8 * UInt32($1)) & 0xFF)) &* 0x0100_0193 }
    }
}
