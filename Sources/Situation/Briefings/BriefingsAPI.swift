import HTTPTypes
import Platform

package struct BriefingJSON: Codable, Sendable {
    package struct CorrectionJSON: Codable, Sendable {
        let text: String
        let why: String
        let correctedAt: Timestamp
    }

    let id: ID<Briefing>
    let number: Int
    /// What it says now; the first words are those before the first correction.
    let text: String
    let firstText: String
    let isWithoutNews: Bool
    let sentAt: Timestamp
    let sentBy: String
    let nextAt: Timestamp
    /// Why it broke quiet hours; only when it did.
    let urgentBecause: String?
    let corrections: [CorrectionJSON]
    let recipients: Int
    let readers: Int

    fileprivate init(_ briefing: Briefing, in tx: Transaction) throws {
        id = briefing.id
        number = briefing.number
        text = briefing.currentText
        firstText = briefing.text
        isWithoutNews = briefing.isWithoutNews
        sentAt = Timestamp(briefing.sentAt)
        sentBy = try Person.find(briefing.sentBy, in: tx)?.name ?? ""
        nextAt = Timestamp(briefing.nextAt)
        urgentBecause = briefing.urgentBecause
        corrections = briefing.corrections.map {
            CorrectionJSON(text: $0.text, why: $0.why, correctedAt: Timestamp($0.correctedAt))
        }
        let reach = try briefing.reach(in: tx)
        recipients = reach.recipients
        readers = reach.readers
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
}

package struct BriefingChangeJSON: Codable, Sendable {
    let text: String
    let why: String
}

package let briefingsOperations: [APIOperation] = [
    .list("/crises/:crisis/briefings", .employee, "listBriefings", "Updates to everyone, newest first") {
        visit, page, tx in
        let briefings = try Briefing.all(of: visit.existingCrisis(in: tx), in: tx)
        return try page.listing(whole: briefings, place: \.id.rawValue) { try BriefingJSON($0, in: tx) }
    },
    .read("/crises/:crisis/briefings/:briefing", .employee, "getBriefing", "One update") {
        try $0.briefingJSON(in: $1)
    },
    .act(
        .post, "/crises/:crisis/briefings", .briefer, .run, "sendBriefing", "Send an update to everyone",
        status: .created
    ) { (visit, body: BriefingDetailsJSON, tx) in
        var details = BriefingDetails(
            text: body.text.trimmed, nextAt: body.nextAt.instant, responsible: body.responsible)
        details.urgentBecause = body.urgentBecause?.trimmed ?? ""
        details.isUrgent = body.urgentBecause != nil
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
        let briefing = try Briefing.get(visit.id("briefing"), of: visit.crisis(), in: tx)
        try Briefing.read(briefing.id, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/crises/:crisis/briefings/:briefing/corrections", .briefer, .run, "correctBriefing",
        "Better words for an update that is out", state: { try $0.briefingJSON(in: $1) }
    ) { (visit, body: BriefingChangeJSON, tx) in
        try correctBriefing(
            visit.id("briefing"), of: visit.crisis(), text: body.text.trimmed, why: body.why.trimmed,
            by: visit.viewer.id, in: tx
        ).orThrow()
        return try visit.briefingJSON(in: tx)
    },
]

extension Visit {
    fileprivate func briefingJSON(in tx: Transaction) throws -> BriefingJSON {
        try BriefingJSON(Briefing.get(id("briefing"), of: crisis(), in: tx), in: tx)
    }
}
