import Foundation
import Platform
import Situation

/// Wrongdoing that somebody has reported (E10). Its author is whoever holds the key of its box, like a letter's; the
/// words may say who that is, the table does not.
package struct Concern: Sendable, RowDecodable {
    package let id: String
    /// Days since 1970, UTC.
    package let receivedDay: Int
    package let acknowledgedDay: Int?
    package let answeredDay: Int?
    package let outcome: ConcernOutcome?

    package init(row: Row) throws {
        id = try row["id"]
        receivedDay = try row["received_day"]
        acknowledgedDay = try row["acknowledged_day"]
        answeredDay = try row["answered_day"]
        outcome = try row["outcome"]
    }

    /// Until when it has to be acknowledged: within seven days (EU 2019/1937, article 9).
    package var acknowledgeBy: Int { receivedDay + 7 }
    /// Until when it has to be answered: within three months of the acknowledgement, or of the end of those seven days.
    package var answerBy: Int { dayLater(acknowledgedDay ?? acknowledgeBy, months: 3) }

    package func isLate(on day: Int) -> Bool {
        acknowledgedDay == nil ? day > acknowledgeBy : answeredDay == nil && day > answerBy
    }
}

package enum ConcernOutcome: String, Sendable, CaseIterable, SQLConvertible {
    case acted
    case notFounded = "not-founded"
    case passedOn = "passed-on"

    package var words: Sentence {
        switch self {
        case .acted: "Something was done"
        case .notFounded: "Nothing was found"
        case .passedOn: "It was passed on to those whose task it is"
        }
    }
}

package struct ConcernMessage: Sendable, Codable, Equatable {
    package let isReply: Bool
    package let words: String

    static let longest = 20_000
    static let most = 200
}

/// The same day of a later month; the last one where there is no such day.
func dayLater(_ day: Int, months: Int) -> Int {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = Date(timeIntervalSince1970: Double(day) * 86_400)
    guard let later = calendar.date(byAdding: .month, value: months, to: date) else { return day + 30 * months }
    return Int(later.timeIntervalSince1970 / 86_400)
}
