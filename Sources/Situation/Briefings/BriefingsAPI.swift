import HTTPTypes
import Platform

package struct BriefingJSON: Codable, Sendable {
    package struct CorrectionJSON: Codable, Sendable {
        let text: String
        let short: String?
        let why: String
        let correctedAt: Timestamp
    }

    let id: ID<Briefing>
    let number: Int
    /// What it says now; the first words are those before the first correction.
    let text: String
    let firstText: String
    /// In at most 160 characters, as it reads now; only when its sender wrote that.
    let short: String?
    let isWithoutNews: Bool
    let sentAt: Timestamp
    let sentBy: String
    let nextAt: Timestamp
    /// Why it broke quiet hours; only when it did.
    let urgentBecause: String?
    let corrections: [CorrectionJSON]
    let translations: [BriefingTranslationJSON]
    /// Whom it is for; left out when it is for everyone.
    let audience: BriefingAudienceJSON?
    let recipients: Int
    /// Left out when it went to fewer than five people.
    let readers: Int?

    fileprivate init(_ briefing: Briefing, in tx: Transaction) throws {
        id = briefing.id
        number = briefing.number
        text = briefing.currentText
        firstText = briefing.text
        short = briefing.currentShort
        isWithoutNews = briefing.isWithoutNews
        sentAt = Timestamp(briefing.sentAt)
        sentBy = try Person.find(briefing.sentBy, in: tx)?.name ?? ""
        nextAt = Timestamp(briefing.nextAt)
        urgentBecause = briefing.urgentBecause
        corrections = briefing.corrections.map {
            CorrectionJSON(
                text: $0.text, short: $0.short, why: $0.why, correctedAt: Timestamp($0.correctedAt))
        }
        translations = briefing.translations.map {
            BriefingTranslationJSON(
                language: $0.language, text: $0.text, short: $0.short, isBehind: briefing.isBehind($0))
        }
        let reach = try briefing.reach(in: tx)
        recipients = reach.recipients
        readers = reach.isTold ? reach.readers : nil
        audience = briefing.audience.isEveryone ? nil : BriefingAudienceJSON(briefing.audience)
    }
}

package struct BriefingTranslationJSON: Codable, Sendable {
    let language: String
    let text: String
    /// In at most 160 characters; only when there is one in this language.
    let short: String?
    /// What it stands for has been corrected since.
    let isBehind: Bool
}

package struct TranslateBriefingJSON: Codable, Sendable {
    /// Two or three letters.
    let language: String
    let text: String
    /// For phones, in at most 160 characters. Without it they show the one that was sent.
    let short: String?
}

/// Somebody has to fit each list by one of its values; an empty one asks nothing.
package struct BriefingAudienceJSON: Codable, Sendable {
    let departments: [String]
    /// Two letters each.
    let countries: [String]
    /// Two or three letters each.
    let languages: [String]

    fileprivate init(_ audience: BriefingAudience) {
        (departments, countries, languages) = (audience.departments, audience.countries, audience.languages)
    }

    fileprivate var audience: BriefingAudience {
        BriefingAudience(departments: departments, countries: countries, languages: languages)
    }
}

package struct BriefingDetailsJSON: Codable, Sendable {
    let text: String
    /// An update always says when the next one comes.
    let nextAt: Timestamp
    /// Who answers for the next one; the sender when nobody is named.
    let responsible: ID<Person>?
    /// Why it breaks quiet hours; without it it does not.
    let urgentBecause: String?
    /// Whom it is for; everyone without it. Then `nextAt` is that of the next update to everyone, whatever is sent.
    let audience: BriefingAudienceJSON?
    /// For phones, in at most 160 characters.
    let short: String?
}

package struct BriefingChangeJSON: Codable, Sendable {
    let text: String
    /// Needed when the update has one.
    let short: String?
    let why: String
}

package let briefingsOperations: [APIOperation] = [
    .list("/crises/:crisis/briefings", .employee, "listBriefings", "Updates that are for oneself, newest first") {
        visit, page, tx in
        let briefings = try Briefing.all(of: visit.existingCrisis(in: tx), in: tx).filter(visit.viewer.mayRead)
        return try page.listing(whole: briefings, place: \.id.rawValue) { try BriefingJSON($0, in: tx) }
    },
    .read("/crises/:crisis/briefings/:briefing", .employee, "getBriefing", "One update") {
        try $0.briefingJSON(in: $1)
    },
    .act(
        .post, "/crises/:crisis/briefings", .briefer, .run, "sendBriefing", "Send an update to everyone, or to some",
        status: .created
    ) { (visit, body: BriefingDetailsJSON, tx) in
        var details = BriefingDetails(
            text: body.text.trimmed, nextAt: body.nextAt.instant, responsible: body.responsible)
        details.urgentBecause = body.urgentBecause?.trimmed ?? ""
        details.isUrgent = body.urgentBecause != nil
        details.audience = body.audience?.audience ?? .everyone
        details.short = (body.short ?? "").trimmed
        if let person = body.responsible, try Person.find(person, in: tx) == nil {
            throw Problems([Problem("responsible", "Nobody here has this name or e-mail address.")])
        }
        return try BriefingJSON(
            sendBriefing(details, in: visit.crisis(), by: visit.viewer.id, in: tx).get(), in: tx)
    },
    .act(
        .post, "/crises/:crisis/briefings/nothing-new", .briefer, .run, "sendNothingNew",
        "Say in one line that nothing is new, and promise the next time", status: .created
    ) { (visit, _: NoBodyJSON, tx) in
        try BriefingJSON(visit.sendNothingNew(in: tx).get(), in: tx)
    },
    .act(
        .post, "/crises/:crisis/briefings/:briefing/readings", .employee, .speak, "readBriefing",
        "Count it as read; nobody learns by whom"
    ) { (visit, _: NoBodyJSON, tx) in
        let briefing = try Briefing.get(visit.id("briefing"), of: visit.crisis(), for: visit.viewer, in: tx)
        guard briefing.audience.includes(visit.viewer.person) else { return NoReplyJSON() }
        try Briefing.read(briefing.id, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/crises/:crisis/briefings/:briefing/corrections", .briefer, .run, "correctBriefing",
        "Better words for an update that is out", state: { try $0.briefingJSON(in: $1) }
    ) { (visit, body: BriefingChangeJSON, tx) in
        try correctBriefing(
            visit.id("briefing"), of: visit.crisis(), text: body.text.trimmed, short: (body.short ?? "").trimmed,
            why: body.why.trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return try visit.briefingJSON(in: tx)
    },
    .act(
        .post, "/crises/:crisis/briefings/:briefing/translations", .briefer, .run, "translateBriefing",
        "The same in another language; a later one takes its place", state: { try $0.briefingJSON(in: $1) }
    ) { (visit, body: TranslateBriefingJSON, tx) in
        try translateBriefing(
            visit.id("briefing"), of: visit.crisis(), into: body.language.trimmed, text: body.text.trimmed,
            short: (body.short ?? "").trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return try visit.briefingJSON(in: tx)
    },
]

extension Visit {
    fileprivate func briefingJSON(in tx: Transaction) throws -> BriefingJSON {
        try BriefingJSON(Briefing.get(id("briefing"), of: crisis(), for: viewer, in: tx), in: tx)
    }
}
