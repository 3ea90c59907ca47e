@testable import TextEngine

/// A table of a few pieces, as the training writes the large one.
enum SmallVectors {
    static let pieces = ["[UNK]", "the", "line", "restart", "##s", "##ing", "cafe", ",", "🥛", "日", "#"]
    private static let width = 32

    /// - Parameters:
    ///   - missing: how many numbers the table has too few
    ///   - letter: what é becomes
    static func vectors(missing: Int = 0, letter: [UInt8] = [UInt8(ascii: "e")]) throws -> StaticVectors {
        var dice = Fuzz(seed: 7)
        let numbers = (0..<pieces.count * width - missing).map { _ in Int8.random(in: -127...127, using: &dice) }
        let bytes = TableBytes.file([
            ("pieces", .uint8s(Array(pieces.joined(separator: "\n").utf8))), ("vectors", .int8s(numbers)),
            ("weights", .floats(pieces.map { _ in 1 })), ("width", .int32s([Int32(width)])),
            ("fold.pages", .uint16s(folding.pages)), ("fold.actions", .uint16s(folding.actions)),
            ("fold.starts", .uint32s([0, UInt32(letter.count)])), ("fold.letters", .uint8s(letter)),
        ])
        return try StaticVectors(TableFile(bytes))
    }

    /// é is e, the acute accent nothing, two ideographs and the glass of milk stand alone; the rest of Unicode stays.
    private static var folding: (pages: [UInt16], actions: [UInt16]) {
        let special: [(UInt32, UInt16)] = [(0xE9, 4), (0x301, 1), (0x65E5, 3), (0x672C, 3), (0x1F95B, 3)]
        var pages = [UInt16](repeating: 0, count: 0x1100)
        var actions = [UInt16](repeating: 0, count: 512)
        pages[0] = 1
        for (scalar, action) in special {
            let page = Int(scalar >> 8)
            if pages[page] == 0 {
                pages[page] = UInt16(actions.count / 256)
                actions += [UInt16](repeating: 0, count: 256)
            }
            actions[Int(pages[page]) * 256 + Int(scalar & 255)] = action
        }
        return (pages, actions)
    }
}
