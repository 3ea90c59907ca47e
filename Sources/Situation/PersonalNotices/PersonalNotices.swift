import Platform

/// Something that waits on one person's Now, on its way to their mailbox and their devices too, as they chose to be
/// reached. It holds no words: it says what kind of thing it is and where to look.
package struct PersonalNotice: Sendable, RowDecodable {
    package enum Kind: String, Sendable, CaseIterable, SQLConvertible {
        /// A question to leaders was not answered in time.
        case questionLate = "question-late"
        /// An answer that one promised under an update has not come.
        case replyLate = "reply-late"
        case tipSettled = "tip-settled"
        /// An update that one has not read is there in one's own language.
        case translation

        var words: Sentence {
            switch self {
            case .questionLate: "A question to you waits longer than was promised"
            case .replyLate: "You promised to say more, and the time has come"
            case .tipSettled: "The team has read what you told them"
            case .translation: "The update is there in your language"
            }
        }
    }

    package let person: ID<Person>
    package let kind: Kind
    /// Where it is read.
    package let path: String
    let tries: Int
    let giveUpAt: Instant

    package init(row: Row) throws {
        person = try row["person"]
        kind = try row["kind"]
        path = try row["path"]
        tries = try row["tries"]
        giveUpAt = try row["give_up_at"]
    }

    static let lease: Duration = .minutes(15)
    static let keptTrying: Duration = .hours(24)
    static let keptFor: Duration = .days(30)
    /// After the nth try; then the last of these.
    static let pauses: [Duration] = [.minutes(1), .minutes(5), .minutes(15), .hours(1)]
}

/// The two ways out; each is chosen by itself, and goes once.
package enum NoticeWay: String, Sendable, CaseIterable {
    case mail, push

    var due: SQL { self == .mail ? "mail_due_at" : "push_due_at" }
    var tries: SQL { self == .mail ? "mail_tries" : "push_tries" }
}
