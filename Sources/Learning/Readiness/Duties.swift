import Foundation
import Platform
import Situation

/// Names a contact check; it is never kept once it has been answered.
package enum ContactCheck {}

/// That somebody can be called for functions of a crisis team, at hours of theirs. They say so themselves, and take it
/// back themselves.
package struct Duty: Sendable {
    package let person: Person
    package let functions: [String]
    package let hours: DutyHours
    let sealedPhone: String
    package let isMailed: Bool
    package let agreedAt: Instant
    /// The check that waits for an answer.
    let check: ID<ContactCheck>?
    let askedAt: Instant?
    /// Since when checks have gone unanswered, when more than one has.
    let missedSince: Instant?
    let answeredAt: Instant?
    /// What certificates they hold: of a course for each audience.
    let learned: Set<Course.Audience>

    package static let answerWithin: Duration = .days(2)

    /// When they last said that they can be reached.
    package var confirmedAt: Instant { max(agreedAt, answeredAt ?? agreedAt) }

    func isAsked(at now: Instant) -> Bool { check != nil && askedAt.map { $0 <= now } == true }

    package func isMissed(at now: Instant) -> Bool {
        guard check != nil else { return false }
        return missedSince != nil || askedAt.map { $0 + Duty.answerWithin <= now } == true
    }

    func cover(at now: Instant) -> Cover {
        Cover(functions: Set(functions), hours: hours, zone: person.zone, isConfirmed: !isMissed(at: now))
    }

    static func purpose(of person: ID<Person>) -> String { "duty-phone:\(person)" }

    /// Empty when none was given, and when no key opens it any more.
    package func phone(_ vault: Vault) -> String {
        sealedPhone.isEmpty ? "" : (try? vault.open(sealedPhone, purpose: Duty.purpose(of: person.id))) ?? ""
    }
}

/// What a form says about one’s own duty.
package struct DutyDetails: Sendable, Equatable {
    package var functions: [String] = []
    package var hours = DutyHours()
    package var phone = ""
    package var isMailed = true
    /// Days whose times cannot be read.
    var badDays: [Int] = []

    package init() {}

    package func validate(functions known: [DutyFunction]) -> [Problem] {
        var problems: [Problem] = []
        let names = Set(known.map(\.name))
        if functions.filter(names.contains).isEmpty {
            problems.append(Problem("functions", "Choose at least one thing that you could be called for."))
        }
        for day in badDays {
            problems.append(Problem("from_\(day)", "Give both times of a day, or neither, like 08:00 and 17:30."))
        }
        if badDays.isEmpty, hours.days.isEmpty {
            problems.append(Problem("from_1", "Give the times of at least one day."))
        }
        if !phone.isEmpty, phone.wholeMatch(of: /\+?[0-9 ()\/.\-]{5,30}/) == nil {
            problems.append(Problem("phone", "A number has 5 to 30 digits, like +45 20 30 40 50."))
        }
        if !isMailed, phone.isEmpty {
            problems.append(Problem("phone", "Leave a number, or have the question sent by mail."))
        }
        return problems
    }
}

extension DutyDetails {
    init(_ form: Form) {
        functions = form.all("functions")
        phone = form["phone"]
        isMailed = form.isOn("mail")
        for day in 1...7 where form.isOn("from_\(day)") || form.isOn("until_\(day)") {
            hours[day] = DutyHours.Stretch(from: form["from_\(day)"], until: form["until_\(day)"])
            if hours[day] == nil { badDays.append(day) }
        }
    }

    var form: Form {
        var form = Form(["functions": functions, "phone": [phone], "mail": isMailed ? ["on"] : []])
        for (day, stretch) in hours.days {
            form["from_\(day)"] = stretch.fromText
            form["until_\(day)"] = stretch.untilText
        }
        return form
    }
}
