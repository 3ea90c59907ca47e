import Platform
import Situation

/// Whoever opens a team drill leads it; it begins when they say so.
package func openTeamDrill(_ scenario: DrillScenario, by person: ID<Person>, in tx: Transaction) throws -> Drill {
    let drill = Drill(
        id: .new(at: tx.now), script: try scenario.keep(in: tx), form: .team, seed: .random(in: 0..<(1 << 53)),
        openedAt: tx.now, plannedAt: nil, startedAt: nil, pausedAt: nil, pausedFor: 0)
    try drill.insert(by: person, in: tx)
    try DrillPlayer.insert(person, .facilitator, role: "", drill: drill.id, in: tx)
    return drill
}

/// Somebody is asked to take a role, or to watch. They can leave without a word, also before it begins.
///
/// - Parameter role: a role of the scenario; empty to watch.
package func inviteToDrill(
    _ id: ID<Drill>, _ guest: ID<Person>, role: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.leading(id, person, in: tx)
    if seat.play.isOver { return [Problem("", "This drill is over.")] }
    guard role.isEmpty || seat.scenario.roles.contains(where: { $0.id == role }) else {
        return [Problem("role", "Choose one of the roles, or let them watch.")]
    }
    guard try Person.find(guest, in: tx)?.deactivatedAt == nil, guest != person else {
        return [Problem("who", "No colleague of yours has this name or e-mail address.")]
    }
    try DrillPlayer.insert(guest, role.isEmpty ? .observer : .player, role: role, drill: id, in: tx)
    try seat.tellOthers(in: tx)
    return []
}

package func beginTeamDrill(_ id: ID<Drill>, by person: ID<Person>, in tx: Transaction) throws -> [Problem] {
    let seat = try DrillSeat.leading(id, person, in: tx)
    guard seat.players.contains(where: { $0.part == .player }) else {
        return [Problem("", "Nobody has a role yet. Invite somebody first.")]
    }
    try Drill.setStarted(id, in: tx)
    try seat.tellOthers(in: tx)
    return []
}

/// Skip, move, insert, raise or lower the pressure (C2). It is on the record of the drill, as everything in it.
package func directDrill(
    _ id: ID<Drill>, _ deed: DrillAction.Deed, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.leading(id, person, in: tx)
    let play = seat.play
    guard seat.drill.startedAt != nil, !play.isOver else { return [Problem("", "The drill is not under way.")] }
    switch deed {
    case .skip(let inject), .retime(let inject, _):
        // What has just come cannot be moved any more.
        guard play.ahead.contains(where: { $0.inject.id == inject }) else {
            return [Problem("", "This has come already, or was skipped.")]
        }
    case .insert(let inject):
        if inject.text.allSatisfy(\.isEmpty) { return [Problem("text", "Write what they say.")] }
        if inject.text.contains(where: { $0.count > 1000 }) {
            return [Problem("text", "What somebody says has at most 1,000 characters.")]
        }
        guard seat.scenario.persona(inject.from) != nil else { return [Problem("from", "Choose who says it.")] }
    case .pressure: break
    case .say, .stay, .decide, .end: throw Refusal.notFound
    }
    try seat.note(deed, asPlayer: false, in: tx)
    try seat.tellOthers(in: tx)
    return []
}

/// A line of the decision log: what was decided, when, by which role.
package func decideInDrill(
    _ id: ID<Drill>, _ text: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    guard seat.drill.form == .team, seat.mayAnswer else { throw Refusal.notFound }
    guard seat.drill.startedAt != nil, !seat.play.isOver else {
        return [Problem("decision", "The drill is not under way.")]
    }
    if text.isEmpty { return [Problem("decision", "Say what was decided.")] }
    if text.count > 500 { return [Problem("decision", "A decision has at most 500 characters.")] }
    try seat.note(.decide(text), in: tx)
    try seat.tellOthers(in: tx)
    return []
}

/// When whoever led it has left, somebody who is there goes on with it.
package func takeDrillLead(_ id: ID<Drill>, by person: ID<Person>, in tx: Transaction) throws {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    guard seat.drill.form == .team, seat.isWithoutLead else { throw Refusal.notFound }
    try DrillPlayer.insert(person, .facilitator, role: "", drill: id, in: tx)
    try seat.tellOthers(in: tx)
}

extension DrillSeat {
    package var isWithoutLead: Bool { drill.form == .team && !players.contains { $0.part == .facilitator } }

    static func leading(_ id: ID<Drill>, _ person: ID<Person>, in tx: Transaction) throws -> DrillSeat {
        let seat = try get(id, for: person, in: tx)
        guard seat.drill.form == .team, seat.me.part == .facilitator else { throw Refusal.notFound }
        return seat
    }
}
