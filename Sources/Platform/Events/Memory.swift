import Synchronization

/// What pages have read before, kept until the log grows. It may hold only what changes together with an event, in one
/// transaction, and what does not depend on the time or on who asks; so that two readers who see the same log would
/// have read the same.
package final class Memory: Sendable {
    private struct Kept: Sendable {
        var position: Int64 = -1
        var values: [String: any Sendable] = [:]
    }

    private let kept = Mutex(Kept())

    package init() {}

    fileprivate func value<T: Sendable>(_ name: String, at position: Int64, as type: T.Type) -> T? {
        kept.withLock { kept in
            // A missing value must not be taken for one that is remembered to be nil.
            guard kept.position == position, let value = kept.values[name] else { return nil }
            return value as? T
        }
    }

    fileprivate func keep(_ value: some Sendable, _ name: String, at position: Int64) {
        kept.withLock { kept in
            if kept.position != position { kept = Kept(position: position) }
            kept.values[name] = value
        }
    }
}

/// A memory at one position of the log.
package struct Recall: Sendable {
    fileprivate let memory: Memory
    fileprivate let position: Int64
}

extension Transaction {
    /// The value, from memory where this transaction may use one. What is read by a transaction that began later than
    /// the position was looked up is newer than the position says, never older.
    package func remembered<T: Sendable>(_ name: String, _ read: () throws -> T) throws -> T {
        guard let recall else { return try read() }
        if let known = recall.memory.value(name, at: recall.position, as: T.self) { return known }
        let value = try read()
        recall.memory.keep(value, name, at: recall.position)
        return value
    }

    /// Lets this transaction remember, unless something has happened that has no position yet.
    ///
    /// - Returns: the newest place in the chain; 0 when it is empty.
    package func recall(from memory: Memory) throws -> Int64 {
        let row = try first(
            """
            SELECT (SELECT max(position) FROM sealed) AS last,
                (SELECT min(seq) FROM events_unsealed) AS unsealed
            """)
        let (last, unsealed): (Int64?, Int64?) = (try row?["last"], try row?["unsealed"])
        recall = unsealed == nil ? Recall(memory: memory, position: last ?? 0) : nil
        return last ?? 0
    }
}
