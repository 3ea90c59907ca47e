import Platform
import Situation

/// From asking to speak, for as long as somebody wants. Nobody else can see it: there is no event, no list and no count.
package enum Pause {
    struct Current: Sendable {
        let until: Instant?
    }

    /// - Parameter until: nil until they end it themselves.
    package static func begin(for person: ID<Person>, until: Instant?, in tx: Transaction) throws -> [Problem] {
        if let until {
            guard until > tx.now else { return [Problem("until", "This day is over. Choose a later one, or none.")] }
            guard until < tx.now + .days(366) else {
                return [Problem("until", "Choose a day within a year, or none: then it lasts until you end it.")]
            }
        }
        try tx.run(
            """
            INSERT INTO support_pauses (person, began_at, until_at) VALUES (\(person), \(tx.now), \(until))
            ON CONFLICT (person) DO UPDATE SET began_at = excluded.began_at, until_at = excluded.until_at
            """)
        return []
    }

    package static func end(for person: ID<Person>, in tx: Transaction) throws {
        try tx.run("DELETE FROM support_pauses WHERE person = \(person)")
    }

    static func current(of person: ID<Person>, in tx: Transaction) throws -> Current? {
        try tx.first("SELECT until_at FROM support_pauses WHERE person = \(person) AND \(stillOn(tx))")
            .map { Current(until: try $0["until_at"]) }
    }

    static func stillOn(_ tx: Transaction) -> SQL { "(until_at IS NULL OR until_at > \(tx.now))" }

    static func deleteOver(in tx: Transaction) throws {
        try tx.run("DELETE FROM support_pauses WHERE until_at <= \(tx.now)")
    }
}
