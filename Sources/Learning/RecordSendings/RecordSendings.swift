import Platform
import Situation

/// That somebody has the courses they passed sent to the company’s learning record store, by their own wish. Nobody else
/// sees that they do, no event says it, and it is off until they switch it on.
package struct RecordSending: Sendable, RowDecodable {
    package let person: ID<Person>
    /// To whom they agreed. Another store is another question.
    let store: String
    let agreedAt: Instant
    /// Nil when nothing is tried until something new is passed, or its owner asks.
    let dueAt: Instant?
    let tries: Int
    /// When the store last took something.
    let sentAt: Instant?
    let triedAt: Instant?
    /// What it answered then; nil when nobody did.
    let status: Int?

    package init(row: Row) throws {
        person = try row["person"]
        store = try row["store"]
        agreedAt = try row["agreed_at"]
        dueAt = try row["due_at"]
        tries = try row["tries"]
        sentAt = try row["sent_at"]
        triedAt = try row["tried_at"]
        status = try row["status"]
    }

    var lastAnswer: RecordAnswer? { triedAt == nil ? nil : RecordAnswer(status) }

    static let lease: Duration = .minutes(10)
    static let mostTries = 10

    /// How long after the nth try that came to nothing the next one follows.
    ///
    /// - Parameter wished: the seconds for which the store asked.
    static func pause(after tries: Int, wished: Int) -> Duration {
        let pauses: [Duration] = [.minutes(1), .minutes(5), .minutes(30), .hours(2), .hours(6), .days(1)]
        return max(pauses[min(max(1, tries), pauses.count) - 1], .seconds(min(max(0, wished), 86_400)))
    }

    static func find(of person: ID<Person>, in tx: Transaction) throws -> RecordSending? {
        try tx.first(RecordSending.self, "SELECT * FROM record_sendings WHERE person = \(person)")
    }
}

/// What an answer of the store means for what was sent.
enum RecordAnswer: Equatable {
    case taken
    /// It has one of them already, and took none of the others with it.
    case held
    /// It does not answer, is not well, or does not let us in, which whoever runs us can mend.
    case later
    /// It will not take it, however often it gets it.
    case refused

    init(_ status: Int?) {
        guard let status else {
            self = .later
            return
        }
        switch status {
        case 200..<300: self = .taken
        case 409: self = .held
        case 401, 403, 404, 408, 425, 429, 500...: self = .later
        default: self = .refused
        }
    }
}

extension LearningStatement {
    /// Of what somebody has passed, oldest first. That they tried and did not, or are still at it, leaves only in the file
    /// that they take out themselves.
    static func passed(by person: Person, _ house: House, in tx: Transaction) throws -> [LearningStatement] {
        try Attempt.passed(by: person.id, in: tx).flatMap { attempt in
            LearningStatement.all(
                of: attempt, by: person, at: house.services.settings.address,
                try house.courses.find(attempt.course, in: tx)
            ).reversed()
        }
    }
}
