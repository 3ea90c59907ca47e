import HTTPTypes
import Platform

package struct ClosureJSON: Codable, Sendable {
    package struct TaskJSON: Codable, Sendable {
        let task: String
        /// An e-mail address, or a name that only one person has.
        let owner: String
        let dueAt: Timestamp?
    }

    /// How it ended, in a sentence.
    let outcome: String
    let followUps: [TaskJSON]?
}

package struct FollowUpJSON: Codable, Sendable {
    let id: ID<FollowUp>
    let task: String
    let owner: ID<Person>
    let dueAt: Timestamp?
    let doneAt: Timestamp?

    fileprivate init(_ item: FollowUp) {
        id = item.id
        task = item.task
        owner = item.owner
        dueAt = Timestamp(item.dueAt)
        doneAt = Timestamp(item.doneAt)
    }
}

let closureOperations: [APIOperation] =
    [
        .act(.post, "/crises/:crisis/closure", .team, .run, "closeCrisis", "Close it. It cannot be undone") {
            (visit, body: ClosureJSON, tx) in
            try closeCrisis(
                visit.crisis(), outcome: body.outcome.trimmed, followUps: try body.followUps(in: tx),
                by: visit.viewer.id, in: tx
            ).orThrow()
            return try visit.crisisJSON(in: tx)
        },
        .list("/crises/:crisis/follow-ups", .team, "listFollowUps", "What is left to do after a crisis") {
            visit, page, tx in
            page.listing(
                whole: try FollowUp.all(of: visit.existingCrisis(in: tx), in: tx), place: \.id.rawValue,
                FollowUpJSON.init)
        },
        .act(.post, "/crises/:crisis/follow-ups/:item/completion", .team, .run, "finishFollowUp", "It is done") {
            (visit, _: NoBodyJSON, tx) in
            let (crisis, item): (ID<Crisis>, ID<FollowUp>) = (try visit.crisis(), try visit.id("item"))
            try finishFollowUp(item, of: crisis, by: visit.viewer.id, in: tx)
            guard let done = try FollowUp.all(of: crisis, in: tx).first(where: { $0.id == item }) else {
                throw Refusal.notFound
            }
            return FollowUpJSON(done)
        },
    ]

extension ClosureJSON {
    fileprivate func followUps(in tx: Transaction) throws -> [FollowUpDetails] {
        try (followUps ?? []).enumerated().map { index, task in
            guard let owner = try Person.find(typed: task.owner, in: tx) else {
                throw Problems([
                    Problem(
                        "follow_ups.\(index).owner", "Who does it? Nobody here has this name or e-mail address.")
                ])
            }
            return FollowUpDetails(task: task.task.trimmed, owner: owner.id, dueAt: task.dueAt?.instant)
        }
    }
}
