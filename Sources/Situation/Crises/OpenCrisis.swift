import Platform

/// Opens a crisis: team, facts, guidance, update clock and log in one transaction (A1). Whoever opens it leads it until
/// they hand over, so that there is no moment without a lead.
package func openCrisis(
    _ details: CrisisDetails, from playbook: Playbook?, protecting speech: ProtectedSpeech, by opener: ID<Person>,
    in tx: Transaction
) throws -> Result<Crisis, Problems> {
    let problems = details.validate()
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let crisis = Crisis(details, from: playbook, by: opener, at: tx.now)
    try crisis.insert(in: tx)
    try tx.record(
        .crisisOpened, actor: opener.rawValue, scope: crisis.id.rawValue, subject: crisis.id.rawValue,
        data: [String: String](), apart: ["title": details.title])
    try prepareTeam(for: crisis, from: playbook, in: tx)
    if let playbook {
        try CrisisPlaybook.set(playbook, for: crisis.id, in: tx)
        try establish(playbook.facts, in: crisis, by: opener, in: tx)
        try adopt(playbook.guidance, in: crisis, protecting: speech, by: opener, in: tx)
    }
    try promiseUpdate(of: crisis.id, by: crisis.nextUpdate(after: tx.now), responsible: opener, in: tx)
    return .success(crisis)
}

private func prepareTeam(for crisis: Crisis, from playbook: Playbook?, in tx: Transaction) throws {
    let functions = playbook?.functions.map(TeamFunction.init) ?? TeamFunction.least
    for (position, function) in functions.enumerated() {
        try function.insert(in: crisis.id, position: position, in: tx)
    }
    if let lead = functions.first {
        _ = try takeFunction(
            lead.name, of: crisis.id, person: crisis.openedBy, isBackup: false, by: crisis.openedBy, in: tx)
    }
    for (position, item) in (playbook?.checklist ?? []).enumerated() {
        try ChecklistItem.insert(
            item.task, function: item.function, within: item.within, position: position, in: crisis.id, in: tx)
    }
}

extension TeamFunction {
    /// What even a crisis without a playbook needs.
    fileprivate static let least = [
        TeamFunction(name: lead, duties: "Decides, and answers for the whole.", department: ""),
        TeamFunction(name: "Communications", duties: "Facts, messages and updates.", department: ""),
        TeamFunction(name: "Operations", duties: "Knows what is really going on.", department: ""),
        TeamFunction(name: "People", duties: "Looks after colleagues.", department: ""),
    ]
}

extension Crisis {
    fileprivate init(_ details: CrisisDetails, from playbook: Playbook?, by opener: ID<Person>, at now: Instant) {
        self.init(
            id: .new(at: now), title: details.title, kind: details.kind, severity: details.severity,
            phase: .responding, openedAt: now, openedBy: opener, closedAt: nil, playbook: playbook?.slug,
            approvalsNeeded: details.approvalsNeeded, secondLook: details.secondLook,
            replyWithinMinutes: details.replyWithinMinutes, cadence: details.cadence,
            organisationNames: details.organisationNames)
    }
}
