import TextEngine
import TextTables
import Testing

@testable import texteval

@Suite("Does it contradict a fact?") struct VerifierTests {
    private static let verifier = Result { try TextTables.verifier() }

    @Test(
        "A number, a date or a word that cannot be true beside the fact refutes; what agrees supports",
        arguments: [
            ("More than 700 cartons were recalled.", "We recalled 612 cartons of milk on Monday.", "R"),
            ("More than 600 cartons were recalled.", "We recalled 612 cartons of milk on Monday.", "S"),
            ("Fewer than 650 cartons were recalled.", "We recalled 612 cartons of milk on Monday.", "S"),
            ("The plant opened before 2015.", "The plant opened in March 2016.", "R"),
            ("The plant opened before 2017.", "The plant opened in March 2016.", "S"),
            ("The score was above 80 %.", "The plant got a score of 76 % from 40 inspectors.", "R"),
        ])
    func verdict(claim: String, evidence: String, expected: String) throws {
        let evaluation = VerifyEvaluation(verifier: try Self.verifier.get(), isDecided: false)
        let pair = try evaluation.item("\(claim)\t\(evidence)")
        #expect(evaluation.printed(evaluation.answer(pair), for: pair).hasPrefix(expected + "\t"))
    }

    @Test(
        "The same words with a denial on one side refute, on both they do not",
        arguments: [
            ("Nobody was hurt in the plant.", "Two people were hurt in the plant.", true),
            ("The valve was not replaced.", "The valve was replaced.", true),
            ("The valve was replaced.", "The valve was never replaced.", true),
            ("The valve was not replaced.", "The valve was never replaced.", false),
            ("It is no wonder that the valve was replaced.", "The valve was replaced.", false),
        ])
    func denial(claim: String, evidence: String, isRefuted: Bool) throws {
        let verdict = try Self.verifier.get().verdict(claim: claim, evidence: evidence)
        #expect((verdict.stance == .refutes) == isRefuted)
    }

    @Test("Evidence about something else says nothing, and so does an empty text")
    func nothing() throws {
        let verifier = try Self.verifier.get()
        let other = verifier.verdict(
            claim: "The supplier knew about the crack for several weeks.",
            evidence: "The canteen serves soup on Friday.")
        #expect(other.stance == .saysNothing)
        #expect(verifier.verdict(claim: "", evidence: "We recalled 612 cartons.").stance == .saysNothing)
    }

    @Test("The because names the very numbers, in both sentences")
    func because() throws {
        let evaluation = VerifyEvaluation(verifier: try Self.verifier.get(), isDecided: false)
        let pair = try evaluation.item("More than 700 cartons were recalled.\tWe recalled 612 cartons on Monday.")
        let fields = evaluation.printed(evaluation.answer(pair), for: pair).split(separator: "\t")
        #expect(fields.count == 3)
        #expect(fields.last?.contains("“More than 700” does not fit “612”") == true)
    }

    @Test("The three likelihoods make one, and a decision is one of two")
    func likelihoods() throws {
        let verifier = try Self.verifier.get()
        let likely = verifier.verdict(claim: "It rained.", evidence: "It may have rained on Sunday.").likelihoods
        #expect(abs(likely.supports + likely.refutes + likely.saysNothing - 1) < 1e-9)
        let decision = verifier.decision(claim: "It rained.", evidence: "The canteen serves soup.")
        #expect(decision.stance != .saysNothing && decision.confidence >= 0.5)
    }

    @Test("A line without its tab is refused")
    func refused() throws {
        let evaluation = VerifyEvaluation(verifier: try Self.verifier.get(), isDecided: false)
        #expect(throws: BadLine.self) { try evaluation.item("only one sentence") }
    }
}
