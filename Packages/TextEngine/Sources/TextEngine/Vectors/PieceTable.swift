/// Finds a piece's number by the hash of its bytes. One look-up costs a cache line or two.
///
/// The bytes themselves are not kept: 48 bits of the hash decide, so that of a million unknown words about one in a
/// hundred thousand vocabularies would have a wrong one.
struct PieceTable: Sendable {
    /// FNV-1a (Fowler, Noll, Vo 1991), begun elsewhere for pieces that continue a word.
    struct Hash {
        static let start = Hash(value: 0xCBF2_9CE4_8422_2325)
        static let continuation = Hash(value: 0x84222325_CBF29CE4)

        private(set) var value: UInt64

        @inline(__always) mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

        @inline(__always) var mixed: UInt64 {
            let word = (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
            return word ^ (word >> 29)
        }
    }

    private static let free: UInt16 = .max
    private var tags: [UInt32]
    private var numbers: [UInt16]
    private let mask: Int
    /// In bytes.
    private(set) var longest = 0

    /// - Parameter pieces: below 65,535 of them; what continues a word begins with "##".
    init(_ pieces: [String]) {
        var size = 1024
        while size < pieces.count * 2 { size *= 2 }
        mask = size - 1
        tags = Array(repeating: 0, count: size)
        numbers = Array(repeating: Self.free, count: size)
        for (number, piece) in pieces.enumerated() { insert(piece.utf8, UInt16(truncatingIfNeeded: number)) }
    }

    private mutating func insert(_ piece: String.UTF8View, _ number: UInt16) {
        let continues = piece.count > 2 && piece.starts(with: "##".utf8)
        var hash = continues ? Hash.continuation : Hash.start
        let bytes = piece.dropFirst(continues ? 2 : 0)
        for byte in bytes { hash.add(byte) }
        longest = max(longest, bytes.count)
        let mixed = hash.mixed
        var slot = Int(truncatingIfNeeded: mixed) & mask
        while numbers[slot] != Self.free { slot = (slot + 1) & mask }
        tags[slot] = UInt32(truncatingIfNeeded: mixed >> 32)
        numbers[slot] = number
    }

    @inline(__always) func number(_ hash: Hash) -> UInt16? {
        let mixed = hash.mixed
        let tag = UInt32(truncatingIfNeeded: mixed >> 32)
        var slot = Int(truncatingIfNeeded: mixed) & mask
        while numbers[slot] != Self.free {
            if tags[slot] == tag { return numbers[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
