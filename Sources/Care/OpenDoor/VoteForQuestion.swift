import Platform
import Situation

/// Counts somebody once. Nothing is recorded, and nobody can look up who it was.
package func voteForDoorQuestion(
    _ id: ID<DoorQuestion>, by person: ID<Person>, vault: Vault, in tx: Transaction
) throws {
    guard try DoorQuestion.get(id, in: tx).isOpen else { throw Refusal.conflict }
    let marks = DoorVote.marks(of: id, by: person, vault)
    guard let newest = marks.first, try DoorVote.mine(among: [id], by: person, vault, in: tx).isEmpty,
        try DoorVote.insert(newest, for: id, in: tx)
    else { return }
    try DoorQuestion.add(1, to: id, in: tx)
    try DoorQuestion.startClock(in: tx)
}

package func takeBackDoorVote(
    _ id: ID<DoorQuestion>, by person: ID<Person>, vault: Vault, in tx: Transaction
) throws {
    guard try DoorQuestion.get(id, in: tx).isOpen else { throw Refusal.conflict }
    guard try DoorVote.delete(DoorVote.marks(of: id, by: person, vault), of: id, in: tx) else { return }
    try DoorQuestion.add(-1, to: id, in: tx)
    try DoorQuestion.startClock(in: tx)
}
