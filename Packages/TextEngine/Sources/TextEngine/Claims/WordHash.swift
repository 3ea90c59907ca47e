/// FNV-1a over a word's folded bytes (Fowler, Noll, Vo 1991), so that a word is known before it ends.
struct WordHash: Equatable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always) mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    @inline(__always) static func of(_ bytes: some Sequence<UInt8>) -> WordHash {
        var hash = WordHash()
        for byte in bytes { hash.add(byte) }
        return hash
    }
}

/// Small numbers under hashes: open addressing, at most half full. Words are told apart by 64 bits only: of a million
/// different ones, two meet with a chance of one in thirty million.
struct HashedNumbers: Sendable {
    private var keys: [UInt64] = Array(repeating: 0, count: 1024)
    private var values: [Int32] = Array(repeating: 0, count: 1024)
    private(set) var count = 0

    /// The slot of a hash, or the free one where it belongs.
    @inline(__always) private func slot(_ key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
        while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always) subscript(_ hash: WordHash) -> Int32? {
        let key = max(hash.value, 1)
        let slot = slot(key)
        return keys[slot] == key ? values[slot] : nil
    }

    /// - Parameter value: for a hash that is new.
    @discardableResult
    mutating func insert(_ hash: WordHash, _ value: @autoclosure () -> Int32) -> Int32 {
        let key = max(hash.value, 1)
        let slot = slot(key)
        if keys[slot] == key { return values[slot] }
        let value = value()
        keys[slot] = key
        values[slot] = value
        count += 1
        if count * 2 > keys.count { grow() }
        return value
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        values = Array(repeating: 0, count: oldKeys.count * 2)
        for index in oldKeys.indices where oldKeys[index] != 0 {
            let slot = slot(oldKeys[index])
            keys[slot] = oldKeys[index]
            values[slot] = oldValues[index]
        }
    }

    var bytes: Int { keys.count * 12 }
}
