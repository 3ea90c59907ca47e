import Platform
import Situation
import TestSupport
import Testing

@Suite("What may stand as a boundary (E1)") struct BoundaryRulesTests {
    @Test("The story's boundary may stand") func stands() throws { #expect(try refused { _ in } == []) }

    @Test(
        "It states its subject, the interest, the narrower rule, a reason, a way out, whom to ask and an owner",
        arguments: [
            \BoundaryDetails.title, \.subject, \.protects, \.narrower, \.reason, \.instead, \.ask, \.owner,
        ] as [any WritableKeyPath<BoundaryDetails, String> & Sendable])
    func statements(field: any WritableKeyPath<BoundaryDetails, String> & Sendable) throws {
        #expect(try refused { $0[keyPath: field] = "" }.count == 1)
    }

    @Test("It ends, on a day that lies ahead and within 180 days")
    func term() throws {
        #expect(try refused { $0.expiresAt = .boundaries } == ["expires_at"])
        #expect(try refused { $0.expiresAt = .boundaries + .days(181) } == ["expires_at"])
    }

    @Test("It points at its own examples and leaves alone what it should")
    func examples() throws {
        #expect(try refused { $0.flags.append("The weather is fine.") } == ["flags"])
        #expect(try refused { $0.allows.append("The supplier is to blame.") } == ["allows"])
        #expect(try refused { $0.flags = ["The supplier is at fault."] } == ["flags"])
        #expect(try refused { $0.allows = [] } == ["allows"])
    }

    @Test("A pattern that cannot be read is refused beside its field, with its line")
    func patterns() throws {
        var details = BoundaryDetails.cause(at: .boundaries)
        details.match.append("supplier (fault|")
        let problem = try #require(
            details.validate(under: GuidanceLimits(try .small(), at: .boundaries)).first { $0.field == "match" })
        #expect(Words(now: .boundaries)(problem.sentence).hasPrefix("Line 3, place "))
    }
}

@Suite("Boundaries") struct BoundaryTests {
    @Test(
        "A boundary is kept whole, changed with a record, and retired instead of deleted",
        arguments: TestDatabase.available)
    func life(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
                let speech = try ProtectedSpeech.small()
                var details = BoundaryDetails.cause(at: tx.now)
                let id = try write(Boundary.self, details, in: crisis, protecting: speech, by: chidi, in: tx).get()
                #expect(try Boundary.find(id, of: crisis, in: tx).details == details)
                #expect(try GuidanceVersion.find(of: crisis, in: tx) == 1)

                details.reason = "Nobody knows yet."
                #expect(try change(id, to: details, in: crisis, protecting: speech, by: chidi, in: tx).isEmpty)
                #expect(try Boundary.inForce(of: crisis, in: tx).map(\.details) == [details])

                try retire(id, in: crisis, by: chidi, in: tx)
                #expect(try Boundary.all(of: crisis, in: tx).isEmpty)
                let retired = try #require(try Boundary.retired(of: crisis, in: tx).first)
                #expect(retired.retiredBy == chidi)
                #expect(retired.retiredAt == tx.now)

                #expect(try restore(id, in: crisis, protecting: speech, by: chidi, in: tx).isEmpty)
                #expect(try Boundary.inForce(of: crisis, in: tx).count == 1)
                #expect(try GuidanceVersion.find(of: crisis, in: tx) == 4)
            }
        }
    }

    @Test("A boundary of another crisis is not there", arguments: TestDatabase.available)
    func other(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let id = try write(
                    Boundary.self, .cause(at: tx.now), in: story.crisis.id, protecting: try .small(),
                    by: story.people.chidi.id, in: tx
                ).get()
                #expect(throws: Refusal.notFound) { try Boundary.find(id, of: .new(at: tx.now), in: tx) }
            }
        }
    }

    @Test("A boundary ends by itself, and cannot come back without a new end", arguments: TestDatabase.available)
    func expiry(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (story, id) = try await database.write { tx in
                let story = try RecallStory(in: tx)
                let id = try write(
                    Boundary.self, .cause(at: tx.now), in: story.crisis.id, protecting: try .small(),
                    by: story.people.chidi.id, in: tx
                ).get()
                return (story, id)
            }
            clock.advance(.days(30))
            try await database.write { tx in
                let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
                #expect(try Boundary.inForce(of: crisis, in: tx).isEmpty)
                try retire(id, in: crisis, by: chidi, in: tx)
                let problems = try restore(id, in: crisis, protecting: try .small(), by: chidi, in: tx)
                #expect(problems.map(\.field) == ["expires_at"])
            }
        }
    }
}
