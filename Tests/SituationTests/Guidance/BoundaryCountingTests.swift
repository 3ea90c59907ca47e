import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@Suite("A boundary that counts") struct CountingBoundaryTests {
    @Test("Its examples are held against it as a check would: what it allows once, it flags twice")
    func examples() throws {
        func counts(_ details: inout BoundaryDetails) {
            details.atMost = 1
            details.flags = [
                "The supplier is at fault. I blame the supplier.", "Blame the supplier! The supplier is to blame!",
            ]
            details.allows = ["The supplier is at fault.", "The supplier was here on Monday."]
        }
        #expect(try refused(counts) == [])
        #expect(
            try refused {
                $0.flags = ["The supplier is at fault. I blame the supplier."]; $0.atMost = 9
            } == ["flags", "flags"])
        #expect(
            try refused {
                counts(&$0)
                $0.unlessAnywhere = ["to blame"]
            } == ["flags"])
        #expect(
            try refused {
                $0.allows.append("The supplier is not to blame."); $0.evenIfDenied = true
            } == ["allows"])
    }

    @Test("What cannot be read in what excuses, and a limit that is none, are refused beside their fields")
    func unreadable() throws {
        #expect(try refused { $0.unlessAnywhere = ["(a joke"] } == ["unless-anywhere"])
        #expect(try refused { $0.atMost = -1 } == ["at-most"])
        #expect(try refused { $0.atMost = 1001 }.contains("at-most"))
    }

    @Test("No limit and no excuse lets it point at what the law protects")
    func lawful() throws {
        func touches(_ change: (inout BoundaryDetails) -> Void) throws -> Bool {
            var details = BoundaryDetails.cause(at: .boundaries)
            details.match.append("night shift")
            change(&details)
            return try ProtectedSpeech.small().problems(with: details).map(\.field) == ["match"]
        }
        #expect(try touches { _ in })
        #expect(try touches { $0.atMost = 5 })
        #expect(try touches { $0.unlessAnywhere = ["paid"] })
        #expect(try touches { $0.evenIfDenied = true })
    }

    @Test("It is kept whole and reaches the check of a draft", arguments: TestDatabase.available)
    func kept(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
                let speech = try ProtectedSpeech.small()
                var details = BoundaryDetails.cause(at: tx.now)
                (details.match, details.unless) = (["victim"], [])
                details.unlessAnywhere = ["memorial"]
                (details.atMost, details.per) = (1, .sentence)
                (details.replacement, details.evenIfDenied) = ("people affected", true)
                details.flags = ["Victims and victims.", "No victim, not one victim."]
                details.allows = ["The victim sleeps.", "At the memorial a victim spoke to a victim."]
                let id = try write(Situation.Boundary.self, details, in: crisis, protecting: speech, by: chidi, in: tx)
                    .get()
                #expect(try Situation.Boundary.find(id, of: crisis, in: tx).details == details)
                details.atMost = 0
                details.flags = ["A victim called.", "There is no victim."]
                details.allows = ["At the memorial a victim spoke.", "Nobody is hurt."]
                #expect(try change(id, to: details, in: crisis, protecting: speech, by: chidi, in: tx).isEmpty)
                let checkers = Checkers(organisation: "Halden", protecting: speech)
                let checker = try checkers.checker(of: crisis, in: tx)
                let found = checker.check("I work at Halden. Victims are called back.").filter { $0.weight == .stop }
                #expect(found.map(\.quote) == ["Victims"])
                #expect(found.first?.remedies.map(\.replacement) == ["People affected"])
                #expect(checker.check("At the memorial the victim spoke.").allSatisfy { $0.weight != .stop })
            }
        }
    }
}
