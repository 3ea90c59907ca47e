import HTTPTypes
import Platform

package struct CrisisJSON: Codable, Sendable {
    let id: ID<Crisis>
    let title: String
    let kind: CrisisKind
    let severity: Severity
    let phase: Phase
    let openedAt: Timestamp
    let closedAt: Timestamp?
    let playbook: String?
    /// When people were told to expect the next update.
    let nextUpdateAt: Timestamp?
    let isOnTeam: Bool

    fileprivate init(_ crisis: Crisis, for viewer: Viewer, in tx: Transaction) throws {
        id = crisis.id
        title = crisis.title
        kind = crisis.kind
        severity = crisis.severity
        phase = crisis.phase
        openedAt = Timestamp(crisis.openedAt)
        closedAt = Timestamp(crisis.closedAt)
        playbook = crisis.playbook
        nextUpdateAt = Timestamp(try Briefing.next(of: crisis.id, in: tx))
        isOnTeam = viewer.isOnTeam(crisis.id)
    }
}

/// How a crisis is run. Minutes where a number stands.
package struct CrisisSettingsJSON: Codable, Sendable {
    let title: String
    let kind: CrisisKind
    let severity: Severity
    let approvals: Int
    let secondLook: SecondLook
    let replyWithin: Int
    let cadenceFirst: Int
    let cadenceLasts: Int
    let cadenceThen: Int
    let cadenceLater: Int
    let organisationNames: [String]

    fileprivate init(_ crisis: Crisis) {
        title = crisis.title
        kind = crisis.kind
        severity = crisis.severity
        approvals = crisis.approvalsNeeded
        secondLook = crisis.secondLook
        replyWithin = crisis.replyWithinMinutes
        cadenceFirst = crisis.cadence.first
        cadenceLasts = crisis.cadence.lasts
        cadenceThen = crisis.cadence.then
        cadenceLater = crisis.cadence.later
        organisationNames = crisis.organisationNames
    }

    fileprivate var details: CrisisDetails {
        var details = CrisisDetails()
        details.title = title.trimmed
        details.kind = kind
        details.severity = severity
        details.approvalsNeeded = approvals
        details.secondLook = secondLook
        details.replyWithinMinutes = replyWithin
        details.cadence = Cadence(
            first: cadenceFirst, lasts: cadenceLasts, then: cadenceThen, later: cadenceLater)
        details.organisationNames = organisationNames.typedLines
        return details
    }
}

package struct OpeningJSON: Codable, Sendable {
    let title: String
    let severity: Severity
    /// The name of a playbook; without one it begins empty.
    let playbook: String?
    let kind: CrisisKind?
}

package struct PlaybookJSON: Codable, Sendable {
    let name: String
    let title: String
    let kind: CrisisKind
    let version: Int
    let summary: String
}

package struct PhaseJSON: Codable, Sendable {
    let phase: Phase
    let note: String?
}

package let crisesOperations: [APIOperation] =
    [
        .list("/playbooks", .opener, "listPlaybooks", "What a crisis can be opened from") { visit, page, tx in
            page.listing(whole: try visit.house.goodPlaybooks(in: tx), place: \.slug) {
                PlaybookJSON(
                    name: $0.slug, title: $0.title, kind: $0.kind, version: $0.version, summary: $0.summary)
            }
        },
        .list("/crises", .employee, "listCrises", "Open crises first, then closed ones") { visit, page, tx in
            try page.listing(whole: try Crisis.all(in: tx), place: \.id.rawValue) {
                try CrisisJSON($0, for: visit.viewer, in: tx)
            }
        },
        .read("/crises/:crisis", .employee, "getCrisis", "One crisis") { try $0.crisisJSON(in: $1) },
        .act(.post, "/crises", .opener, .run, "openCrisis", "Open a crisis and lead it", status: .created) {
            (visit, body: OpeningJSON, tx) in
            let crisis = try visit.open(body, in: tx).get()
            return try CrisisJSON(crisis, for: visit.viewer, in: tx)
        },
        .read("/crises/:crisis/settings", .team, "getCrisisSettings", "How a crisis is run") {
            CrisisSettingsJSON(try Crisis.get($0.crisis(), in: $1))
        },
        .act(
            .put, "/crises/:crisis/settings", .team, .run, "changeCrisisSettings", "Change how a crisis is run",
            state: { CrisisSettingsJSON(try Crisis.get($0.crisis(), in: $1)) }
        ) { (visit, body: CrisisSettingsJSON, tx) in
            try changeCrisis(visit.crisis(), to: body.details, by: visit.viewer.id, in: tx).orThrow()
            return CrisisSettingsJSON(try Crisis.get(visit.crisis(), in: tx))
        },
        .act(
            .post, "/crises/:crisis/phases", .team, .run, "beginPhase",
            "Go on to another phase; closing is a call of its own"
        ) { (visit, body: PhaseJSON, tx) in
            guard body.phase != .closed else {
                throw Problems([Problem("phase", "This is not one of the values that are possible here.")])
            }
            try beginPhase(
                body.phase, of: visit.crisis(), note: (body.note ?? "").trimmed, by: visit.viewer.id, in: tx)
            return try visit.crisisJSON(in: tx)
        },
    ] + closureOperations + teamOperations + timelineOperations

extension Severity: ShapedWord {}
extension Phase: ShapedWord {}
extension SecondLook: ShapedWord {}
extension CrisisKind: ShapedWord {}

extension Visit {
    func crisisJSON(in tx: Transaction) throws -> CrisisJSON {
        try CrisisJSON(Crisis.get(crisis(), in: tx), for: viewer, in: tx)
    }

    fileprivate func open(_ body: OpeningJSON, in tx: Transaction) throws -> Result<Crisis, Problems> {
        let playbook = try house.goodPlaybooks(in: tx).first { $0.slug == body.playbook }
        if body.playbook != nil, playbook == nil {
            return .failure(Problems([Problem("playbook", "There is no playbook of this name.")]))
        }
        var details = playbook.map(CrisisDetails.init) ?? CrisisDetails()
        details.title = body.title.trimmed
        details.severity = body.severity
        if playbook == nil { details.kind = body.kind ?? .other }
        details.organisationNames = [services.settings.organisation]
        return try openCrisis(details, from: playbook, house: house, by: viewer.id, in: tx)
    }
}

/// As the pages open one: schedules stop with it (F4).
func openCrisis(
    _ details: CrisisDetails, from playbook: Playbook?, house: House, by opener: ID<Person>, in tx: Transaction
) throws -> Result<Crisis, Problems> {
    let result = try openCrisis(details, from: playbook, protecting: house.protectedSpeech, by: opener, in: tx)
    if case .success = result { try house.stopSchedules(tx) }
    return result
}

extension [String] {
    /// One item a line, as forms read it; an item never holds a line break.
    var typedLines: [String] {
        flatMap { $0.split(whereSeparator: \.isNewline).map { String($0).trimmed } }.filter { !$0.isEmpty }
    }
}
