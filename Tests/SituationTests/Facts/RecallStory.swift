import Platform
import Situation
import TestSupport
import Testing

/// A recall with Chidi (Communications), Ben (Production) and Dana (Management) around it.
struct RecallStory: Sendable {
    let people: NamedPeople
    let crisis: Crisis

    init(approvals: Int = 1, in tx: Transaction) throws {
        people = try NamedPeople(in: tx)
        var details = CrisisDetails()
        details.title = "Oat milk recall"
        details.kind = .product
        details.approvalsNeeded = approvals
        details.organisationNames = ["Halden", "Halden Foods"]
        crisis = try openCrisis(
            details, from: nil, protecting: ProtectedSpeech(grounds: []), by: people.dana.id, in: tx
        ).get()
    }

    static let sold = FactDetails(
        statement: "About 400 cartons were sold before the recall.", status: .confirmed,
        figures: [FactFigure(name: "cartons sold", value: 400, unit: "cartons", comparator: .about)],
        owner: "Communications", source: "First count of the tills")

    static func recounted(_ change: (inout FactDetails) -> Void = { _ in }) -> FactDetails {
        var details = FactDetails(
            statement: "612 cartons were sold before the recall.", status: .confirmed,
            figures: [FactFigure(name: "cartons sold", value: 612, unit: "cartons")], owner: "Communications",
            source: "Till records of all shops", why: "Every shop has now reported.")
        change(&details)
        return details
    }

    func soldFact(in tx: Transaction) throws -> Fact {
        try establish(Self.sold, in: crisis, by: people.chidi.id, in: tx).get()
    }

    func events(_ kind: EventKind, in tx: Transaction) throws -> [FactChange] {
        try tx.all(
            Event.self,
            """
            SELECT events.*, NULL AS position FROM events
            WHERE kind = \(kind) AND scope = \(crisis.id.rawValue) ORDER BY seq
            """
        ).map { try $0.decode() }
    }
}

extension Result where Failure == Problems {
    /// The fields that were refused.
    var refused: [String] {
        switch self {
        case .success: []
        case .failure(let problems): problems.all.map(\.field)
        }
    }
}
