import Foundation
import Platform
import Situation

/// Help that the company itself offers, or a person who takes over when somebody is attacked.
package struct SupportResource: Sendable, RowDecodable {
    package let id: ID<SupportResource>
    package let details: SupportResourceDetails
    package let retiredAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        let (kind, audience): (String, String) = (try row["kind"], try row["audience"])
        let languages: String = try row["languages"]
        var details = SupportResourceDetails()
        details.kind = SupportKind(rawValue: kind)
        details.audience = SupportAudience(rawValue: audience) ?? .signedIn
        details.name = try row["name"]
        details.country = try row["country"]
        details.languages = languages.split(separator: " ").map(String.init)
        details.phone = try row["phone"]
        details.web = try row["web"]
        details.hours = try row["hours"]
        details.expect = try row["expect"]
        self.details = details
        retiredAt = try row["retired_at"]
    }

    static let most = 300
}

package enum SupportKind: String, Sendable, ShapedWord, SQLConvertible {
    case assistance = "employee-assistance"
    case crisisLine = "crisis-line"
    case peer
    case health = "occupational-health"
    case takeOver = "take-over"
    case legal, it, security

    var words: Sentence {
        switch self {
        case .assistance: "Employee assistance"
        case .crisisLine: "Crisis line"
        case .peer: "A colleague to talk to"
        case .health: "Occupational health"
        case .takeOver: "Takes over for you"
        case .legal: "Legal"
        case .it: "IT"
        case .security: "Security"
        }
    }

    /// Those for everybody who needs somebody; the others are for whoever is being attacked.
    static let forAnyone: [SupportKind] = [.assistance, .peer, .health, .crisisLine]
    static let forTheAttacked: [SupportKind] = [.takeOver, .security, .legal, .it]
}

/// Who sees it. Help is open to those who cannot sign in; a colleague's own number need not be.
package enum SupportAudience: String, Sendable, ShapedWord, SQLConvertible {
    case everyone
    case signedIn = "signed-in"
}

/// What a form says about help before it is there.
package struct SupportResourceDetails: Sendable, Equatable {
    package var kind: SupportKind?
    package var audience = SupportAudience.everyone
    package var name = ""
    /// Two letters; empty when it is there everywhere.
    package var country = ""
    package var languages: [String] = []
    package var phone = ""
    package var web = ""
    package var hours = ""
    package var expect = ""

    package init() {}

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        func check(_ isFine: Bool, _ field: String, _ sentence: Sentence) {
            if !isFine { problems.append(Problem(field, sentence)) }
        }
        check(kind != nil, "kind", "Choose what kind of help it is.")
        check(!name.isEmpty, "name", "Say who helps.")
        check(name.count <= 120, "name", "A name has at most 120 characters.")
        check(country.isEmpty || country.isCountryCode, "country", "A country is two letters, like DK.")
        check(
            languages.count <= 10 && languages.allSatisfy(\.isLanguageCode), "languages",
            "Languages are two or three letters each, ten at most, like: en da")
        check(!phone.isEmpty || !web.isEmpty, "phone", "Give a number or an address, so that they can be reached.")
        check(phone.isEmpty || phone.isPhoneNumber, "phone", "A number has digits, spaces and + ( ) - / in it.")
        check(web.isEmpty || web.isWebAddress, "web", "Give the whole address, like https://example.com/help.")
        check(!hours.isEmpty, "hours", "Say when somebody is there.")
        check(hours.count <= 200, "hours", "Hours have at most 200 characters.")
        check(!expect.isEmpty, "expect", "Say what happens when one calls: it makes the first call easier.")
        check(expect.count <= 600, "expect", "This has at most 600 characters.")
        return problems
    }
}

extension String {
    var isCountryCode: Bool { utf8.count == 2 && utf8.allSatisfy { (0x41...0x5A).contains($0) } }

    fileprivate var isLanguageCode: Bool {
        (2...3).contains(utf8.count) && utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }

    fileprivate var isPhoneNumber: Bool {
        count <= 40 && contains { ("0"..."9").contains($0) }
            && allSatisfy { ("0"..."9").contains($0) || " +()-/.*#".contains($0) }
    }

    fileprivate var isWebAddress: Bool {
        guard utf8.count <= 500, let url = URL(string: self), let host = url.host() else { return false }
        return !host.isEmpty && ["http", "https"].contains(url.scheme?.lowercased() ?? "")
    }
}
