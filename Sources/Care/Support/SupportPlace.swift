import Foundation
import HTTPTypes
import Platform
import Situation

/// Where somebody looks for help, and in which language. Chosen on the page, else from what they told the company, else
/// from their browser.
struct SupportPlace: Sendable {
    /// Two letters; empty for somewhere else.
    let country: String
    /// Two or three letters; empty for any.
    let language: String

    init(_ guest: Guest, _ person: Person?) {
        let query = guest.call.query
        let chosen = query["country"].uppercased()
        let accepted = (guest.call.headers[.acceptLanguage] ?? "").split(separator: ",").map {
            $0.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
        }
        if query.has("country") {
            country = chosen.isCountryCode ? chosen : ""
        } else if let known = person?.country.uppercased(), known.isCountryCode {
            country = known
        } else {
            country = accepted.lazy.compactMap(SupportPlace.country(of:)).first ?? ""
        }
        let wanted = query["language"].lowercased()
        language = (2...3).contains(wanted.utf8.count) && wanted.allSatisfy(\.isLetter) ? wanted : ""
    }

    /// `da-DK` is Denmark, and so is `da`; `en` could be anywhere.
    static func country(of tag: String) -> String? {
        let parts = tag.split(separator: "-").map(String.init)
        if let region = parts.dropFirst().map({ $0.uppercased() }).first(where: \.isCountryCode) { return region }
        return parts.first.flatMap { homes[$0.lowercased()] }
    }

    /// Languages that are, for the most part, spoken in one country.
    private static let homes = [
        "da": "DK", "sv": "SE", "no": "NO", "nb": "NO", "nn": "NO", "fi": "FI", "is": "IS", "pl": "PL", "cs": "CZ",
        "it": "IT", "nl": "NL", "de": "DE",
    ]

    static func name(ofCountry code: String, _ t: Words) -> String {
        Locale(identifier: t.language.code).localizedString(forRegionCode: code) ?? code
    }

    static func name(ofLanguage code: String) -> String {
        Locale(identifier: code).localizedString(forLanguageCode: code)?.capitalized ?? code
    }
}

/// Who reads a page that is open to everyone: signed in, with the house around it, or from outside.
struct SupportReader: Sendable {
    let guest: Guest
    let visit: Visit?

    init(guest: Guest, visit: Visit?) {
        self.guest = guest
        self.visit = visit
    }

    init(_ guest: Guest) async { self.init(guest: guest, visit: await guest.visit()) }

    var t: Words { visit?.t ?? guest.t }

    /// What the company offers to this reader; nil when the database does not answer.
    func resources() async -> [SupportResource]? {
        let isSignedIn = visit != nil
        let all =
            if let visit {
                try? await visit.read { try SupportResource.all(in: $0) }
            } else {
                try? await guest.services.database.read { try SupportResource.all(in: $0) }
            }
        return all?.filter { $0.retiredAt == nil && (isSignedIn || $0.details.audience == .everyone) }
    }

    func page(_ title: String, back: HTML = .nothing, _ content: () -> HTML) -> Answer {
        if let visit { return visit.page(title, place: .support, eyebrow: back, content) }
        return guest.page(title, isLong: true) {
            "\(if: !back.isEmpty, "<p class=\"eyebrow\">\(back)</p>")\(content())<p class=\"small\">\(link("/sign-in", t("Sign in")))</p>"
        }
    }
}
