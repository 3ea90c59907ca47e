import Testing

@testable import TextEngine

@Suite("What counts when claims are ranked") struct ClaimRankingTests {
    private let twins = [
        ClaimRecord(id: "old", text: "The night shift in Odense walked out", day: 15_000),
        ClaimRecord(id: "new", text: "The night shift in Odense walked out", day: 18_000),
        ClaimRecord(id: "undated", text: "The night shift in Odense walked out"),
    ]

    /// A table as the training writes it, with these weights and nothing else.
    private func table(_ weights: [ClaimFeature: Float], later: Float = 0.08) throws -> TableFile {
        let row = ClaimFeature.allCases.map { weights[$0] ?? 0 }
        return try TableFile(
            Array("TXTTBL1\n".utf8)
                .column("features", text: ClaimFeature.allCases.map { "\($0)" }.joined(separator: "\n"))
                .column("choice", [40, 16, later, 0.12, 0.6])
                .column("dated", row).column("undated", row).column("dated.words", row).column("undated.words", row)
                .column("dated.chance", row + [0]).column("undated.chance", row + [0]))
    }

    @Test("A learned ranking prefers the claim of the post's own days; the plain one does not care")
    func days() throws {
        let ranking = try ClaimRanking(table([.lexical: 1, .sameDay: 1, .later: -0.1, .earlier: -0.1]))
        let index = ClaimIndex(twins, ranking: ranking)
        #expect(index.matches(for: "Odense: night shift walked out", day: 18_000).first?.claim.id == "new")
        #expect(index.matches(for: "Odense: night shift walked out", day: 15_000).first?.claim.id == "old")
        #expect(
            index.matches(for: "night shift walked out — Ida (@ida) January 26, 2011").first?.claim.id == "old")
        let plain = ClaimIndex(twins).matches(for: "Odense: night shift walked out", day: 18_000)
        #expect(Set(plain.map(\.score)).count == 1)
    }

    @Test("Far days, in both directions, are just far", arguments: [Int.min / 4, -1_000_000, 1_000_000, Int.max / 4])
    func far(day: Int) throws {
        let index = ClaimIndex(twins, ranking: try ClaimRanking(table([.lexical: 1, .later: -1])))
        #expect(index.matches(for: "night shift", day: day).count == 3)
    }

    @Test("A table of another shape is refused")
    func refused() throws {
        #expect(throws: TableError.self) { try ClaimRanking(TableFile(Array("TXTTBL1\n".utf8))) }
        #expect(throws: TableError.unexpected("choice")) { try ClaimRanking(table([:], later: .nan)) }
        #expect(throws: TableError.unexpected("dated.words")) { try ClaimRanking(table([.near: .infinity])) }
    }

    @Test("The first choice of few claims is that of all", arguments: 0..<20)
    func choice(seed: UInt64) {
        var fuzz = Fuzz(seed: seed)
        let days = (0..<400).map { _ in Int.random(in: 0..<4_000, using: &fuzz) }.sorted().map { Int32($0) }
        let scores = days.map { _ in Float(Int.random(in: 0..<1_000, using: &fuzz)) / 1_000 }
        var candidates = ClaimCandidates()
        candidates.begin(wanted: 10)
        for (claim, score) in scores.enumerated() { candidates.add(claim, score) }
        candidates.finish()
        let best = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(10)
        #expect(candidates.all.map(\.score) == best.map { scores[$0] })
        var parts: [ClaimAges.Part] = []
        ClaimAges(days: days).parts(around: Int.random(in: 0..<4_000, using: &fuzz), .plain, into: &parts)
        #expect(parts.flatMap { Array($0.claims) }.sorted() == Array(days.indices))
    }
}

extension [UInt8] {
    func column(_ name: String, text: String) -> [UInt8] {
        head(name, kind: 0, count: text.utf8.count) + Array(text.utf8)
    }

    func column(_ name: String, _ floats: [Float]) -> [UInt8] {
        floats.reduce(head(name, kind: 4, count: floats.count)) { bytes, float in
            bytes + (0..<4).map { UInt8(truncatingIfNeeded: float.bitPattern >> (8 * $0)) }
        }
    }

    private func head(_ name: String, kind: UInt8, count: Int) -> [UInt8] {
        var bytes = self + [UInt8(name.utf8.count), 0] + Array<UInt8>(name.utf8) + [kind]
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
        while bytes.count % 8 != 0 { bytes.append(0) }
        return bytes
    }
}
