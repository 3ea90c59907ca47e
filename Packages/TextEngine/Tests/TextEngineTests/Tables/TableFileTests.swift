import Testing
import TextEngine

@Suite("Tables") struct TableFileTests {
    /// One column of two 16-bit numbers, as the training writes it.
    private let whole: [UInt8] =
        Array("TXTTBL1\n".utf8) + [4, 0] + Array("size".utf8) + [2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0x34, 0x12, 0xFF, 0xFF]

    @Test("A column comes back as it was written") func reads() throws {
        #expect(try TableFile(whole).uint16s("size") == [0x1234, 0xFFFF])
    }

    @Test("A file cut anywhere is refused, and never read past its end", arguments: 9..<28)
    func cut(at length: Int) {
        #expect(throws: TableError.self) { try TableFile(Array(whole.prefix(length))).uint16s("size") }
    }

    @Test("What is not a table, is not there or is of another kind is said") func otherwise() throws {
        #expect(throws: TableError.notATable) { try TableFile(Array("PNG".utf8)) }
        let table = try TableFile(whole)
        #expect(throws: TableError.missing("weight")) { try table.floats("weight") }
        #expect(throws: TableError.unexpected("size")) { try table.floats("size") }
    }
}
