import Platform
import Situation
import TestSupport
import Testing

extension FactDetails {
    static var sold: FactDetails {
        FactDetails(
            statement: "About 400 cartons were sold before the recall.", status: .confirmed,
            figures: [FactFigure(name: "cartons sold", value: 400, unit: "cartons", comparator: .about)],
            owner: "Communications", source: "First count of the tills")
    }

    static var recounted: FactDetails {
        FactDetails(
            statement: "612 cartons were sold before the recall.", status: .confirmed,
            figures: [FactFigure(name: "cartons sold", value: 612, unit: "cartons")], owner: "Communications",
            source: "Till records of all shops", why: "Every shop has now reported.")
    }

    /// A rumour: whoever repeats it is marked in red.
    static var glass: FactDetails {
        var details = FactDetails.sold
        details.statement = "Glass was found in the cartons."
        details.status = .notTrue
        details.figures = []
        return details
    }

    func notPublicBefore(_ time: Instant) -> FactDetails {
        var details = self
        details.notPublicBefore = time
        return details
    }
}

extension Said {
    static let about400 = "I work at Halden. About 400 cartons were sold before we knew, and I am sorry."
    static let now612 = "I work at Halden. 612 cartons were sold before we knew, and I am sorry."
}

extension VoiceStory {
    func establish(_ details: FactDetails) async throws -> Situation.Fact {
        let (crisis, chidi) = (crisis, people.chidi.id)
        return try await database.write { try Situation.establish(details, in: crisis, by: chidi, in: $0).get() }
    }

    /// In the place of what the fact said last.
    @discardableResult
    func change(_ fact: Situation.Fact, to details: FactDetails) async throws -> Situation.Fact {
        let chidi = people.chidi.id
        return try await database.write { tx in
            let base = try #require(try Situation.Fact.find(fact.id, in: tx)?.newest).number
            return try changeFact(fact.id, to: details, basedOn: base, by: chidi, in: tx).get()
        }
    }

    /// Time passes, and what was waiting for it happens.
    func wait(_ duration: Duration) async throws {
        clock.advance(duration)
        let runner = JobRunner(database: database, handlers: factsJobs, logger: house.services.logger)
        while try await runner.step() {}
        try await followLog()
    }
}
