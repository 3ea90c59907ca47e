import Platform

/// Somebody wishes to be forgotten (GDPR, article 17). Administrators see it and have a month; until then it can be taken
/// back. It makes no event: whoever changes their mind leaves no trace of it.
package struct ErasureRequest: Sendable, RowDecodable {
    package let person: ID<Person>
    package let askedAt: Instant

    package init(row: Row) throws {
        person = try row["person"]
        askedAt = try row["asked_at"]
    }

    /// What the law gives (GDPR, article 12).
    static let goodFor: Duration = .days(30)

    package var dueBy: Instant { askedAt + ErasureRequest.goodFor }

    package static func find(of person: ID<Person>, in tx: Transaction) throws -> ErasureRequest? {
        try tx.first(ErasureRequest.self, "SELECT * FROM erasure_requests WHERE person = \(person)")
    }

    /// For administrators: who asks, the longest waiting first, with when they asked.
    package static let news: SQL = """
        SELECT * FROM (SELECT 'erasure' AS kind, person AS thing, CAST(asked_at AS TEXT) AS label
            FROM erasure_requests WHERE asked_at > 0 ORDER BY asked_at LIMIT 20) AS asking
        """
}

package func askForErasure(by person: ID<Person>, in tx: Transaction) throws {
    try tx.run(
        """
        INSERT INTO erasure_requests (person, asked_at) VALUES (\(person), \(tx.now)) ON CONFLICT DO NOTHING
        """)
}

package func withdrawErasureRequest(by person: ID<Person>, in tx: Transaction) throws {
    try tx.run("DELETE FROM erasure_requests WHERE person = \(person)")
}

package let erasureRequestsMigrations: [Migration] = [
    Migration(
        "erasure requests",
        [
            "CREATE TABLE erasure_requests (person TEXT PRIMARY KEY REFERENCES people (id), asked_at BIGINT NOT NULL)",
            "CREATE INDEX erasure_requests_by_age ON erasure_requests (asked_at)",
        ])
]

package let erasureRequestsTables: [TableRule] = [.secret("erasure_requests")]

let erasureRequestsData = PersonalData(
    collect: { person, tx in
        ["asked to be erased": try tx.all("SELECT asked_at FROM erasure_requests WHERE person = \(person)")]
    },
    forget: { person, tx in try withdrawErasureRequest(by: person, in: tx) })
