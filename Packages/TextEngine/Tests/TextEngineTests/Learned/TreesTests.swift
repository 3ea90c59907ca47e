import Testing

@testable import TextEngine

@Suite("Trees") struct TreesTests {
    /// Two trees of one sum: feature 0 ≤ 1.5 gives 1, else feature 1 ≤ 0 gives 2, else 3; and always 0.25.
    private func table(lefts: [Int32] = [-1, -2], feature: UInt16 = 0) -> [UInt8] {
        TableBytes.file([
            ("t.shape", .int32s([2, 1])), ("t.roots", .int32s([0, -4])), ("t.features", .uint16s([feature, 1])),
            ("t.thresholds", .floats([1.5, 0])), ("t.lefts", .int32s(lefts)), ("t.rights", .int32s([1, -3])),
            ("t.leaves", .floats([1, 2, 3, 0.25])),
        ])
    }

    @Test("A case goes left where its number is not above the threshold, and the leaves are added")
    func walk() throws {
        let trees = try Trees(TableFile(table()), "t")
        #expect(trees.sums([1.5, 9]) == [1.25])
        #expect(trees.sums([2, 0]) == [2.25])
        #expect(trees.sums([2, 0.5]) == [3.25])
        #expect(trees.sums([]) == [1.25])
    }

    @Test("A table whose trees would lead back or out is refused")
    func refused() throws {
        let file = { (bytes: [UInt8]) throws in try Trees(TableFile(bytes), "t") }
        #expect(throws: TableError.unexpected("t.features")) { try file(table(lefts: [0, -2])) }
        #expect(throws: TableError.unexpected("t.features")) { try file(table(lefts: [-9, -2])) }
        #expect(throws: TableError.unexpected("t.features")) { try file(table(lefts: [2, -2])) }
        #expect(throws: TableError.unexpected("t.features")) { try file(table(feature: 2)) }
        #expect(throws: TableError.unexpected("t.features")) { try file(table(lefts: [-1])) }
        #expect(throws: TableError.missing("u.shape")) { try Trees(TableFile(table()), "u") }
    }
}
