import Platform
import Situation

/// Alone, at once. No event: who practises is nobody else's business.
package func startDrill(_ scenario: DrillScenario, by person: ID<Person>, in tx: Transaction) throws -> Drill {
    let drill = Drill(
        id: .new(at: tx.now), script: try scenario.keep(in: tx), form: .alone,
        seed: .random(in: 0..<(1 << 53)), openedAt: tx.now, plannedAt: nil, startedAt: tx.now, pausedAt: nil,
        pausedFor: 0)
    try drill.insert(by: person, in: tx)
    try DrillPlayer.insert(person, .player, role: "", drill: drill.id, in: tx)
    return drill
}

package func pauseDrill(_ id: ID<Drill>, by person: ID<Person>, in tx: Transaction) throws {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    guard seat.isLeading else { throw Refusal.notFound }
    guard !seat.play.isOver else { return }
    try Drill.pause(id, in: tx)
    try seat.tellOthers(in: tx)
}

package func continueDrill(_ id: ID<Drill>, by person: ID<Person>, in tx: Transaction) throws {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    guard seat.isLeading else { throw Refusal.notFound }
    try Drill.goOn(id, in: tx)
    try seat.tellOthers(in: tx)
}

package func endDrill(_ id: ID<Drill>, by person: ID<Person>, in tx: Transaction) throws {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    guard seat.isLeading else { throw Refusal.notFound }
    guard !seat.play.isOver else { return }
    try seat.note(.end, asPlayer: false, in: tx)
    try Drill.setEnded(id, in: tx)
    try seat.tellOthers(in: tx)
}

/// At any time, also afterwards. Alone nothing of it is left; with others what was said stays and leads to nobody.
package func leaveDrill(_ id: ID<Drill>, by person: ID<Person>, in tx: Transaction) throws {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    guard seat.drill.form == .team else { return try Drill.delete([id], in: tx) }
    try DrillPlayer.remove(seat.me, from: id, in: tx)
    if seat.players.count == 1 { try Drill.delete([id], in: tx) } else { try seat.tellOthers(in: tx) }
}

extension DrillSeat {
    /// Only a team has others whose pages should look again. Nobody is named, and only pages of this drill hear it.
    func tellOthers(in tx: Transaction) throws {
        guard drill.form == .team else { return }
        try tx.record(.drillChanged, actor: nil, scope: drill.id.rawValue, subject: nil)
    }
}
