import Platform
import TestSupport
import Testing

@testable import Situation

/// One example of the shipped file, named so that a failure says which.
struct LawExample: Sendable, CustomTestStringConvertible {
    let boundary: BoundaryDetails
    let ground: String?

    var testDescription: String { boundary.subject }

    static let refused: [LawExample] = all.filter { $0.ground != nil }
    static let accepted: [LawExample] = all.filter { $0.ground == nil }

    private static let all: [LawExample] = {
        guard let examples = try? ProtectedSpeech.examples(ProtectedSpeech.yaml, file: ProtectedSpeech.file) else {
            return []
        }
        return examples.refuse.map { LawExample(boundary: $0.boundary, ground: $0.ground) }
            + examples.accept.map { LawExample(boundary: $0, ground: nil) }
    }()
}

@Suite("Promise 6: speech that the law protects is never blocked") struct ProtectedSpeechTests {
    @Test("The law ships with at least fifty examples of both kinds (E2)")
    func enough() throws {
        #expect(LawExample.refused.count >= 50)
        #expect(LawExample.accepted.count >= 50)
        let grounds = Set(try ProtectedSpeech.shipped.grounds.map(\.key))
        let named: Set = ["pay", "hours", "safety", "conditions", "organising", "regulators", "media", "wrongdoing"]
        #expect(grounds.isSuperset(of: named))
        #expect(try ProtectedSpeech.shipped.grounds.allSatisfy { $0.sentences.count >= 8 && !$0.law.isEmpty })
    }

    @Test("A boundary that touches it is refused, with its ground", arguments: LawExample.refused)
    func refused(example: LawExample) throws {
        let grounds = try ProtectedSpeech.shipped.objections(to: example.boundary).map(\.ground)
        #expect(grounds.contains(try #require(example.ground)))
    }

    @Test("A narrow boundary stands", arguments: LawExample.accepted)
    func accepted(example: LawExample) throws {
        #expect(try ProtectedSpeech.shipped.objections(to: example.boundary) == [])
    }

    @Test("The objection names the sentence, the ground and the law")
    func because() throws {
        var details = BoundaryDetails.cause(at: Instant(milliseconds: 0))
        details.match.append("night shift")
        let problem = try #require(try ProtectedSpeech.small().problems(with: details).first)
        let sentence = Words(now: Instant(milliseconds: 0))(problem.sentence)
        #expect(problem.field == "match")
        #expect(sentence.contains("We are not paid enough for the night shift."))
        #expect(sentence.contains("Pay") && sentence.contains("NLRA section 7"))
    }

    @Test("There is no way around it: written, changed, brought back or adopted", arguments: TestDatabase.available)
    func noWayAround(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
                let (none, law) = (ProtectedSpeech(grounds: []), try ProtectedSpeech.small())
                var bad = BoundaryDetails.cause(at: tx.now)
                bad.subject = "What our wages are"
                let written = try write(Boundary.self, bad, in: crisis, protecting: law, by: chidi, in: tx)
                #expect(written.refused == ["subject"])

                let id = try write(
                    Boundary.self, .cause(at: tx.now), in: crisis, protecting: law, by: chidi, in: tx
                ).get()
                #expect(try change(id, to: bad, in: crisis, protecting: law, by: chidi, in: tx).count == 1)

                // The law may have grown since the boundary was retired.
                let old = try write(Boundary.self, bad, in: crisis, protecting: none, by: chidi, in: tx).get()
                try retire(old, in: crisis, by: chidi, in: tx)
                #expect(try restore(old, in: crisis, protecting: law, by: chidi, in: tx).count == 1)

                var guidance = PlaybookGuidance()
                guidance.boundaries = [PlaybookBoundary(bad, lasts: .days(3))]
                #expect(throws: Problems.self) {
                    try adopt(guidance, in: story.crisis, protecting: law, by: chidi, in: tx)
                }
            }
        }
    }

    @Test("A law file that cannot be read stops the start, with its line")
    func unreadable() {
        #expect(throws: UnreadableFile.self) { try ProtectedSpeech.read("grounds:", file: "law.yaml") }
        #expect(throws: UnreadableFile.self) {
            try ProtectedSpeech.read("grounds:\n  - ground: pay\n    name: Pay", file: "law.yaml")
        }
    }
}
