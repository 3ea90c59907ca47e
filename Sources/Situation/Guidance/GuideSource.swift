import Platform
import TextEngine

/// A guide, and until when time alone leaves it right: a boundary may end, a fact may become public.
package struct DatedGuide: Sendable {
    package var guide: Guide
    package let until: Instant?
    /// The boundaries in it, which the law lets stand.
    package let lawful: [ID<Boundary>: BoundaryDetails]
}

package enum GuideSource {
    /// Everything a draft is held against, without colleagues' words.
    package static func guide(
        of crisis: ID<Crisis>, employer: Employer, protecting speech: ProtectedSpeech, in tx: Transaction
    ) throws -> Guide {
        try dated(of: crisis, employer: employer, protecting: speech, in: tx).guide
    }

    /// - Parameter lawful: boundaries that were held against the law before, as they were then
    package static func dated(
        of crisis: ID<Crisis>, employer: Employer, protecting speech: ProtectedSpeech,
        lawful: [ID<Boundary>: BoundaryDetails] = [:], in tx: Transaction
    ) throws -> DatedGuide {
        // The law may have grown since a boundary was written.
        let boundaries = try Boundary.inForce(of: crisis, in: tx).filter {
            lawful[$0.id] == $0.details || speech.objections(to: $0.details).isEmpty
        }
        let facts = try Fact.current(of: crisis, in: tx)
        let embargoes = facts.flatMap { $0.published.compactMap(\.notPublicBefore) }.filter { $0 > tx.now }
        let guide = Guide(
            version: try FactSheet.find(of: crisis, in: tx).version,
            boundaries: boundaries.map(\.forEngine),
            facts: facts.flatMap { $0.forEngine(at: tx.now) },
            messages: try KeyMessage.all(of: crisis, in: tx).map(\.forEngine),
            templates: try Template.all(of: crisis, in: tx).map(\.forEngine),
            colleagues: [], disclosure: employer.disclosure)
        return DatedGuide(
            guide: guide, until: (boundaries.map(\.details.expiresAt) + embargoes).min(),
            lawful: Dictionary(boundaries.map { ($0.id, $0.details) }, uniquingKeysWith: { first, _ in first }))
    }
}

extension Boundary {
    var forEngine: TextEngine.Boundary { details.forEngine(id: id.rawValue) }
}

extension BoundaryDetails {
    package func forEngine(id: String) -> TextEngine.Boundary {
        TextEngine.Boundary(
            id: id, title: title, weight: weight == .stop ? .stop : .care, match: match, unless: unless,
            flags: flags, allows: allows, instead: instead,
            limit: atMost.map { TextEngine.Boundary.Limit(most: $0, per: per == .sentence ? .sentence : .draft) },
            unlessAnywhere: unlessAnywhere, replacement: replacement.isEmpty ? nil : replacement,
            evenIfDenied: evenIfDenied)
    }
}

extension Fact {
    /// A version that is not public yet goes in beside the public one: a draft that gives it away is stopped, and no
    /// finding ever quotes it.
    func forEngine(at now: Instant) -> [TextEngine.Fact] {
        let secret = published.filter { !$0.isPublic(at: now) }.map { forEngine($0, earlier: []) }
        let known = published.filter { $0.isPublic(at: now) }
        guard let version = known.last else { return secret }
        return [forEngine(version, earlier: known.dropLast())] + secret
    }

    private func forEngine(_ version: FactVersion, earlier: some Sequence<FactVersion>) -> TextEngine.Fact {
        TextEngine.Fact(
            id: id.rawValue, number: number, statement: version.statement, status: version.status.forEngine,
            notPublicBefore: version.notPublicBefore?.milliseconds, figures: version.figures.map(\.forEngine),
            earlier: earlier.map {
                TextEngine.Earlier(
                    version: $0.number, statement: $0.statement, figures: $0.figures.map(\.forEngine))
            })
    }
}

extension FactStatus {
    fileprivate var forEngine: TextEngine.FactStatus {
        switch self {
        case .developing: .developing
        case .confirmed: .confirmed
        case .notTrue: .notTrue
        case .withdrawn: .withdrawn
        }
    }
}

extension FactFigure {
    package var forEngine: Figure {
        let comparator: Figure.Comparator =
            switch comparator {
            case .exactly: .exactly
            case .about: .about
            case .atLeast: .atLeast
            case .atMost: .atMost
            case .moreThan: .moreThan
            case .lessThan: .lessThan
            }
        return Figure(name: name, value: value, unit: unit, comparator: comparator)
    }
}

extension KeyMessage {
    fileprivate var forEngine: Message {
        Message(id: id.rawValue, text: details.text, carries: details.carries)
    }
}

extension Template {
    fileprivate var forEngine: TextEngine.Template {
        TextEngine.Template(id: id.rawValue, text: details.text)
    }
}
