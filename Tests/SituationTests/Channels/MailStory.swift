import Platform
import Situation
import TestSupport

/// Chidi briefs the company, and a mail server takes what comes of it. It is three in the afternoon in Copenhagen.
struct MailStory: Sendable {
    let database: Database
    let house: House
    let people: NamedPeople
    let crisis: Crisis
    let clock: TestClock
    let postbox: Postbox

    static func run(
        _ engine: TestDatabase, choose: @escaping @Sendable (inout Settings) -> Void = { _ in },
        _ body: @escaping @Sendable (MailStory) async throws -> Void
    ) async throws {
        let (clock, postbox) = (TestClock(), Postbox())
        try await engine.open(clock: clock) { database in
            let house = try House.testing(database, mail: postbox.mail, choose)
            let people = try await database.write { try NamedPeople(in: $0) }
            let crisis = try await database.write { try people.openRecall(in: $0) }
            while try await Sealer.seal(database) > 0 {}
            _ = try await mailsFollower(house).step(database)
            try await body(
                MailStory(
                    database: database, house: house, people: people, crisis: crisis, clock: clock, postbox: postbox))
        }
    }

    @discardableResult
    func brief(
        _ text: String = "The line stands still.", urgentBecause: String? = nil, short: String = ""
    ) async throws -> Briefing {
        try await database.write { [self] tx in
            var details = BriefingDetails(text: text, nextAt: tx.now + .hours(1))
            details.isUrgent = urgentBecause != nil
            details.urgentBecause = urgentBecause ?? ""
            details.short = short
            return try sendBriefing(details, in: crisis.id, by: people.chidi.id, in: tx).get()
        }
    }

    func choose(_ person: Viewer, _ mail: ChannelChoice.MailTime, quiet: (Int, Int)? = nil) async throws {
        try await database.write { tx in
            var choice = ChannelChoice()
            choice.mail = mail
            choice.quiet = quiet.flatMap { QuietHours(from: $0.0, until: $0.1) }
            try choice.set(for: person.id, in: tx)
        }
    }

    /// What happened becomes mails, and those that are due are sent.
    func work() async throws {
        while try await Sealer.seal(database) > 0 {}
        while try await mailsFollower(house).step(database) {}
        try await MailWorker(services: house.services).sendDue()
    }

    func states() async throws -> [String] {
        try await database.read { tx in
            try tx.all("SELECT state FROM mails ORDER BY state").map { try $0["state"] }
        }
    }
}
