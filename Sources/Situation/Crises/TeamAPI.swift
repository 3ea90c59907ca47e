import HTTPTypes
import Platform

/// One function of a team, with who holds it now.
package struct TeamSeatJSON: Codable, Sendable {
    package struct OccupantJSON: Codable, Sendable {
        let id: ID<Person>
        let name: String
        let since: Timestamp
    }

    let function: String
    let duties: String
    let department: String
    let holder: OccupantJSON?
    let backup: OccupantJSON?
    /// What is missing here, in the reader's language.
    let gaps: [String]

    fileprivate init(_ seat: TeamSeat, _ t: Words) {
        function = seat.function.name
        duties = seat.function.duties
        department = seat.function.department
        holder = seat.holder.map { OccupantJSON(id: $0.0.id, name: $0.0.name, since: Timestamp($0.since)) }
        backup = seat.backup.map { OccupantJSON(id: $0.0.id, name: $0.0.name, since: Timestamp($0.since)) }
        gaps = seat.gaps.map { t($0.words) }
    }
}

package struct TakingJSON: Codable, Sendable {
    let function: String
    /// An e-mail address, or a name that only one person has.
    let person: String
    let isBackup: Bool?
}

package struct DepartureJSON: Codable, Sendable {
    let function: String
    let isBackup: Bool?
}

package struct ChecklistItemJSON: Codable, Sendable {
    let id: ID<ChecklistItem>
    let task: String
    let function: String
    let dueAt: Timestamp
    let tickedAt: Timestamp?

    fileprivate init(_ item: ChecklistItem) {
        id = item.id
        task = item.task
        function = item.function
        dueAt = Timestamp(item.dueAt)
        tickedAt = Timestamp(item.tickedAt)
    }
}

package struct TickJSON: Codable, Sendable {
    let isDone: Bool
}

let teamOperations: [APIOperation] = [
    .list("/crises/:crisis/team", .team, "listTeam", "The functions of a team, and who holds them") {
        visit, page, tx in
        page.listing(
            whole: try TeamSeat.all(of: visit.existingCrisis(in: tx), in: tx), place: \.function.placeInList
        ) { TeamSeatJSON($0, visit.t) }
    },
    .act(.post, "/crises/:crisis/team", .team, .run, "takeFunction", "Put someone in a seat") {
        (visit, body: TakingJSON, tx) in
        try visit.changeTeam(body.function, in: tx) { crisis in
            guard let person = try Person.find(typed: body.person.trimmed, in: tx) else {
                return [Problem("person", "Nobody here has this name or e-mail address.")]
            }
            return try takeFunction(
                body.function, of: crisis, person: person.id, isBackup: body.isBackup ?? false, by: visit.viewer.id,
                in: tx)
        }
    },
    .act(.post, "/crises/:crisis/team/departures", .team, .run, "leaveFunction", "Leave a seat empty") {
        (visit, body: DepartureJSON, tx) in
        try visit.changeTeam(body.function, in: tx) { crisis in
            try leaveFunction(
                body.function, of: crisis, isBackup: body.isBackup ?? false, by: visit.viewer.id, in: tx)
        }
    },
    .list("/crises/:crisis/checklist", .team, "listChecklist", "What to do in the first hour") { visit, page, tx in
        page.listing(
            whole: try ChecklistItem.all(of: visit.existingCrisis(in: tx), in: tx), place: \.id.rawValue,
            ChecklistItemJSON.init)
    },
    .act(.put, "/crises/:crisis/checklist/:item", .team, .run, "tickChecklistItem", "Tick it, or take the tick back") {
        (visit, body: TickJSON, tx) in
        let (crisis, item): (ID<Crisis>, ID<ChecklistItem>) = (try visit.crisis(), try visit.id("item"))
        try tick(item, of: crisis, isDone: body.isDone, by: visit.viewer.id, in: tx)
        guard let ticked = try ChecklistItem.all(of: crisis, in: tx).first(where: { $0.id == item }) else {
            throw Refusal.notFound
        }
        return ChecklistItemJSON(ticked)
    },
]

extension TeamFunction {
    /// Names hold letters that a place in a list may not.
    fileprivate var placeInList: String {
        String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}

extension Visit {
    fileprivate func changeTeam(
        _ function: String, in tx: Transaction, _ act: (ID<Crisis>) throws -> [Problem]
    ) throws -> TeamSeatJSON {
        let crisis = try Crisis.get(crisis(), in: tx)
        guard crisis.isOpen else { throw Refusal.conflict }
        guard try TeamSeat.find(function, of: crisis.id, in: tx) != nil else {
            throw Problems([Problem("function", "The team has no function of this name.")])
        }
        try act(crisis.id).orThrow()
        guard let seat = try TeamSeat.find(function, of: crisis.id, in: tx) else { throw Refusal.notFound }
        return TeamSeatJSON(seat, t)
    }
}
