import Foundation
import Platform

extension Crisis: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        title = try row["title"]
        kind = try row["kind"]
        severity = try row["severity"]
        phase = try row["phase"]
        openedAt = try row["opened_at"]
        openedBy = try row["opened_by"]
        closedAt = try row["closed_at"]
        playbook = try row["playbook"]
        approvalsNeeded = try row["approvals_needed"]
        secondLook = try row["second_look"]
        replyWithinMinutes = try row["reply_within_minutes"]
        let cadence: String = try row["cadence"]
        self.cadence = try JSONDecoder().decode(Cadence.self, from: Data(cadence.utf8))
        let names: String = try row["organisation_names"]
        organisationNames = names.split(separator: "\n").map(String.init)
    }

    package static func find(_ id: ID<Crisis>, in tx: Transaction) throws -> Crisis? {
        try tx.remembered("crisis/\(id)") {
            try tx.first(Crisis.self, "SELECT * FROM crises WHERE id = \(id)")
        }
    }

    /// Found, or it is not there for the one who asks.
    package static func get(_ id: ID<Crisis>, in tx: Transaction) throws -> Crisis {
        guard let crisis = try find(id, in: tx) else { throw Refusal.notFound }
        return crisis
    }

    package static func all(in tx: Transaction) throws -> [Crisis] {
        try tx.remembered("crises/all") {
            try tx.all(
                Crisis.self,
                "SELECT * FROM crises ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, opened_at DESC, id DESC")
        }
    }

    /// Newest first.
    package static func all(_ ids: [ID<Crisis>], in tx: Transaction) throws -> [ID<Crisis>: Crisis] {
        let ids = Array(Set(ids))
        let crises = try tx.all(Crisis.self, "SELECT * FROM crises WHERE id IN \(list: ids)")
        return Dictionary(crises.map { ($0.id, $0) }) { first, _ in first }
    }

    package static func open(in tx: Transaction) throws -> [Crisis] {
        try tx.remembered("crises/open") {
            try tx.all(Crisis.self, "SELECT * FROM crises WHERE closed_at IS NULL ORDER BY opened_at DESC, id DESC")
        }
    }

    /// The names of its functions, in the team's order.
    package static func functions(of crisis: ID<Crisis>, in tx: Transaction) throws -> [String] {
        try TeamFunction.all(of: crisis, in: tx).map(\.name)
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO crises (id, title, kind, severity, phase, opened_at, opened_by, playbook, approvals_needed,
                                second_look, reply_within_minutes, cadence, organisation_names)
            VALUES (\(id), \(title), \(kind), \(severity), \(phase), \(openedAt), \(openedBy), \(playbook),
                    \(approvalsNeeded), \(secondLook), \(replyWithinMinutes), \(try cadence.json),
                    \(organisationNames.joined(separator: "\n")))
            """)
        try Crisis.begin(phase, of: id, note: "", by: openedBy, in: tx)
    }

    static func begin(
        _ phase: Phase, of crisis: ID<Crisis>, note: String, by person: ID<Person>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE crises SET phase = \(phase), closed_at = \(phase == .closed ? tx.now : nil) WHERE id = \(crisis)
            """)
        try tx.run(
            """
            INSERT INTO crisis_phases (crisis, phase, note, began_at, began_by)
            VALUES (\(crisis), \(phase), \(note), \(tx.now), \(person))
            """)
    }

    func update(to details: CrisisDetails, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE crises SET title = \(details.title), kind = \(details.kind), severity = \(details.severity),
                approvals_needed = \(details.approvalsNeeded), second_look = \(details.secondLook),
                reply_within_minutes = \(details.replyWithinMinutes), cadence = \(try details.cadence.json),
                organisation_names = \(details.organisationNames.joined(separator: "\n"))
            WHERE id = \(id)
            """)
    }
}

extension Cadence {
    fileprivate var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}
