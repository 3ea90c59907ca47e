import Platform
import Situation

/// What a browser sends, without saying whose it is.
package struct NewConcern: Sendable, Codable {
    /// 32 bytes in base 64 for addresses, made from the eight words.
    package let box: String
    package let words: String

    package init(box: String, words: String) { (self.box, self.words) = (box, words) }
}

/// Sent twice, it is there once.
package func reportConcern(_ new: NewConcern, in tx: Transaction) throws -> [Problem] {
    guard Concern.isKey(new.box) else { return [Problem("words", "It has no key. Reload the page.")] }
    guard try !ConcernReceiver.all(in: tx).isEmpty else {
        return [Problem("words", "Nobody has been chosen to read this yet. It was not sent.")]
    }
    guard let concern = try Concern.insert(box: new.box, on: tx.now.day, in: tx) else { return [] }
    let problems = try concern.write(new.words, isReply: false, in: tx)
    // Nothing is left behind of what was refused.
    guard problems.isEmpty else { throw Problems(problems) }
    return []
}

package func addToConcern(_ words: String, box: String, in tx: Transaction) throws -> [Problem] {
    guard let concern = try Concern.open(box: box, in: tx) else { throw Refusal.notFound }
    return try concern.write(words, isReply: false, in: tx)
}

/// A reply acknowledges too; with an outcome it is the answer. Nothing of it is an event: the record could say when.
package func replyToConcern(
    _ id: String, _ words: String, outcome: ConcernOutcome?, by reader: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let concern = try Concern.get(id, for: reader, in: tx)
    if outcome != nil, concern.answeredDay != nil {
        return [Problem("outcome", "Its outcome has been said. You can still write.")]
    }
    let problems = try concern.write(words, isReply: true, in: tx)
    guard problems.isEmpty else { return problems }
    try concern.set(acknowledged: tx.now.day, in: tx)
    if let outcome { try concern.set(outcome, answered: tx.now.day, in: tx) }
    return []
}

package func acknowledgeConcern(_ id: String, by reader: ID<Person>, in tx: Transaction) throws {
    try Concern.get(id, for: reader, in: tx).set(acknowledged: tx.now.day, in: tx)
}

/// - Returns: problems beside the field `who`.
package func appointReceiver(
    _ who: String, chosen: ID<Person>?, by actor: ID<Person>, in tx: Transaction
) throws -> (problems: [Problem], sought: Sought) {
    // Nobody chooses themselves: another administrator does.
    let sought = try seekColleague(who, chosen: chosen, for: actor, in: tx)
    guard let person = sought.person else { return ([sought.problem("who")].compactMap(\.self), sought) }
    guard try Membership.all(of: person, in: tx).isEmpty else {
        return (
            [
                Problem(
                    "who", "They are on the team of a crisis. This door has its own people: choose somebody else.")
            ], sought
        )
    }
    guard try ConcernReceiver.insert(person, in: tx) else {
        return ([Problem("who", "They already receive what comes in here.")], sought)
    }
    try tx.record(.concernReceiverAppointed, actor: actor.rawValue, scope: nil, subject: person.rawValue)
    return ([], sought)
}

package func releaseReceiver(_ person: ID<Person>, by actor: ID<Person>, in tx: Transaction) throws {
    guard try ConcernReceiver.delete(person, in: tx) else { throw Refusal.notFound }
    try tx.record(.concernReceiverReleased, actor: actor.rawValue, scope: nil, subject: person.rawValue)
}
