import Platform

package func changeCrisis(
    _ id: ID<Crisis>, to details: CrisisDetails, by actor: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let crisis = try Crisis.get(id, in: tx)
    guard crisis.isOpen else { return [Problem("", "The crisis is closed. Its record stays as it is.")] }
    let problems = details.validate()
    guard problems.isEmpty else { return problems }
    try crisis.update(to: details, in: tx)
    try tx.record(.crisisSettings, actor: actor.rawValue, scope: id.rawValue, subject: id.rawValue)
    return []
}

/// Closing is an act of its own: `closeCrisis`.
package func beginPhase(
    _ phase: Phase, of id: ID<Crisis>, note: String = "", by actor: ID<Person>, in tx: Transaction
) throws {
    guard try Crisis.get(id, in: tx).phase.next.contains(phase) else { throw Refusal.conflict }
    try Crisis.begin(phase, of: id, note: note, by: actor, in: tx)
    try tx.record(
        .crisisPhase, actor: actor.rawValue, scope: id.rawValue, subject: id.rawValue,
        data: PhaseEvent(phase: phase.rawValue), apart: PhaseNote(note: note))
}
