import Foundation
import Platform
import Situation

/// How somebody is, in their own choice of five. What they answered and what they noted stays on their device; only if
/// they want to be counted does one answer arrive here, and then it is one more in a number.
package enum CheckIn: String, Sendable, CaseIterable, SQLConvertible {
    case well, fine, tired, strained, unwell

    var words: Sentence {
        switch self {
        case .well: "I am well"
        case .fine: "I am all right"
        case .tired: "I am tired"
        case .strained: "I am under strain"
        case .unwell: "I am not well"
        }
    }

    /// Days in UTC, for everybody: a day is over once, and then its marks are gone.
    static func day(_ at: Instant) -> Int { Int(at.milliseconds / 86_400_000) }
    static func start(ofDay day: Int) -> Instant { Instant(milliseconds: Int64(day) * 86_400_000) }

    static let keptDays = 60
}

/// Counts somebody once today. False when they have been counted.
///
/// The mark is an HMAC of person and day under a key that is not in the database. While the day lasts, whoever has both
/// can find out that somebody was counted and, where few of a department were, what they answered; afterwards the mark is
/// gone, and so is what `showable` would not show. The database's files remember both for longer (docs/threat-model.md).
package func countCheckIn(
    _ answer: CheckIn, of person: Person, vault: Vault, in tx: Transaction
) throws -> Bool {
    let day = CheckIn.day(tx.now)
    let mark = vault.signature(of: "\(day) \(person.id)", purpose: "check-in of a day")
    try tx.run("DELETE FROM check_in_marks WHERE day < \(day)")
    let isFirst = try tx.run(
        "INSERT INTO check_in_marks (mark, day) VALUES (\(mark), \(day)) ON CONFLICT (mark) DO NOTHING")
    guard isFirst == 1 else { return false }
    try CheckIn.add(1, answer, on: day, department: person.department, in: tx)
    return true
}

extension CheckIn {
    fileprivate static func add(
        _ number: Int, _ answer: CheckIn, on day: Int, department: String, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO check_in_counts (day, department, answer, number)
            VALUES (\(day), \(department), \(answer), \(number))
            ON CONFLICT (day, department, answer) DO UPDATE SET number = check_in_counts.number + excluded.number
            """)
    }

    /// Of finished days only: what grows while one looks could be subtracted.
    static func days(_ days: Range<Int>, in tx: Transaction) throws -> [Int: [String: CheckInTally]] {
        let rows = try tx.all(
            """
            SELECT day, department, answer, number FROM check_in_counts
            WHERE day >= \(days.lowerBound) AND day < \(min(days.upperBound, day(tx.now)))
            """)
        return try rows.reduce(into: [:]) { all, row in
            let (day, department, number): (Int, String, Int) = (
                try row["day"], try row["department"], try row["number"]
            )
            all[day, default: [:]][department, default: CheckInTally()].add(number, try row["answer"])
        }
    }

    /// When a day is over, only what may be shown of it stays: departments that are too small, or could be found by
    /// subtraction, become one with the others, and a day with fewer than five people is deleted. Doing it again changes
    /// nothing.
    package static func close(in tx: Transaction) throws {
        let today = day(tx.now)
        try tx.run("DELETE FROM check_in_marks WHERE day < \(today)")
        try tx.run("DELETE FROM check_in_counts WHERE day < \(today - keptDays)")
        for (day, departments) in try days((today - keptDays)..<today, in: tx) {
            let shown = CheckInTally.showable(in: departments)
            if shown == nil { try tx.run("DELETE FROM check_in_counts WHERE day = \(day)") }
            for (department, tally) in departments where shown?.contains(department) == false && department != "" {
                try tx.run("DELETE FROM check_in_counts WHERE day = \(day) AND department = \(department)")
                for (answer, number) in tally.answers { try add(number, answer, on: day, department: "", in: tx) }
            }
        }
    }
}

/// How many gave each answer.
package struct CheckInTally: Sendable {
    private(set) var answers: [CheckIn: Int] = [:]

    var count: Int { answers.values.reduce(0, +) }

    mutating func add(_ number: Int, _ answer: CheckIn) { answers[answer, default: 0] += number }

    mutating func add(_ other: CheckInTally) { answers.merge(other.answers, uniquingKeysWith: +) }

    /// The departments whose totals may be shown beside that of everybody (D1, D2); nil when not even that may.
    static func showable(in departments: [String: CheckInTally]) -> Set<String>? {
        let whole = departments.values.reduce(0) { $0 + $1.count }
        // Those whose department is not kept any more are in no group: they hide with somebody, or are enough.
        let groups = departments.filter { $0.key != "" }.map { CountedGroup($0.key, $0.value.count) }
        let paths = Care.showable(CountedGroup("", whole, groups))
        return paths.isEmpty ? nil : Set(paths.compactMap { $0.count > 1 ? $0.last : nil })
    }
}

extension JobKind {
    static let closeCheckInDays: JobKind = "close-check-in-days"
}

let checkInJobs = [JobHandler(daily: .closeCheckInDays) { _, tx in try CheckIn.close(in: tx) }]
