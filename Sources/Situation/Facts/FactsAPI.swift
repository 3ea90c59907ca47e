import HTTPTypes
import Platform

/// A number inside a statement.
package struct FigureJSON: Codable, Sendable {
    let name: String
    let value: Double
    let unit: String
    let comparator: FactFigure.Comparator
}

/// One version of a fact, as it was or is on the sheet.
package struct FactVersionJSON: Codable, Sendable {
    let number: Int
    let statement: String
    let status: FactStatus
    let figures: [FigureJSON]
    let source: String
    let why: String
    let writtenAt: Timestamp
    let publishedAt: Timestamp?
    let droppedAt: Timestamp?
    let notPublicBefore: Timestamp?
}

/// A fact as the caller may see it. The team sees what waits for approval too.
package struct FactJSON: Codable, Sendable {
    let id: ID<Fact>
    let number: Int
    let question: String
    let owner: String
    let reviewBy: Timestamp?
    let current: FactVersionJSON?
    let proposal: FactVersionJSON?
}

/// What is said about a fact.
package struct FactDetailsJSON: Codable, Sendable {
    let statement: String
    let status: FactStatus
    let owner: String
    let source: String?
    let figures: [FigureJSON]?
    let notPublicBefore: Timestamp?
    let reviewBy: Timestamp?

    func details(why: String = "") -> FactDetails {
        FactDetails(
            statement: statement.trimmed, status: status,
            figures: (figures ?? []).map {
                FactFigure(name: $0.name, value: $0.value, unit: $0.unit, comparator: $0.comparator)
            },
            notPublicBefore: notPublicBefore?.instant, owner: owner.trimmed, source: (source ?? "").trimmed,
            reviewBy: reviewBy?.instant, why: why)
    }
}

package struct FactChangeJSON: Codable, Sendable {
    let details: FactDetailsJSON
    let why: String
    /// The number of the version that the author was looking at.
    let basedOn: Int
}

package struct WhyJSON: Codable, Sendable {
    let why: String
}

package struct FactReviewJSON: Codable, Sendable {
    let reviewBy: Timestamp?
}

package let factsOperations: [APIOperation] = [
    .list("/crises/:crisis/facts", .employee, "listFacts", "The fact sheet of a crisis") { visit, page, tx in
        let facts = try Fact.all(of: try visit.existingCrisis(in: tx), in: tx).compactMap { visit.shown($0) }
        return page.listing(whole: facts, place: { $0.id.rawValue }, { $0 })
    },
    .read("/crises/:crisis/facts/:fact", .employee, "getFact", "One fact") { try $0.fact(in: $1) },
    .list("/crises/:crisis/facts/:fact/versions", .employee, "listFactVersions", "Everything a fact ever said") {
        visit, page, tx in
        let isOnTeam = visit.viewer.isOnTeam(try visit.crisis())
        let versions = try Fact.history(of: visit.factID(in: tx), in: tx).filter {
            isOnTeam || ($0.publishedAt != nil && $0.isPublic(at: visit.now))
        }
        return page.listing(whole: versions, place: { String($0.number) }, FactVersionJSON.init)
    },
    .act(.post, "/crises/:crisis/facts", .team, .run, "establishFact", "Put up a fact", status: .created) {
        (visit, body: FactDetailsJSON, tx) in
        let crisis = try Crisis.get(visit.crisis(), in: tx)
        return FactJSON(try establish(body.details(), in: crisis, by: visit.viewer.id, in: tx).get(), for: .team)
    },
    .act(
        .post, "/crises/:crisis/facts/:fact/versions", .team, .run, "changeFact", "Say something new in a fact's place",
        status: .created, state: { try $0.fact(in: $1) }
    ) { (visit, body: FactChangeJSON, tx) in
        let changed = try changeFact(
            visit.factID(in: tx), to: body.details.details(why: body.why.trimmed), basedOn: body.basedOn,
            by: visit.viewer.id, in: tx)
        return FactJSON(try changed.get(), for: .team)
    },
    .act(
        .post, "/crises/:crisis/facts/:fact/versions/:version/approvals", .team, .run, "approveFact",
        "Agree, for one's department, to a version that waits"
    ) { (visit, _: NoBodyJSON, tx) in
        let approved = try approveFact(
            visit.factID(in: tx), version: visit.versionNumber(), by: visit.viewer.id, in: tx)
        return FactJSON(try approved.get(), for: .team)
    },
    .act(
        .post, "/crises/:crisis/facts/:fact/versions/:version/dismissal", .team, .run, "dropFactProposal",
        "Take back a version that waits"
    ) { (visit, _: NoBodyJSON, tx) in
        let fact = try visit.factID(in: tx)
        try dropProposal(of: fact, version: visit.versionNumber(), by: visit.viewer.id, in: tx).orThrow()
        return FactJSON(try Fact.find(fact, of: visit.crisis(), in: tx), for: .team)
    },
    .act(
        .post, "/crises/:crisis/facts/:fact/withdrawal", .team, .run, "withdrawFact", "Take a statement back",
        state: { try $0.fact(in: $1) }
    ) { (visit, body: WhyJSON, tx) in
        let withdrawn = try withdrawFact(
            visit.factID(in: tx), why: body.why.trimmed, by: visit.viewer.id, in: tx)
        return FactJSON(try withdrawn.get(), for: .team)
    },
    .act(
        .post, "/crises/:crisis/facts/:fact/reviews", .team, .run, "keepFact",
        "Say that a fact was looked at and is still right"
    ) { (visit, body: FactReviewJSON, tx) in
        let fact = try visit.factID(in: tx)
        try keepFact(fact, reviewBy: body.reviewBy?.instant, by: visit.viewer.id, in: tx).orThrow()
        return FactJSON(try Fact.find(fact, of: visit.crisis(), in: tx), for: .team)
    },
]

extension FactStatus: ShapedWord {}
extension FactFigure.Comparator: ShapedWord {}

extension FactVersionJSON {
    fileprivate init(_ version: FactVersion) {
        number = version.number
        statement = version.statement
        status = version.status
        figures = version.figures.map {
            FigureJSON(name: $0.name, value: $0.value, unit: $0.unit, comparator: $0.comparator)
        }
        source = version.source
        why = version.why
        writtenAt = Timestamp(version.writtenAt)
        publishedAt = Timestamp(version.publishedAt)
        droppedAt = Timestamp(version.droppedAt)
        notPublicBefore = Timestamp(version.notPublicBefore)
    }
}

extension FactJSON {
    fileprivate init(_ fact: Fact, for reader: FactReader) {
        id = fact.id
        number = fact.number
        question = fact.question
        owner = fact.owner
        reviewBy = Timestamp(fact.reviewBy)
        switch reader {
        case .team:
            current = fact.current.map(FactVersionJSON.init)
            proposal = fact.proposal.map(FactVersionJSON.init)
        case .everyone(let now):
            current = fact.version(publicAt: now).map(FactVersionJSON.init)
            proposal = nil
        }
    }
}

extension Visit {
    /// Nil for a fact that has nothing to show to this reader.
    fileprivate func shown(_ fact: Fact) -> FactJSON? {
        let isOnTeam = viewer.isOnTeam(fact.crisis)
        guard isOnTeam || fact.version(publicAt: now) != nil else { return nil }
        return FactJSON(fact, for: isOnTeam ? .team : .everyone(at: now))
    }

    fileprivate func fact(in tx: Transaction) throws -> FactJSON {
        guard let fact = shown(try Fact.find(id("fact"), of: crisis(), in: tx)) else { throw Refusal.notFound }
        return fact
    }

    fileprivate func factID(in tx: Transaction) throws -> ID<Fact> {
        try Fact.find(id("fact"), of: crisis(), in: tx).id
    }
}
