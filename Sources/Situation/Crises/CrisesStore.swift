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
    }

    package static func find(_ id: ID<Crisis>, in tx: Transaction) throws -> Crisis? {
        try tx.first(Crisis.self, "SELECT * FROM crises WHERE id = \(id)")
    }

    package static func all(in tx: Transaction) throws -> [Crisis] {
        try tx.all(
            Crisis.self,
            "SELECT * FROM crises ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, opened_at DESC, id DESC")
    }

    package static func newestOpen(in tx: Transaction) throws -> Crisis? {
        try tx.first(
            Crisis.self, "SELECT * FROM crises WHERE closed_at IS NULL ORDER BY opened_at DESC, id DESC LIMIT 1")
    }

    /// The names of its functions, in the team's order.
    package static func functions(of crisis: ID<Crisis>, in tx: Transaction) throws -> [String] {
        try TeamFunction.all(of: crisis, in: tx).map(\.name)
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO crises (id, title, kind, severity, phase, opened_at, opened_by, playbook, approvals_needed,
                                second_look, reply_within_minutes, cadence)
            VALUES (\(id), \(title), \(kind), \(severity), \(phase), \(openedAt), \(openedBy), \(playbook),
                    \(approvalsNeeded), \(secondLook), \(replyWithinMinutes), \(try cadence.json))
            """)
        try Crisis.begin(phase, of: id, by: openedBy, in: tx)
    }

    static func begin(_ phase: Phase, of crisis: ID<Crisis>, by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE crises SET phase = \(phase), closed_at = \(phase == .closed ? tx.now : nil) WHERE id = \(crisis)
            """)
        try tx.run(
            """
            INSERT INTO crisis_phases (crisis, phase, began_at, began_by)
            VALUES (\(crisis), \(phase), \(tx.now), \(person))
            """)
    }

    func update(to details: CrisisDetails, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE crises SET title = \(details.title), kind = \(details.kind), severity = \(details.severity),
                approvals_needed = \(details.approvalsNeeded), second_look = \(details.secondLook),
                reply_within_minutes = \(details.replyWithinMinutes), cadence = \(try details.cadence.json)
            WHERE id = \(id)
            """)
    }
}

extension CrisisDetails {
    init(_ crisis: Crisis) {
        title = crisis.title
        kind = crisis.kind
        severity = crisis.severity
        approvalsNeeded = crisis.approvalsNeeded
        secondLook = crisis.secondLook
        replyWithinMinutes = crisis.replyWithinMinutes
        cadence = crisis.cadence
    }

    init(_ form: Form) {
        title = form["title"]
        kind = CrisisKind(rawValue: form["kind"]) ?? .other
        severity = Severity(rawValue: form["severity"]) ?? .serious
        approvalsNeeded = form.number("approvals") ?? 0
        secondLook = SecondLook(rawValue: form["second_look"]) ?? .onRequest
        replyWithinMinutes = form.number("reply_within") ?? 0
        if form.has("cadence_first") {
            cadence = Cadence(
                first: form.number("cadence_first") ?? 0, lasts: form.number("cadence_lasts") ?? 0,
                then: form.number("cadence_then") ?? 0, later: form.number("cadence_later") ?? 0)
        }
    }

    var form: Form {
        Form([
            "title": [title], "kind": [kind.rawValue], "severity": [severity.rawValue], "approvals": [String(approvalsNeeded)],
            "second_look": [secondLook.rawValue], "reply_within": [String(replyWithinMinutes)],
            "cadence_first": [String(cadence.first)], "cadence_lasts": [String(cadence.lasts)],
            "cadence_then": [String(cadence.then)], "cadence_later": [String(cadence.later)],
        ])
    }
}

extension Cadence {
    fileprivate var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}
