@testable import TextEngine

/// A table of a few pieces, written byte by byte as the training writes the large one.
enum SmallVectors {
    static let pieces = ["[UNK]", "the", "line", "restart", "##s", "##ing", "cafe", ",", "🥛", "日", "#"]
    private static let width = 32

    /// - Parameter missing: how many numbers the table has too few.
    static func vectors(missing: Int = 0) throws -> StaticVectors {
        var dice = Fuzz(seed: 7)
        let numbers = (0..<pieces.count * width - missing).map { _ in Int8.random(in: -127...127, using: &dice) }
        var table = TableBytes()
        table.add("pieces", Array(pieces.joined(separator: "\n").utf8))
        table.add("vectors", kind: 1, numbers.map { UInt8(bitPattern: $0) })
        table.add("width", kind: 3, [UInt8(width), 0, 0, 0], count: 1)
        for (name, kind, words) in folding {
            table.add(name, kind: kind, words, count: words.count / (kind == 2 ? 2 : 4))
        }
        table.add("fold.letters", Array("e".utf8))
        return try StaticVectors(TableFile(table.bytes))
    }

    /// é is e, the acute accent nothing, 日 and the glass of milk stand alone; the rest of Unicode stays as it is.
    private static var folding: [(String, UInt8, [UInt8])] {
        let special: [(UInt32, UInt8)] = [(0xE9, 4), (0x301, 1), (0x65E5, 3), (0x672C, 3), (0x1F95B, 3)]
        var pages = [UInt8](repeating: 0, count: 0x1100 * 2)
        var actions = [UInt8](repeating: 0, count: 512)
        for (scalar, action) in special {
            let page = Int(scalar >> 8)
            if pages[page * 2] == 0 {
                pages[page * 2] = UInt8(actions.count / 512)
                actions += [UInt8](repeating: 0, count: 512)
            }
            actions[Int(pages[page * 2]) * 512 + Int(scalar & 255) * 2] = action
        }
        return [("fold.pages", 2, pages), ("fold.actions", 2, actions), ("fold.starts", 5, [0, 0, 0, 0, 1, 0, 0, 0])]
    }
}

/// Columns as `Training/tables.py` writes them.
struct TableBytes {
    private(set) var bytes = Array("TXTTBL1\n".utf8)

    mutating func add(_ name: String, kind: UInt8 = 0, _ numbers: [UInt8], count: Int? = nil) {
        bytes += [UInt8(name.utf8.count), 0] + Array(name.utf8) + [kind]
        let count = UInt64(count ?? numbers.count)
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * UInt64($0))) }
        bytes += [UInt8](repeating: 0, count: (8 - bytes.count % 8) % 8)
        bytes += numbers
    }
}
