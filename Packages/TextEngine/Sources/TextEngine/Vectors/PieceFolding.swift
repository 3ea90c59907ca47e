/// What BERT's uncased vocabulary makes of a scalar: nothing, a space, a word of its own, or lower-case letters without
/// accents. The training writes it down for all of Unicode, so that both sides agree. Constant time.
struct PieceFolding: Sendable {
    enum Folded: Equatable {
        case same, nothing, space, alone
        /// UTF-8 in `letters`; a space in it ends the word.
        case letters(Range<Int>)
    }

    private let pages: [UInt16]
    private let actions: [UInt16]
    private let starts: [UInt32]
    let letters: [UInt8]

    init(_ table: TableFile) throws(TableError) {
        pages = try table.uint16s("fold.pages")
        actions = try table.uint16s("fold.actions")
        starts = try table.uint32s("fold.starts")
        letters = try table.uint8s("fold.letters")
        guard pages.count == 0x1100, pages.allSatisfy({ (Int($0) + 1) * 256 <= actions.count }) else {
            throw .unexpected("fold.pages")
        }
        guard actions.allSatisfy({ $0 < 4 || Int($0) - 3 < starts.count }) else { throw .unexpected("fold.actions") }
        guard zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), Int(starts.last ?? 0) <= letters.count else {
            throw .unexpected("fold.starts")
        }
        // A word in hand has room for so many scalars of four bytes; bytes that begin none would pass its end.
        guard String(validating: letters, as: UTF8.self) != nil,
            starts.allSatisfy({ Int($0) == letters.count || letters[Int($0)] & 0xC0 != 0x80 })
        else {
            throw .unexpected("fold.letters")
        }
    }

    @inline(__always) func fold(_ scalar: UInt32) -> Folded {
        let action = actions[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 255)]
        switch action {
        case 0: return .same
        case 1: return .nothing
        case 2: return .space
        case 3: return .alone
        default: return .letters(Int(starts[Int(action) - 4])..<Int(starts[Int(action) - 3]))
        }
    }
}
