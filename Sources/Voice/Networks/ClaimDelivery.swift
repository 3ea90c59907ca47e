import Platform
import Situation

/// How long a worker may take before we must say that we do not know.
let deliveryLease: Duration = .seconds(45)

/// Claims the next delivery that is due. In this one transaction stand the hold, the post's state and the attempt, so
/// that nothing leaves after a hold and nothing is sent twice.
package func claimDelivery(_ rules: DeliveryRules, in tx: Transaction) throws -> Delivery? {
    // Shared by claims, changed by holds: a hold that commits meanwhile makes this transaction start again.
    _ = try tx.first("SELECT turns FROM hold_gate WHERE id = 1 \(sqlite: "", postgres: "FOR SHARE")")
    while true {
        let next = try tx.first(
            Delivery.self,
            """
            SELECT * FROM deliveries WHERE state = 'waiting' AND due_at <= \(tx.now)
            ORDER BY due_at, id LIMIT 1 \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """)
        guard let next else { return nil }
        if try Hold.covering(next, in: tx) != nil {
            _ = try tx.run("UPDATE deliveries SET state = 'held' WHERE id = \(next.id)")
        } else if let reason = try rules.reasonToStop(next, tx) {
            _ = try tx.run("UPDATE deliveries SET state = 'stopped', reason = \(reason) WHERE id = \(next.id)")
        } else {
            return try begin(next, in: tx)
        }
    }
}

private func begin(_ delivery: Delivery, in tx: Transaction) throws -> Delivery? {
    let number = delivery.attempts + 1
    _ = try tx.run(
        """
        UPDATE deliveries SET state = 'sending', attempts = \(number), lease_until = \(tx.now + deliveryLease)
        WHERE id = \(delivery.id)
        """)
    _ = try tx.run(
        """
        INSERT INTO delivery_attempts (delivery, number, started_at) VALUES (\(delivery.id), \(number), \(tx.now))
        """)
    return try Delivery.find(delivery.id, in: tx)
}

/// Writes down what the network said. A worker whose lease has run out comes too late and changes nothing.
package func finishDelivery(
    _ delivery: Delivery, _ outcome: Outcome, _ rules: DeliveryRules, in tx: Transaction
) throws {
    let (state, reason): (Delivery.State, String?) =
        switch outcome {
        case .sent: (.sent, nil)
        case .refused(let refusal): (.refused, refusal.rawValue)
        case .later(let refusal, _): (.waiting, refusal.rawValue)
        case .unknown: (.unknown, nil)
        }
    var (remoteID, permalink) = (delivery.remoteID, delivery.permalink)
    if case .sent(let id, let link) = outcome { (remoteID, permalink) = (id, link) }
    var dueAt = delivery.dueAt
    if case .later(_, let seconds) = outcome { dueAt = tx.now + .seconds(seconds) }
    let changed = try tx.run(
        """
        UPDATE deliveries SET state = \(state), reason = \(reason), remote_id = \(remoteID), permalink = \(permalink),
            due_at = \(dueAt), lease_until = NULL, finished_at = \(state == .waiting ? nil : tx.now)
        WHERE id = \(delivery.id) AND attempts = \(delivery.attempts) AND state IN ('sending', 'unknown')
        """)
    guard changed == 1 else { return }
    _ = try tx.run(
        """
        UPDATE delivery_attempts SET finished_at = \(tx.now), outcome = \(state)
        WHERE delivery = \(delivery.id) AND number = \(delivery.attempts)
        """)
    try rules.finished(delivery, outcome, tx)
    _ = try confirmHolds(in: tx)
}

/// A worker died with a send in its hands: we cannot know whether it left.
package func giveUpExpiredLeases(_ rules: DeliveryRules, in tx: Transaction) throws -> Int {
    let expired = try tx.all(
        Delivery.self, "SELECT * FROM deliveries WHERE state = 'sending' AND lease_until < \(tx.now)")
    for delivery in expired { try finishDelivery(delivery, .unknown, rules, in: tx) }
    return expired.count
}
