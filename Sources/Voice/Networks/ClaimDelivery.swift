import Platform
import Situation

/// How long a worker may take before we must say that we do not know.
package let deliveryLease: Duration = .seconds(45)

/// Claims the next delivery that is due. In this one transaction stand the hold, the post's state and the attempt, so
/// that nothing leaves after a hold and nothing is sent twice.
///
/// - Parameter busy: accounts through which this worker is sending already
/// - Throws: `ClocksApart`
package func claimDelivery(
    _ rules: DeliveryRules, leaving busy: Set<ID<Account>> = [], in tx: Transaction
) throws -> Delivery? {
    try tx.requireClock()
    let isFree = isNone(of: busy)
    // Shared by claims, changed by holds: a hold that commits meanwhile makes this transaction start again.
    _ = try tx.first("SELECT turns FROM hold_gate WHERE id = 1 \(sqlite: "", postgres: "FOR SHARE")")
    while true {
        let next = try tx.first(
            Delivery.self,
            """
            SELECT * FROM deliveries WHERE state = 'waiting' AND due_at <= \(tx.now) AND NOT EXISTS (
                SELECT 1 FROM deliveries AS other WHERE other.post = deliveries.post AND other.state = 'sending')
            \(isFree)
            ORDER BY due_at, id LIMIT 1 \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """)
        guard let next else { return nil }
        if try Hold.covering(next, in: tx) != nil {
            _ = try tx.run("UPDATE deliveries SET state = 'held' WHERE id = \(next.id)")
            try tx.record(.deliveryHeld, actor: nil, scope: next.crisis?.rawValue, subject: next.post.rawValue)
        } else if let reason = try rules.reasonToStop(next, tx) {
            _ = try tx.run("UPDATE deliveries SET state = 'stopped', reason = \(reason) WHERE id = \(next.id)")
            try tx.record(.deliveryStopped, actor: nil, scope: next.crisis?.rawValue, subject: next.post.rawValue)
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

/// Writes down what the network said. A worker whose lease has run out may still say what it knows, until the author has
/// decided otherwise; then it comes too late and changes nothing.
package func finishDelivery(
    _ delivery: Delivery, _ outcome: Outcome, _ rules: DeliveryRules, in tx: Transaction
) throws {
    var (state, reason, dueAt): (Delivery.State, String?, Instant) = (.sent, nil, tx.now)
    var (remoteID, permalink) = (delivery.remoteID, delivery.permalink)
    switch outcome {
    case .sent(let id, let link): (remoteID, permalink) = (id, link)
    case .refused(let refusal): (state, reason) = (.refused, refusal.rawValue)
    case .later(.unreachable, _) where delivery.attempts >= mostAttempts:
        (state, reason) = (.refused, NetworkRefusal.unreachable.rawValue)
    case .later(let refusal, let seconds):
        (state, reason) = (.waiting, refusal.rawValue)
        dueAt = tx.now + pause(of: seconds, after: delivery.attempts)
    case .unknown: state = .unknown
    }
    let changed = try tx.run(
        """
        UPDATE deliveries SET state = \(state), reason = \(reason), remote_id = \(remoteID), permalink = \(permalink),
            due_at = \(dueAt), lease_until = NULL, finished_at = \(state == .waiting ? nil : tx.now)
        WHERE id = \(delivery.id) AND attempts = \(delivery.attempts)
            AND (state = 'sending' OR (state = 'unknown' AND \(state) <> 'unknown'))
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

/// A network that cannot be reached is tried for about four hours, ever more slowly. Then the author decides.
package let mostAttempts = 20

private func pause(of seconds: Int, after attempts: Int) -> Duration {
    .seconds(max(seconds, min(900, seconds << min(attempts - 1, 5))))
}

/// A worker died with a send in its hands: we cannot know whether it left.
///
/// - Parameter busy: accounts through which this worker is sending; whatever the clock says, it is alive
/// - Throws: `ClocksApart`
package func giveUpExpiredLeases(
    _ rules: DeliveryRules, leaving busy: Set<ID<Account>> = [], in tx: Transaction
) throws -> Int {
    try tx.requireClock()
    // The clock was set back since. Nobody may wait for longer than a lease to hear that its worker died.
    let longest = tx.now + deliveryLease
    try tx.run("UPDATE deliveries SET lease_until = \(longest) WHERE state = 'sending' AND lease_until > \(longest)")
    let expired = try tx.all(
        Delivery.self,
        "SELECT * FROM deliveries WHERE state = 'sending' AND lease_until < \(tx.now) \(isNone(of: busy))")
    for delivery in expired { try finishDelivery(delivery, .unknown, rules, in: tx) }
    return expired.count
}

private func isNone(of busy: Set<ID<Account>>) -> SQL {
    busy.isEmpty ? "" : "AND account NOT IN \(list: busy.sorted { $0.rawValue < $1.rawValue })"
}
