import Platform

extension JobKind {
    static let remindUpdate: JobKind = "remind-update"
    static let escalateUpdate: JobKind = "escalate-update"
}

/// Starts the clock: one promise at a time, and two alarms that ring only if it is not kept (A3).
package func promiseUpdate(
    of crisis: ID<Crisis>, by due: Instant, responsible: ID<Person>, in tx: Transaction
) throws {
    try UpdatePromise.settle(of: crisis, in: tx)
    let promise = UpdatePromise(
        id: .new(at: tx.now), crisis: crisis, dueAt: due, madeAt: tx.now, responsible: responsible, keptAt: nil)
    try promise.insert(in: tx)
    try tx.enqueue(.remindUpdate, promise.id, at: due + .minutes(1), key: "remind-update:\(crisis)")
    try tx.enqueue(.escalateUpdate, promise.id, at: due + .minutes(10), key: "escalate-update:\(crisis)")
}

package let briefingsJobs: [JobHandler] = [
    JobHandler(.remindUpdate) { job, tx in try remindUpdate(try job.decode(), in: tx) },
    JobHandler(.escalateUpdate) { job, tx in try escalateUpdate(try job.decode(), in: tx) },
]

/// A minute late: the one who promised is told.
func remindUpdate(_ id: ID<UpdatePromise>, in tx: Transaction) throws {
    guard let promise = try UpdatePromise.find(id, in: tx), promise.keptAt == nil else { return }
    try promise.alarm([promise.responsible], in: tx)
    try promise.record(.briefingOverdue, in: tx)
}

/// Ten minutes late: whoever leads is told, or their backup when nobody leads.
func escalateUpdate(_ id: ID<UpdatePromise>, in tx: Transaction) throws {
    guard let promise = try UpdatePromise.find(id, in: tx), promise.keptAt == nil else { return }
    let lead = try TeamSeat.all(of: promise.crisis, in: tx).first
    try promise.alarm([(lead?.holder ?? lead?.backup)?.0.id].compactMap(\.self), in: tx)
    try promise.record(.briefingEscalated, in: tx)
}

extension UpdatePromise {
    fileprivate func alarm(_ people: [ID<Person>], in tx: Transaction) throws {
        for person in people {
            try tx.run(
                """
                INSERT INTO update_alarms (promise, person, raised_at) VALUES (\(id), \(person), \(tx.now))
                ON CONFLICT (promise, person) DO NOTHING
                """)
        }
    }

    fileprivate func record(_ kind: EventKind, in tx: Transaction) throws {
        try tx.record(
            kind, actor: nil, scope: crisis.rawValue, subject: responsible.rawValue, data: PromiseEvent(dueAt: dueAt))
    }

    /// Promises that this person has been told are late.
    package static func late(for person: ID<Person>, in tx: Transaction) throws -> [UpdatePromise] {
        let alarms = try tx.remembered("late") {
            try tx.all(
                """
                SELECT update_promises.*, update_alarms.person AS told
                FROM update_promises JOIN update_alarms ON update_alarms.promise = update_promises.id
                WHERE kept_at IS NULL ORDER BY due_at
                """
            ).map { (told: try $0["told"] as ID<Person>, promise: try UpdatePromise(row: $0)) }
        }
        return alarms.filter { $0.told == person }.map(\.promise)
    }
}
