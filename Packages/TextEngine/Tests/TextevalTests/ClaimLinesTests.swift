import Foundation
import ResearchTables
import Testing
import TextEngine
import TextTables

@testable import texteval

@Suite("The tool reads claims") struct ClaimLinesTests {
    private func claims(_ lines: String) throws -> [ClaimRecord] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(lines.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try ClaimLines(file: file.path).claims
    }

    @Test("A line is a claim, with or without title and day")
    func lines() throws {
        let read = try claims(
            """
            {"vclaim_id": "a", "vclaim": "It leaked.", "title": "Did it?", "subtitle": null, "date": "3 May 2021"}
            {"vclaim_id": "b", "vclaim": "It did not.", "date": ""}
            """)
        #expect(read.map(\.id) == ["a", "b"])
        #expect(read.map(\.day) == [CalendarDay.number(year: 2021, month: 5, day: 3), nil])
    }

    @Test("A line that is no claim stops it, with its number", arguments: ["{", "[]", "{\"vclaim_id\": 7}", "\n{}"])
    func refused(line: String) {
        #expect(throws: Refusal.self) { try claims("{\"vclaim_id\": \"a\", \"vclaim\": \"It leaked.\"}\n" + line) }
    }

    @Test("The learned ranking fits the engine, and puts the claim that is meant first, with its days")
    func learned() throws {
        let twins = [
            ClaimRecord(id: "old", text: "The Odense night shift walked out", title: "Walk-out in Odense", day: 15_000),
            ClaimRecord(id: "new", text: "The Odense night shift walked out", title: "Walk-out in Odense", day: 18_000),
            ClaimRecord(id: "milk", text: "Oat milk makes dogs sick", title: "Is Oat Milk Bad for Dogs?", day: 18_001),
        ]
        let index = ClaimIndex(twins, vectors: try TextTables.vectors(), ranking: try ResearchTables.claims())
        #expect(index.matches(for: "the night shift at Odense has walked out!", day: 17_999).first?.claim.id == "new")
        #expect(index.matches(for: "the night shift at Odense has walked out!", day: 15_000).first?.claim.id == "old")
        #expect(index.claim(of: "Oat milk makes dogs sick, my vet says", day: 18_000)?.claim.id == "milk")
        #expect(index.claim(of: "A quiet morning in Aarhus, and good coffee", day: 18_000) == nil)
    }
}
