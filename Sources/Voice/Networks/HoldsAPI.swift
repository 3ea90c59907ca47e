import HTTPTypes
import Platform
import Situation

package struct HoldJSON: Codable, Sendable {
    let id: ID<Hold>
    let reach: Hold.ReachName
    let department: String?
    let reason: String
    let placedBy: String
    let placedAt: Timestamp
    /// After this moment nothing in its reach has left. Missing until the last send that had begun has ended.
    let confirmedAt: Timestamp?
    let liftedAt: Timestamp?

    fileprivate init(_ hold: Hold, placedBy: Person?) {
        id = hold.id
        switch hold.reach {
        case .organisation: (reach, department) = (.organisation, nil)
        case .crisis: (reach, department) = (.crisis, nil)
        case .department(let name): (reach, department) = (.department, name)
        }
        reason = hold.reason
        self.placedBy = placedBy?.name ?? ""
        placedAt = Timestamp(hold.placedAt)
        confirmedAt = Timestamp(hold.confirmedAt)
        liftedAt = Timestamp(hold.liftedAt)
    }
}

package struct NewHoldJSON: Codable, Sendable {
    let reach: Hold.ReachName
    /// For a hold on one department.
    let department: String?
    let reason: String?
}

let holdsOperations: [APIOperation] = [
    .list("/crises/:crisis/holds", .team, "listHolds", "The holds in force that reach this crisis") { visit, page, tx in
        let crisis = try visit.crisis()
        let holds = try Hold.inForce(in: tx).filter { $0.isVisible(from: crisis) }
        let people = try Person.all(holds.map(\.placedBy), in: tx)
        return page.listing(whole: holds, place: { $0.id.rawValue }) { HoldJSON($0, placedBy: people[$0.placedBy]) }
    },
    .read("/crises/:crisis/holds/:hold", .team, "getHold", "One hold, and since when it is confirmed") {
        try $0.hold($0.id("hold"), in: $1)
    },
    .act(
        .post, "/crises/:crisis/holds", .team, .run, "placeHold",
        "Stop all posts within a reach; read the hold again until it is confirmed", status: .created,
        afterwards: { visit in try await visit.write { _ = try confirmHolds(in: $0) } }
    ) { (visit, body: NewHoldJSON, tx) in
        let placed = try placeHold(
            body.reach, department: (body.department ?? "").trimmed, reason: (body.reason ?? "").trimmed,
            from: visit.existingCrisis(in: tx), by: visit.viewer.id, in: tx)
        return try visit.hold(placed.get(), in: tx)
    },
    .act(
        .post, "/crises/:crisis/holds/:hold/lift", .team, .run, "liftHold",
        "Let new posts go; what was held waits for its author", state: { try $0.hold($0.id("hold"), in: $1) }
    ) { (visit, _: NoBodyJSON, tx) in
        let hold = try Hold.find(visit.id("hold"), from: visit.crisis(), in: tx)
        try liftHold(hold.id, by: visit.viewer.id, in: tx)
        return try visit.hold(hold.id, in: tx)
    },
]

extension Hold.ReachName: ShapedWord {}

extension Visit {
    fileprivate func hold(_ id: ID<Hold>, in tx: Transaction) throws -> HoldJSON {
        let hold = try Hold.find(id, from: crisis(), in: tx)
        return HoldJSON(hold, placedBy: try Person.find(hold.placedBy, in: tx))
    }
}
