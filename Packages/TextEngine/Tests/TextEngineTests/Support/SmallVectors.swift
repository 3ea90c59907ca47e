@testable import TextEngine

/// A table of a few pieces, written byte by byte as the training writes the large one.
enum SmallVectors {
    static let pieces = ["[UNK]", "the", "line", "restart", "##s", "##ing", "cafe", ",", "🥛", "日", "#"]
    private static let width = 32

    /// - Parameter missing: how many numbers the table has too few.
    static func vectors(missing: Int = 0) throws -> StaticVectors {
        var dice = Fuzz(seed: 7)
        let numbers = (0..<pieces.count * width - missing).map { _ in Int8.random(in: -127...127, using: &dice) }
        let columns: [(String, TableBytes.Column)] = [
            ("pieces", .uint8s(Array(pieces.joined(separator: "\n").utf8))), ("vectors", .int8s(numbers)),
            ("width", .int32s([Int32(width)])), ("fold.letters", .uint8s(Array("e".utf8))),
        ]
        return try StaticVectors(TableFile(TableBytes.file(columns + folding)))
    }

    /// é is e, the acute accent nothing, 日 and the glass of milk stand alone; the rest of Unicode stays as it is.
    private static var folding: [(String, TableBytes.Column)] {
        let special: [(UInt32, UInt16)] = [(0xE9, 4), (0x301, 1), (0x65E5, 3), (0x672C, 3), (0x1F95B, 3)]
        var pages = [UInt16](repeating: 0, count: 0x1100)
        var actions = [UInt16](repeating: 0, count: 256)
        for (scalar, action) in special {
            let page = Int(scalar >> 8)
            if pages[page] == 0 {
                pages[page] = UInt16(actions.count / 256)
                actions += [UInt16](repeating: 0, count: 256)
            }
            actions[Int(pages[page]) * 256 + Int(scalar & 255)] = action
        }
        return [
            ("fold.pages", .uint16s(pages)), ("fold.actions", .uint16s(actions)), ("fold.starts", .uint32s([0, 1])),
        ]
    }
}
