import Platform
import Situation

package func noteDebrief(
    _ id: ID<Drill>, prompt: Int, _ words: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    guard seat.play.isOver, (1...3).contains(prompt) else { throw Refusal.notFound }
    if words.isEmpty { return [Problem("words-\(prompt)", "Write a line, or leave it.")] }
    if words.count > 1000 { return [Problem("words-\(prompt)", "A line has at most 1,000 characters.")] }
    try tx.run(
        """
        INSERT INTO drill_notes (id, drill, prompt, player, words, written_at)
        VALUES (\(ID<DrillNote>.new(at: tx.now)), \(id), \(prompt), \(seat.me.number), \(words), \(tx.now))
        """)
    try seat.tellOthers(in: tx)
    return []
}

package func removeDebriefNote(
    _ note: ID<DrillNote>, of id: ID<Drill>, by person: ID<Person>, in tx: Transaction
) throws {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    let gone = try tx.run(
        "DELETE FROM drill_notes WHERE id = \(note) AND drill = \(id) AND player = \(seat.me.number)")
    guard gone > 0 else { throw Refusal.notFound }
    try seat.tellOthers(in: tx)
}

/// What will be different, whose it is, and when they want to be reminded.
package struct DrillTaskDetails: Sendable {
    package var what: String
    /// Who does it, by their number in the drill.
    package var player: Int?
    package var dueAt: Instant?
    /// The playbook that should say it next time; empty for none.
    package var playbook: String

    package init(what: String, player: Int?, dueAt: Instant?, playbook: String = "") {
        self.what = what
        self.player = player
        self.dueAt = dueAt
        self.playbook = playbook
    }
}

/// - Parameter playbooks: the names of those that there are.
package func takeDrillTask(
    _ details: DrillTaskDetails, of id: ID<Drill>, playbooks: Set<String> = [], by person: ID<Person>,
    in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    guard seat.play.isOver else { throw Refusal.notFound }
    var problems: [Problem] = []
    if details.what.isEmpty { problems.append(Problem("what", "Say what will be done.")) }
    if details.what.count > 300 { problems.append(Problem("what", "An action has at most 300 characters.")) }
    let owner = details.player.map { number in seat.players.first { $0.number == number } } ?? seat.me
    if owner == nil { problems.append(Problem("player", "Choose somebody who was in this drill.")) }
    if details.dueAt == nil { problems.append(Problem("due", "Choose the day on which it comes back to you.")) }
    if let due = details.dueAt, due < tx.now - .days(1) || due > tx.now + .days(366) {
        problems.append(Problem("due", "Choose a day within the next year."))
    }
    if !details.playbook.isEmpty, !playbooks.contains(details.playbook) {
        problems.append(Problem("playbook", "Choose a playbook that there is."))
    }
    guard problems.isEmpty, let owner, let due = details.dueAt else { return problems }
    if !details.playbook.isEmpty {
        let missing = try noteLesson(
            details.what, origin: .drill, into: details.playbook, known: playbooks, by: person, in: tx)
        guard missing.isEmpty else { return missing }
    }
    try tx.run(
        """
        INSERT INTO drill_tasks (id, drill, owner, what, due_at, written_at)
        VALUES (\(ID<DrillTask>.new(at: tx.now)), \(id), \(owner.person), \(details.what), \(due), \(tx.now))
        """)
    try seat.tellOthers(in: tx)
    return []
}

/// By the one whose it is.
package func finishDrillTask(_ task: ID<DrillTask>, by person: ID<Person>, in tx: Transaction) throws -> ID<Drill> {
    let row = try tx.first(
        """
        UPDATE drill_tasks SET done_at = \(tx.now)
        WHERE id = \(task) AND owner = \(person) AND done_at IS NULL RETURNING drill
        """)
    guard let row else { throw Refusal.notFound }
    return try row["drill"]
}
