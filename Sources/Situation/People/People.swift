import Foundation
import Platform

/// Someone who works here, whether or not they ever speak.
package struct Person: Sendable, Equatable {
    package let id: ID<Person>
    package var name: String
    package var email: String
    package var title: String
    package var department: String
    package var country: String
    package var zoneName: String
    package var languages: [String]
    /// Where they work, in their company’s word for it; empty when nobody has said.
    package var site = ""
    package var deactivatedAt: Instant?

    package var zone: TimeZone { TimeZone(identifier: zoneName) ?? .gmt }
    package var firstName: String { String(name.prefix { $0 != " " }) }
}

package enum Role: String, Sendable, CaseIterable, SQLConvertible {
    case employee, leader, trainer, administrator

    package var words: Sentence {
        switch self {
        case .employee: "Employee"
        case .leader: "Leader"
        case .trainer: "Trainer"
        case .administrator: "Administrator"
        }
    }
}

/// The person who asks, with what they may do.
package struct Viewer: Sendable {
    package let person: Person
    package let roles: Set<Role>
    package let memberships: [Membership]
    /// Where they are signed in; nil for a program with a token of theirs.
    package let session: Session?
    package var own = OwnState()

    package var id: ID<Person> { person.id }
    package var mayOpenCrises: Bool { roles.contains(.leader) || roles.contains(.administrator) }

    package var mayPrepare: Bool {
        !roles.isDisjoint(with: [.leader, .trainer, .administrator])
            || memberships.contains { $0.function == TeamFunction.lead }
    }

    package func isOnTeam(_ crisis: ID<Crisis>) -> Bool { memberships.contains { $0.crisis == crisis } }
    package func mayBrief(_ crisis: ID<Crisis>) -> Bool { isOnTeam(crisis) || roles.contains(.leader) }
}

/// What somebody's own pages know of them, and no other page.
package struct OwnState: Sendable {
    /// No page asks them to speak.
    package private(set) var isPausing = false
    /// When they said that people were attacking them, if they wanted to be asked and the time has come.
    package private(set) var attackedAt: Instant?

    static var nothing: SQL { "0 AS pauses, NULL AS attacked_at" }

    init() {}

    init(row: Row) throws {
        let pauses: Int = try row["pauses"]
        isPausing = pauses > 0
        attackedAt = try row["attacked_at"]
    }
}

/// What a form or a row of a file says about a person, before it is one.
package struct PersonDetails: Sendable, Equatable {
    package var name = ""
    package var email = ""
    package var title = ""
    package var department = ""
    package var country = ""
    package var zoneName = "UTC"
    package var languages: [String] = ["en"]
    package var site = ""
    package var roles: Set<Role> = [.employee]

    package init() {}

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("name", "A name is needed.")) }
        if name.count > 120 { problems.append(Problem("name", "A name has at most 120 characters.")) }
        if !email.isEmail { problems.append(Problem("email", "This is not an e-mail address.")) }
        if department.isEmpty { problems.append(Problem("department", "A department is needed.")) }
        if department.count > 120 { problems.append(Problem("department", "A department has at most 120 characters.")) }
        if title.count > 120 { problems.append(Problem("title", "A title has at most 120 characters.")) }
        if site.count > 80 { problems.append(Problem("site", "A site has at most 80 characters.")) }
        if country.utf8.count != 2 || !country.allSatisfy(\.isASCIILetter) {
            problems.append(Problem("country", "A country is two letters, like DK."))
        }
        if languages.count > 10 || !languages.allSatisfy(\.isLanguageCode) {
            problems.append(Problem("languages", "Languages are two or three letters each, ten at most, like: en da"))
        }
        if TimeZone(identifier: zoneName) == nil {
            problems.append(Problem("time_zone", "No time zone has this name. It looks like Europe/Copenhagen."))
        }
        return problems
    }
}

extension Character {
    var isASCIILetter: Bool { isASCII && isLetter }
}

extension String {
    var isLanguageCode: Bool { (2...3).contains(count) && allSatisfy(\.isASCIILetter) }

    var isEmail: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && count <= 254
            && !contains(where: { $0.isWhitespace || $0 == "<" || $0 == ">" || $0 == "," })
    }
}
