/// The first post with a hash. Open addressing, at most half full; 24 to 48 bytes a post.
struct WholeTable: Sendable {
    private var hashes: [UInt64] = Array(repeating: 0, count: 1024)
    private var numbers: [UInt32] = Array(repeating: 0, count: 1024)
    private var count = 0

    var bytes: Int { hashes.count * 12 }

    func number(of hash: UInt64) -> UInt32? {
        let slot = place(of: hash)
        return hashes[slot] == 0 ? nil : numbers[slot]
    }

    /// The number that is there already; nil if this one was put there.
    mutating func insert(_ hash: UInt64, _ number: UInt32) -> UInt32? {
        if count * 2 >= hashes.count { grow() }
        let slot = place(of: hash)
        guard hashes[slot] == 0 else { return numbers[slot] }
        hashes[slot] = kept(hash)
        numbers[slot] = number
        count += 1
        return nil
    }

    /// 0 marks a free place.
    private func kept(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

    @inline(__always) private func place(of hash: UInt64) -> Int {
        let hash = kept(hash)
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (hashes.count - 1)
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & (hashes.count - 1) }
        return slot
    }

    private mutating func grow() {
        let (oldHashes, oldNumbers) = (hashes, numbers)
        hashes = Array(repeating: 0, count: oldHashes.count * 2)
        numbers = Array(repeating: 0, count: oldHashes.count * 2)
        for index in oldHashes.indices where oldHashes[index] != 0 {
            let slot = place(of: oldHashes[index])
            hashes[slot] = oldHashes[index]
            numbers[slot] = oldNumbers[index]
        }
    }
}
