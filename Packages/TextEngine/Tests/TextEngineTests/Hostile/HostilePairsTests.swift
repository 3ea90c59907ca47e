import Testing

@testable import TextEngine

@Suite("Whatever two texts are held against each other") struct HostilePairsTests {
    @Test("Random texts are read the same way twice, and every reason names words that are there")
    func random() {
        for seed in 0..<200 {
            var fuzz = Fuzz(seed: UInt64(seed))
            let (claim, evidence) = (fuzz.text(), fuzz.text())
            let pair = SentencePair(claim: claim, evidence: evidence, VerifierWords())
            let again = SentencePair(claim: claim, evidence: evidence, VerifierWords())
            #expect(pair.features.values == again.features.values && pair.crosses == again.crosses, "seed \(seed)")
            let areFinite = pair.features.values.allSatisfy { $0.isFinite }
            #expect(areFinite, "seed \(seed)")
            for stance in Verdict.Stance.allCases {
                for reason in pair.reasons(for: stance) {
                    #expect(reason.claim.map { !claim.words($0).isEmpty } ?? true, "seed \(seed)")
                    #expect(reason.evidence.map { !evidence.words($0).isEmpty } ?? true, "seed \(seed)")
                }
            }
        }
    }

    @Test(
        "Eight times the text, at most about eight times the work",
        arguments: [
            "a", "7 ", "word ", "600 cartons ", "more than ", "1/2/3/", "March ", "2014-", "\u{301}", "not ", "A B. ",
            "SuperLiga Super Liga ", "€5m ", "first second ", "1,2.3,4 ",
        ])
    func linear(unit: String) {
        func text(_ size: Int) -> String { String(repeating: unit, count: size / unit.utf8.count) }
        let (small, large) = (text(4_000), text(32_000))
        func read(_ text: String) { _ = SentencePair(claim: text, evidence: text, VerifierWords()).features }
        #expect(Cost.ratio(of: { read(large) }, to: { read(small) }) < 20)
    }
}
