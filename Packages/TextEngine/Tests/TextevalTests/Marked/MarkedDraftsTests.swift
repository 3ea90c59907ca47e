import Foundation
import Testing
import TextEngine

@testable import texteval

@Suite("Drafts that somebody has marked") struct MarkedDraftsTests {
    private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func tally(_ name: String) throws -> MarkedTally {
        let playbooks = Self.package.appendingPathComponent("../../Playbooks").path
        return try MarkedCheck.tally(
            file: Self.package.appendingPathComponent("Benchmarks/drafts/\(name).tsv").path, guides: playbooks)
    }

    @Test("Marks are read and taken out, with their places")
    func marks() throws {
        let draft = try MarkedDraft("recall\t🥛 I say {safe+guess?|it is fine}.\\nBye {undisclosed}")
        #expect(draft.text == "🥛 I say it is fine.\nBye ")
        #expect(draft.marks.map(\.code) == ["safe", "guess", "undisclosed"])
        #expect(draft.marks.map(\.isOptional) == [false, true, false])
        #expect(draft.marks.map(\.isOblique) == [false, false, false])
        #expect(try MarkedDraft("recall\t{safe~|Guess what is in my coffee}").marks.map(\.isOblique) == [true])
        #expect(draft.marks.map(\.range) == [11..<21, 11..<21, nil])
        #expect(!draft.isClean)
    }

    @Test(
        "A line without a playbook or with half a mark is refused", arguments: ["hello", "a\tb {c", "a\tb c}", "a\t{}"])
    func refused(line: String) {
        #expect(throws: BadLine.self) { _ = try MarkedDraft(line[...]) }
    }

    @Test("A mark that nothing answers is missed, and a finding that nothing asked for is a false alarm")
    func tally() throws {
        let checker = try Checker(
            Guide(boundaries: [Boundary(id: "Wine", title: "Wine", weight: .care, match: ["(wine|beer)"])]))
        var tally = MarkedTally()
        for (number, line) in ["a\tI like {w|wine}.", "a\tI like {w|gin}.", "a\tI like beer."].enumerated() {
            let draft = try MarkedDraft(line[...])
            try tally.add(draft, line: number + 1, findings: checker.check(draft.text), codes: ["Wine": "w"])
        }
        let row = try #require(tally.kinds["boundary"])
        #expect(row.marked == 2 && row.found == 1 && row.said == 2 && row.right == 1)
        #expect(tally.misses.map(\.passage) == ["gin", "beer"])
        #expect(tally.misses.map(\.isFalseAlarm) == [false, true])
        #expect(tally.clean == 1 && tally.cleanWithAlarm == 1)
    }

    /// What the record says, with a little room; a change that costs more than that has to say so.
    @Test(
        "The playbooks keep what was measured on the committed drafts",
        arguments: [
            ("first", 0.92, 0.95), ("second", 0.30, 0.93), ("third", 0.97, 0.97), ("fourth", 0.77, 0.97),
            ("fifth", 0.68, 0.93), ("sixth", 0.96, 0.95), ("seventh", 0.87, 0.90),
        ])
    func floor(name: String, recall: Double, precision: Double) throws {
        let tally = try tally(name)
        let row = try #require(tally.kinds["boundary"])
        #expect(tally.drafts >= 72 && tally.clean >= 16)
        #expect(row.recall >= recall && row.precision >= precision, "\(row)")
        #expect(tally.cleanWithAlarm * 20 < tally.clean, "\(tally.cleanWithAlarm) of \(tally.clean) clean drafts")
        for (kind, row) in tally.kinds where kind != "boundary" && row.marked > 0 {
            #expect(row.precision >= 0.85 && row.recall >= 0.65, "\(kind) \(row)")
        }
    }
}
