import Platform
import Situation

/// Somebody says, for themselves, what they can be called for and when. No event: hours and numbers are theirs.
///
/// - Parameter known: what the playbooks name; read before, because no transaction waits for files.
package func takeDuty(
    _ details: DutyDetails, among known: [DutyFunction], by person: ID<Person>, house: House, in tx: Transaction
) throws -> [Problem] {
    let problems = details.validate(functions: known)
    guard problems.isEmpty else { return problems }
    var kept = details
    kept.functions = known.map(\.name).filter(details.functions.contains)
    let phone =
        kept.phone.isEmpty ? "" : try house.services.vault.seal(kept.phone, purpose: Duty.purpose(of: person))
    try Duty.set(kept, phone: phone, of: person, in: tx)
    return []
}

/// They take it back. Nothing stays that would say that it was there.
package func leaveDuty(by person: ID<Person>, in tx: Transaction) throws { try Duty.delete(person, in: tx) }

/// - Parameter days: how often people on duty are asked whether they can be reached.
package func changeReadiness(checkDays days: Int?, by person: ID<Person>, in tx: Transaction) throws -> [Problem] {
    guard let days, (1...90).contains(days) else {
        return [Problem("check_days", "Ask every 1 to 90 days.")]
    }
    guard try ReadinessSettings.checkDays(in: tx) != days else { return [] }
    try ReadinessSettings.set(checkDays: days, by: person, in: tx)
    try tx.record(.readinessChanged, actor: person.rawValue, scope: nil, subject: nil, data: ["days": days])
    return []
}
