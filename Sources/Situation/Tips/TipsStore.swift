import Platform

extension Tip: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        fact = try row["fact"]
        kind = try row["kind"]
        person = try row["person"]
        statement = try row["statement"]
        source = try row["source"]
        wantsName = try row["wants_name"]
        givenAt = try row["given_at"]
        decidedAt = try row["decided_at"]
        decidedBy = try row["decided_by"]
        outcome = try row["outcome"]
        reply = try row["reply"]
        version = try row["version"]
    }

    /// For the team, the longest waiting first.
    package static func waiting(in crisis: ID<Crisis>, tx: Transaction) throws -> [Tip] {
        try tx.all(
            Tip.self, "SELECT * FROM tips WHERE crisis = \(crisis) AND decided_at IS NULL ORDER BY id LIMIT 100")
    }

    static func decided(in crisis: ID<Crisis>, limit: Int, tx: Transaction) throws -> [Tip] {
        try tx.all(
            Tip.self,
            """
            SELECT * FROM tips WHERE crisis = \(crisis) AND decided_at IS NOT NULL ORDER BY id DESC LIMIT \(limit)
            """)
    }

    /// Found through its crisis.
    static func get(_ id: ID<Tip>, of crisis: ID<Crisis>, in tx: Transaction) throws -> Tip {
        guard let tip = try tx.first(Tip.self, "SELECT * FROM tips WHERE id = \(id) AND crisis = \(crisis)") else {
            throw Refusal.notFound
        }
        return tip
    }

    /// What somebody has told, newest first.
    package static func all(of person: ID<Person>, limit: Int, in tx: Transaction) throws -> [Tip] {
        try tx.all(Tip.self, "SELECT * FROM tips WHERE person = \(person) ORDER BY id DESC LIMIT \(limit)")
    }

    static func count(by person: ID<Person>, since: Instant, in tx: Transaction) throws -> Int {
        try tx.count("SELECT count(*) FROM tips WHERE person = \(person) AND given_at > \(since)")
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO tips (id, crisis, fact, kind, person, statement, source, wants_name, given_at)
            VALUES (\(id), \(crisis), \(fact), \(kind), \(person), \(statement), \(source), \(wantsName), \(givenAt))
            """)
    }

    /// One's own, as long as it has not been decided.
    static func delete(_ id: ID<Tip>, by person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM tips WHERE id = \(id) AND person = \(person) AND decided_at IS NULL") > 0
    }

    /// False when somebody was faster.
    static func decide(
        _ id: ID<Tip>, _ outcome: Outcome, reply: String, version: ID<FactVersion>?, by person: ID<Person>,
        in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE tips SET decided_at = \(tx.now), decided_by = \(person), outcome = \(outcome), reply = \(reply),
                version = \(version)
            WHERE id = \(id) AND decided_at IS NULL
            """) > 0
    }

    static func setSeen(by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            "UPDATE tips SET seen_at = \(tx.now) WHERE person = \(person) AND decided_at IS NOT NULL AND seen_at IS NULL"
        )
    }

    static func isAnyUnseen(by person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists(
            "SELECT 1 FROM tips WHERE person = \(person) AND decided_at IS NOT NULL AND seen_at IS NULL")
    }

    /// What waits on Now: that the team has decided.
    package static func news(for person: ID<Person>) -> SQL {
        """
        SELECT * FROM (SELECT 'tip' AS kind, id AS thing, outcome AS label FROM tips
            WHERE person = \(person) AND decided_at IS NOT NULL AND seen_at IS NULL ORDER BY id DESC LIMIT 3) AS told
        """
    }

    /// Who is named beside which version of a fact, because they wish it.
    static func named(
        for versions: [ID<FactVersion>], of fact: ID<Fact>, in tx: Transaction
    ) throws -> [ID<FactVersion>: ID<Person>] {
        guard !versions.isEmpty else { return [:] }
        return try tx.remembered("knowers/\(fact)") {
            let rows = try tx.all(
                "SELECT version, person FROM tips WHERE version IN \(list: versions) AND wants_name = 1")
            return try rows.reduce(into: [:]) { all, row in all[try row["version"]] = try row["person"] }
        }
    }
}
