import HTTPTypes
import Platform
import Situation

/// Help that the company offers.
package struct SupportResourceJSON: Codable, Sendable {
    let id: ID<SupportResource>
    let kind: SupportKind
    let audience: SupportAudience
    let name: String
    /// Two letters; empty when it is there everywhere.
    let country: String
    let languages: [String]
    let phone: String
    let web: String
    let hours: String
    let expect: String
    let retiredAt: Timestamp?

    fileprivate init(_ resource: SupportResource) {
        let details = resource.details
        id = resource.id
        kind = details.kind ?? .assistance
        audience = details.audience
        name = details.name
        country = details.country
        languages = details.languages
        phone = details.phone
        web = details.web
        hours = details.hours
        expect = details.expect
        retiredAt = Timestamp(resource.retiredAt)
    }
}

package struct SupportResourceDetailsJSON: Codable, Sendable {
    let kind: SupportKind
    let audience: SupportAudience
    let name: String
    let country: String
    let languages: [String]
    let phone: String
    let web: String
    let hours: String
    let expect: String

    fileprivate var details: SupportResourceDetails {
        var details = SupportResourceDetails()
        details.kind = kind
        details.audience = audience
        details.name = name.trimmed
        details.country = country.trimmed.uppercased()
        details.languages = languages.map { $0.trimmed.lowercased() }
        details.phone = phone.trimmed
        details.web = web.trimmed
        details.hours = hours.trimmed
        details.expect = expect.trimmed
        return details
    }
}

/// A public number, and when somebody last called it or looked it up.
package struct SupportLineJSON: Codable, Sendable {
    let id: ID<SupportLine>
    /// Two letters; empty for elsewhere.
    let country: String
    /// Left out for a country's emergency numbers.
    let name: String?
    /// Numbers and addresses.
    let reach: [String]
    let confirmedAt: Timestamp?
    /// More than half a year ago, or never.
    let isToConfirm: Bool

    fileprivate init(_ line: SupportLine, _ confirmation: LineConfirmation?, at now: Instant) {
        (id, country, name, reach) = (line.id, line.country, line.name, line.reach)
        confirmedAt = Timestamp(confirmation?.confirmedAt)
        isToConfirm = confirmation.map { $0.isOld(at: now) } ?? true
    }
}

/// What the company writes, and nothing that somebody does for themselves: a program would be a second place that knows
/// of a pause or of how somebody is.
package let supportOperations: [APIOperation] = [
    .list("/support/lines", .preparer, "listSupportLines", "Public numbers, and when each was confirmed") {
        visit, page, tx in
        let (lines, known) = (visit.house.publicLines.lines?.all ?? [], try LineConfirmation.all(in: tx))
        return page.listing(whole: lines.sorted { $0.id.rawValue < $1.id.rawValue }, place: \.id.rawValue) {
            SupportLineJSON($0, known[$0.id], at: tx.now)
        }
    },
    .act(
        .post, "/support/lines/:line/confirmation", .preparer, .run, "confirmSupportLine",
        "Say that a public number was called, or looked up, and is right"
    ) { (visit, _: NoBodyJSON, tx) in
        let (id, lines): (ID<SupportLine>, PublicLines?) = (try visit.id("line"), visit.house.publicLines.lines)
        try confirmLine(id, of: lines, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .list("/support/resources", .employee, "listSupport", "Help that the company offers, in use") { _, page, tx in
        page.listing(
            whole: try SupportResource.all(in: tx).filter { $0.retiredAt == nil }.sorted {
                $0.id.rawValue < $1.id.rawValue
            },
            place: \.id.rawValue, SupportResourceJSON.init)
    },
    .act(
        .post, "/support/resources", .administrator, .administer, "addSupport", "Add help that the company offers",
        status: .created
    ) { (visit, body: SupportResourceDetailsJSON, tx) in
        let id = try addResource(body.details, by: visit.viewer.id, in: tx).get()
        return SupportResourceJSON(try .get(id, in: tx))
    },
    .read(
        "/support/resources/:resource", .administrator, "getSupport", "One of them, out of use too", scope: .administer
    ) { visit, tx in SupportResourceJSON(try .get(visit.id("resource"), in: tx)) },
    .act(
        .put, "/support/resources/:resource", .administrator, .administer, "changeSupport", "Change it",
        state: { SupportResourceJSON(try .get($0.id("resource"), in: $1)) }
    ) { (visit, body: SupportResourceDetailsJSON, tx) in
        let id: ID<SupportResource> = try visit.id("resource")
        try changeResource(id, to: body.details, by: visit.viewer.id, in: tx).orThrow()
        return SupportResourceJSON(try .get(id, in: tx))
    },
    .act(
        .post, "/support/resources/:resource/retirement", .administrator, .administer, "retireSupport",
        "Take it out of use"
    ) { (visit, _: NoBodyJSON, tx) in
        try retireResource(visit.id("resource"), by: visit.viewer.id, in: tx)
        return SupportResourceJSON(try .get(visit.id("resource"), in: tx))
    },
    .act(
        .post, "/support/resources/:resource/return", .administrator, .administer, "restoreSupport", "Bring it back"
    ) { (visit, _: NoBodyJSON, tx) in
        try restoreResource(visit.id("resource"), by: visit.viewer.id, in: tx)
        return SupportResourceJSON(try .get(visit.id("resource"), in: tx))
    },
]
