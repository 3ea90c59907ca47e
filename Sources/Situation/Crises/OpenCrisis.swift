import Platform

/// Opens a crisis: team, facts, guidance, update clock and log in one transaction (A1). Automatic things stop (F4): what
/// was scheduled is held by the caller's hold, and nothing new starts by itself.
package func openCrisis(
    _ details: CrisisDetails, from playbook: Playbook?, protecting speech: ProtectedSpeech, by opener: ID<Person>,
    in tx: Transaction
) throws -> Result<Crisis, Problems> {
    let problems = details.validate()
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let id = ID<Crisis>.new(at: tx.now)
    let crisis = Crisis(
        id: id, title: details.title, kind: details.kind, severity: details.severity, phase: .responding,
        openedAt: tx.now, openedBy: opener, closedAt: nil, playbook: playbook?.slug,
        approvalsNeeded: details.approvalsNeeded, secondLook: details.secondLook,
        replyWithinMinutes: details.replyWithinMinutes, cadence: details.cadence)
    try crisis.insert(in: tx)
    let functions = playbook?.functions.map(TeamFunction.init) ?? [
        TeamFunction(name: TeamFunction.lead, duties: "Decides, and answers for the whole.", department: ""),
        TeamFunction(name: "Communications", duties: "Facts, messages and updates.", department: ""),
    ]
    for (position, function) in functions.enumerated() {
        try function.insert(in: id, position: position, in: tx)
    }
    for (position, item) in (playbook?.checklist ?? []).enumerated() {
        try ChecklistItem.insert(
            item.task, function: item.function, within: item.within, position: position, in: id, in: tx)
    }
    try tx.record(
        .crisisOpened, actor: opener.rawValue, scope: id.rawValue, subject: id.rawValue, data: ["title": details.title])
    if let lead = functions.first {
        _ = try takeFunction(lead.name, of: id, person: opener, isBackup: false, by: opener, in: tx)
    }
    if let playbook {
        try establish(playbook.facts, in: crisis, by: opener, in: tx)
        try adopt(playbook.guidance, in: crisis, protecting: speech, by: opener, in: tx)
    }
    try UpdatePromise(
        id: .new(at: tx.now), crisis: id, dueAt: crisis.nextUpdate(after: tx.now), madeAt: tx.now,
        responsible: opener, keptAt: nil
    ).insert(in: tx)
    return .success(crisis)
}

package func changeCrisis(
    _ id: ID<Crisis>, to details: CrisisDetails, by actor: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    guard let crisis = try Crisis.find(id, in: tx), crisis.isOpen else { throw Refusal.notFound }
    let problems = details.validate()
    guard problems.isEmpty else { return problems }
    try crisis.update(to: details, in: tx)
    try tx.record(.crisisSettings, actor: actor.rawValue, scope: id.rawValue, subject: id.rawValue)
    return []
}

package func beginPhase(_ phase: Phase, of id: ID<Crisis>, by actor: ID<Person>, in tx: Transaction) throws {
    guard let crisis = try Crisis.find(id, in: tx), crisis.phase.next.contains(phase) else { throw Refusal.conflict }
    try Crisis.begin(phase, of: id, by: actor, in: tx)
    try tx.record(
        .crisisPhase, actor: actor.rawValue, scope: id.rawValue, subject: id.rawValue, data: ["phase": phase.rawValue])
}

/// Something that has to be done after a crisis, with someone who does it.
package struct FollowUp: Sendable {
    package let task: String
    package let owner: ID<Person>

    package init(task: String, owner: ID<Person>) {
        self.task = task
        self.owner = owner
    }
}

/// An explicit act (A9): the facts freeze, the record stays, follow-ups keep their owners.
package func closeCrisis(
    _ id: ID<Crisis>, followUps: [FollowUp], by actor: ID<Person>, in tx: Transaction
) throws {
    guard let crisis = try Crisis.find(id, in: tx), crisis.isOpen else { throw Refusal.conflict }
    try Crisis.begin(.closed, of: id, by: actor, in: tx)
    for followUp in followUps {
        try tx.run(
            """
            INSERT INTO follow_ups (id, crisis, task, owner)
            VALUES (\(ID<FollowUp>.new(at: tx.now)), \(id), \(followUp.task), \(followUp.owner))
            """)
    }
    try UpdatePromise.settle(of: id, in: tx)
    try tx.record(.crisisClosed, actor: actor.rawValue, scope: id.rawValue, subject: id.rawValue)
}

package struct KeptFollowUp: Sendable, RowDecodable {
    package let task: String
    package let owner: ID<Person>
    package let doneAt: Instant?

    package init(row: Row) throws {
        task = try row["task"]
        owner = try row["owner"]
        doneAt = try row["done_at"]
    }

    static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [KeptFollowUp] {
        try tx.all(KeptFollowUp.self, "SELECT * FROM follow_ups WHERE crisis = \(crisis) ORDER BY id")
    }
}
