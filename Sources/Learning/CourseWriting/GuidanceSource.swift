import Platform
import Situation

/// Whose guidance a course is made of: a crisis as its team has written it, or a playbook for the next one.
enum GuidanceSource: Sendable, Equatable {
    case crisis(ID<Crisis>)
    case playbook(String)

    /// As a form has it.
    init?(_ field: String) {
        if field.hasPrefix("playbook:") {
            self = .playbook(String(field.dropFirst(9)))
        } else if let id = ID<Crisis>(rawValue: field) {
            self = .crisis(id)
        } else {
            return nil
        }
    }

    var field: String {
        switch self {
        case .crisis(let id): id.rawValue
        case .playbook(let slug): "playbook:\(slug)"
        }
    }
}

/// What a company asks for, as a course can tell it.
struct GuidanceGathered: Sendable {
    let title: String
    let guidance: PlaybookGuidance
    let additions: [Course]

    /// Nil when the source is no longer there.
    static func find(_ source: GuidanceSource, house: House, in tx: Transaction) throws -> GuidanceGathered? {
        switch source {
        case .playbook(let slug):
            return try house.currentPlaybook(slug, in: tx).map { playbook in
                GuidanceGathered(
                    title: playbook.title, guidance: playbook.guidance,
                    additions: try house.courses.additions(to: slug, in: tx))
            }
        case .crisis(let id):
            guard let crisis = try Crisis.find(id, in: tx) else { return nil }
            var guidance = PlaybookGuidance()
            guidance.guidelines = try Guideline.all(of: id, in: tx).map(\.details)
            guidance.boundaries = try Boundary.all(of: id, in: tx).filter { $0.isInForce(at: tx.now) }
                .map { PlaybookBoundary($0.details, lasts: .zero) }
            guidance.messages = try KeyMessage.all(of: id, in: tx).map(\.details)
            guidance.templates = try Situation.Template.all(of: id, in: tx).map(\.details)
            return GuidanceGathered(
                title: crisis.title, guidance: guidance,
                additions: try crisis.playbook.map { try house.courses.additions(to: $0, in: tx) } ?? [])
        }
    }
}
