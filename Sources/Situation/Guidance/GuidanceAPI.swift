import HTTPTypes
import Platform

/// How one kind of guidance is said in JSON, and read from it.
package protocol GuidanceJSON: Codable, Sendable {
    associatedtype Item: GuidanceItem
    init(_ details: Item.Details)
    var details: Item.Details { get }
}

/// Something that the team wrote for a crisis, with its place.
package struct GuidanceItemJSON<Details: GuidanceJSON>: Codable, Sendable {
    let id: ID<Details.Item>
    let details: Details
    let retiredAt: Timestamp?

    fileprivate init(_ item: Details.Item) {
        id = item.id
        details = Details(item.details)
        retiredAt = Timestamp(item.retiredAt)
    }
}

extension GuidanceItemJSON: ShapeNamed {
    /// `BoundaryDetails` describes a Boundary.
    package static var shapeName: String { Shape.name(of: Details.self).replacing("Details", with: "") }
}

package struct BoundaryDetailsJSON: GuidanceJSON {
    let title: String
    let weight: BoundaryWeight
    let subject: String
    let protects: String
    let narrower: String
    let reason: String
    let instead: String
    let ask: String
    let owner: String
    let expiresAt: Timestamp
    let match: [String]
    let unless: [String]?
    let unlessAnywhere: [String]?
    let atMost: Int?
    let per: BoundarySpan?
    let replacement: String?
    let evenIfDenied: Bool?
    let flags: [String]
    let allows: [String]

    package init(_ details: BoundaryDetails) {
        title = details.title
        weight = details.weight
        subject = details.subject
        protects = details.protects
        narrower = details.narrower
        reason = details.reason
        instead = details.instead
        ask = details.ask
        owner = details.owner
        expiresAt = Timestamp(details.expiresAt)
        match = details.match
        unless = details.unless
        unlessAnywhere = details.unlessAnywhere
        atMost = details.atMost
        per = details.per
        replacement = details.replacement
        evenIfDenied = details.evenIfDenied
        flags = details.flags
        allows = details.allows
    }

    package var details: BoundaryDetails {
        var details = BoundaryDetails()
        details.title = title.trimmed
        details.weight = weight
        details.subject = subject.trimmed
        details.protects = protects.trimmed
        details.narrower = narrower.trimmed
        details.reason = reason.trimmed
        details.instead = instead.trimmed
        details.ask = ask.trimmed
        details.owner = owner.trimmed
        details.expiresAt = expiresAt.instant
        details.match = match.typedLines
        details.unless = (unless ?? []).typedLines
        details.unlessAnywhere = (unlessAnywhere ?? []).typedLines
        details.atMost = atMost
        details.per = per ?? .draft
        details.replacement = (replacement ?? "").trimmed
        details.evenIfDenied = evenIfDenied ?? false
        details.flags = flags.typedLines
        details.allows = allows.typedLines
        return details
    }

    package typealias Item = Boundary
}

package struct MessageDetailsJSON: GuidanceJSON {
    let text: String
    let value: String
    let stance: String
    let carries: [String]?

    package init(_ details: MessageDetails) {
        text = details.text
        value = details.value
        stance = details.stance
        carries = details.carries
    }

    package var details: MessageDetails {
        MessageDetails(
            text: text.trimmed, value: value.trimmed, stance: stance.trimmed, carries: (carries ?? []).typedLines)
    }

    package typealias Item = KeyMessage
}

package struct GuidelineDetailsJSON: GuidanceJSON {
    let title: String
    let text: String

    package init(_ details: GuidelineDetails) {
        title = details.title
        text = details.text
    }

    package var details: GuidelineDetails { GuidelineDetails(title: title.trimmed, text: text.trimmed) }

    package typealias Item = Guideline
}

package struct TemplateDetailsJSON: GuidanceJSON {
    let kind: TemplateKind
    let title: String
    let text: String

    package init(_ details: TemplateDetails) {
        kind = details.kind
        title = details.title
        text = details.text
    }

    package var details: TemplateDetails { TemplateDetails(kind: kind, title: title.trimmed, text: text.trimmed) }

    package typealias Item = Template
}

extension BoundaryWeight: ShapedWord {}
extension BoundarySpan: ShapedWord {}
extension TemplateKind: ShapedWord {}

package let guidanceOperations: [APIOperation] =
    operations(for: BoundaryDetailsJSON.self, "Boundary", "Boundaries", "a boundary")
    + operations(for: MessageDetailsJSON.self, "KeyMessage", "KeyMessages", "a key message")
    + operations(for: GuidelineDetailsJSON.self, "Guideline", "Guidelines", "a guideline")
    + operations(for: TemplateDetailsJSON.self, "Template", "Templates", "a way in")

/// The same calls for every kind of guidance. The team sees what is out of use too.
private func operations<Details: GuidanceJSON>(
    for details: Details.Type, _ one: String, _ many: String, _ words: String
) -> [APIOperation] {
    let path = "/crises/:crisis/\(Details.Item.kind.noun)"
    let state: APIOperation.Reading<any APIOperation.JSON> = { try $0.guidance(Details.self, in: $1) }
    return [
        .list(path, .employee, "list\(many)", "Every one in use, in the order in which they were written") {
            visit, page, tx in
            page.listing(
                whole: try Details.Item.all(of: visit.existingCrisis(in: tx), in: tx), place: \.id.rawValue,
                GuidanceItemJSON<Details>.init)
        },
        .read(path + "/:item", .team, "get\(one)", "Read \(words)") { try $0.guidance(Details.self, in: $1) },
        .act(.post, path, .team, .run, "write\(one)", "Write \(words)", status: .created) {
            (visit, body: Details, tx) in
            let crisis = try visit.existingCrisis(in: tx)
            let written = try write(
                Details.Item.self, body.details, in: crisis, protecting: visit.house.protectedSpeech,
                by: visit.viewer.id, in: tx)
            return GuidanceItemJSON<Details>(try Details.Item.find(written.get(), of: crisis, in: tx))
        },
        .act(.put, path + "/:item", .team, .run, "change\(one)", "Change \(words)", state: state) {
            (visit, body: Details, tx) in
            try change(
                visit.id("item", of: Details.Item.self), to: body.details, in: visit.crisis(),
                protecting: visit.house.protectedSpeech, by: visit.viewer.id, in: tx
            ).orThrow()
            return try visit.guidance(Details.self, in: tx)
        },
        .act(.post, path + "/:item/retirement", .team, .run, "retire\(one)", "Take \(words) out of use", state: state) {
            (visit, _: NoBodyJSON, tx) in
            try retire(visit.id("item", of: Details.Item.self), in: visit.crisis(), by: visit.viewer.id, in: tx)
            return try visit.guidance(Details.self, in: tx)
        },
        .act(.post, path + "/:item/return", .team, .run, "restore\(one)", "Bring \(words) back into use", state: state)
        {
            (visit, _: NoBodyJSON, tx) in
            try restore(
                visit.id("item", of: Details.Item.self), in: visit.crisis(),
                protecting: visit.house.protectedSpeech, by: visit.viewer.id, in: tx
            ).orThrow()
            return try visit.guidance(Details.self, in: tx)
        },
    ]
}

extension Visit {
    fileprivate func guidance<Details: GuidanceJSON>(
        _ details: Details.Type, in tx: Transaction
    ) throws -> GuidanceItemJSON<Details> {
        GuidanceItemJSON(try Details.Item.find(id("item"), of: crisis(), in: tx))
    }
}
