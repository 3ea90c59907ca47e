/// Word lists: which of fourteen lists (first names, family names, cities, ordinary words …) a word's hash is in.
/// An open table; a look-up costs a step or two.
struct WordBits {
    private var keys: [UInt32]
    private var bits: [UInt16]
    private let mask: Int

    init(_ words: [UInt32], _ bits: [UInt16]) {
        var capacity = 16
        while capacity < words.count * 2 { capacity *= 2 }
        mask = capacity - 1
        keys = [UInt32](repeating: 0, count: capacity)
        self.bits = [UInt16](repeating: 0, count: capacity)
        for (word, mark) in zip(words, bits) where mark != 0 {
            var slot = Int(word) & mask
            while self.bits[slot] != 0 { slot = (slot + 1) & mask }
            (keys[slot], self.bits[slot]) = (word, mark)
        }
    }

    subscript(_ word: UInt32) -> UInt32 {
        var slot = Int(word) & mask
        while bits[slot] != 0 {
            if keys[slot] == word { return UInt32(bits[slot]) }
            slot = (slot + 1) & mask
        }
        return 0
    }
}
