import Platform

/// A status update, to everyone or to some. It always says when the next one comes.
package struct Briefing: Sendable {
    package let id: ID<Briefing>
    package let crisis: ID<Crisis>
    package let number: Int
    package let text: String
    /// Nothing new: said in one line, so that silence never has to be read.
    package let isWithoutNews: Bool
    package let sentAt: Instant
    package let sentBy: ID<Person>
    package let nextAt: Instant
    /// How many people it went to.
    package let recipients: Int
    /// Why it breaks the quiet hours of those who have some; nil when it is not urgent.
    package var urgentBecause: String?
    package var audience = BriefingAudience.everyone
    /// In at most 160 characters, if its sender wrote that; see `currentShort`.
    package var short: String?
    package var corrections: [BriefingCorrection] = []
    package var translations: [BriefingTranslation] = []

    /// What it says now.
    package var currentText: String { corrections.last?.text ?? text }
}

/// Better words for a briefing that has been sent. The old ones stay in sight.
package struct BriefingCorrection: Sendable {
    package let text: String
    /// How the short form reads now, when there was one.
    package var short: String?
    package let why: String
    package let correctedAt: Instant
    package let correctedBy: ID<Person>
}

/// The same in another language, by a colleague.
package struct BriefingTranslation: Sendable {
    package let language: String
    package let text: String
    /// The short form in it, when whoever translated wrote one.
    package var short: String?
    /// How often the original had been corrected by then.
    package let corrections: Int
    package let translatedAt: Instant
    package let translatedBy: ID<Person>
}

/// How far a briefing got. Totals only: there is no list of who read it.
package struct BriefingReach: Sendable, Equatable {
    package let readers: Int
    package let recipients: Int
    /// Half of its readers had read it so many minutes after it went out.
    package let minutesUntilHalf: Int?

    package init(readers: Int, recipients: Int, minutesUntilHalf: Int?) {
        self.readers = readers
        self.recipients = recipients
        self.minutesUntilHalf = minutesUntilHalf
    }

    /// Of fewer than five people there is no total: it would tell of each of them (D1).
    package var isTold: Bool { recipients >= 5 }
    package var percent: Int { recipients == 0 ? 0 : min(100, readers * 100 / recipients) }
}

/// The time that people were told to expect the next update by, and what became of it.
package struct UpdatePromise: Sendable {
    package let id: ID<UpdatePromise>
    package let crisis: ID<Crisis>
    package let dueAt: Instant
    package let madeAt: Instant
    /// The one who is told first when it is late.
    package let responsible: ID<Person>
    package let keptAt: Instant?
}
