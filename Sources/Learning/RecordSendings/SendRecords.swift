import Platform
import Situation

/// Somebody switches it on, for this store. Again when the operator has named another since.
package func sendRecords(of person: ID<Person>, to store: RecordStore?, in tx: Transaction) throws -> [Problem] {
    guard let store else {
        return [Problem("consent", "There is no learning record store here. Nothing is sent.")]
    }
    if let sending = try RecordSending.find(of: person, in: tx) {
        guard sending.store != store.endpoint else { return [] }
        // Another store has none of them yet.
        try stopSendingRecords(of: person, in: tx)
    }
    try tx.run(
        """
        INSERT INTO record_sendings (person, store, agreed_at, due_at)
        VALUES (\(person), \(store.endpoint), \(tx.now), \(tx.now))
        """)
    return []
}

/// From here on nothing leaves. What the store has, it has.
package func stopSendingRecords(of person: ID<Person>, in tx: Transaction) throws {
    try tx.run("DELETE FROM record_sendings WHERE person = \(person)")
    try tx.run("DELETE FROM sent_statements WHERE person = \(person)")
}

/// Its owner does not want to wait for the next try.
package func sendRecordsAgain(of person: ID<Person>, in tx: Transaction) throws {
    guard try RecordSending.find(of: person, in: tx) != nil else { throw Refusal.notFound }
    try RecordSending.wake(of: person, in: tx)
}

extension RecordSending {
    /// Something was passed that is new to the store. Nothing happens for those who send nothing.
    static func wake(of person: ID<Person>, in tx: Transaction) throws {
        try tx.run("UPDATE record_sendings SET due_at = \(tx.now), tries = 0 WHERE person = \(person)")
    }

    /// A database that was brought back does not know who has switched it off since.
    package static func stopEverybodys(in tx: Transaction) throws {
        try tx.run("DELETE FROM record_sendings")
        try tx.run("DELETE FROM sent_statements")
    }
}
