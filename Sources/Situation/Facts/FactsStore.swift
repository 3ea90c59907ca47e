import Platform

extension Fact: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        number = try row["number"]
        question = try row["question"]
        owner = try row["owner"]
        reviewBy = try row["review_by"]
    }

    /// Everything on the sheet of a crisis, by number; what still waits for its first approval is not on it.
    package static func current(of crisis: ID<Crisis>, in tx: Transaction) throws -> [Fact] {
        try all(of: crisis, in: tx).filter { $0.current != nil }
    }

    /// With the facts that have only been proposed.
    package static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [Fact] {
        try tx.remembered("facts/\(crisis)") {
            let facts = try tx.all(Fact.self, "SELECT * FROM facts WHERE crisis = \(crisis) ORDER BY number")
            let versions = try FactVersion.kept(ofCrisis: crisis, in: tx)
            return facts.map { $0.with(versions[$0.id] ?? []) }
        }
    }

    package static func find(_ id: ID<Fact>, in tx: Transaction) throws -> Fact? {
        guard let fact = try tx.first(Fact.self, "SELECT * FROM facts WHERE id = \(id)") else { return nil }
        return fact.with(try FactVersion.history(of: id, in: tx).filter { $0.droppedAt == nil })
    }

    /// Found through its crisis: a fact of another one is not there.
    package static func find(_ id: ID<Fact>, of crisis: ID<Crisis>, in tx: Transaction) throws -> Fact {
        guard let fact = try find(id, in: tx), fact.crisis == crisis else { throw Refusal.notFound }
        return fact
    }

    /// How many stand on the sheet for everyone; what is not public yet does not show itself by a number.
    package static func count(of crisis: ID<Crisis>, in tx: Transaction) throws -> Int {
        try all(of: crisis, in: tx).count { fact in
            fact.version(publicAt: tx.now).map { $0.status != .withdrawn } ?? false
        }
    }

    /// Every version there ever was, oldest first, with the proposals that were taken back.
    package static func history(of fact: ID<Fact>, in tx: Transaction) throws -> [FactVersion] {
        try FactVersion.history(of: fact, in: tx)
    }

    func insert(by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO facts (id, crisis, number, question, owner, review_by, established_at, established_by)
            VALUES (\(id), \(crisis), \(number), \(question), \(owner), \(reviewBy), \(tx.now), \(person))
            """)
    }

    static func setCare(owner: String, reviewBy: Instant?, of fact: ID<Fact>, in tx: Transaction) throws {
        try tx.run("UPDATE facts SET owner = \(owner), review_by = \(reviewBy) WHERE id = \(fact)")
    }

    private func with(_ versions: [FactVersion]) -> Fact {
        var fact = self
        fact.published = versions.filter { $0.publishedAt != nil }
        fact.proposal = versions.last(where: \.isWaiting)
        return fact
    }
}

extension FactSheet {
    package static func version(of crisis: ID<Crisis>, in tx: Transaction) throws -> (version: Int, changedAt: Instant?)
    {
        let sheet = try find(of: crisis, in: tx)
        return (sheet.version, sheet.changedAt)
    }

    package static func find(of crisis: ID<Crisis>, in tx: Transaction) throws -> FactSheet {
        try tx.remembered("sheet/\(crisis)") {
            guard let row = try tx.first("SELECT version, changed_at FROM fact_sheets WHERE crisis = \(crisis)") else {
                return FactSheet(version: 0, changedAt: nil)
            }
            return FactSheet(version: try row["version"], changedAt: try row["changed_at"])
        }
    }

    /// Counters instead of `max() + 1`: two writers meet at the row, and neither number is given twice.
    static func nextVersion(of crisis: ID<Crisis>, in tx: Transaction) throws -> Int {
        let row = try tx.first(
            """
            UPDATE fact_sheets SET version = version + 1, changed_at = \(tx.now) WHERE crisis = \(crisis)
            RETURNING version
            """)
        guard let row else { throw Refusal.notFound }
        return try row["version"]
    }

    static func nextFactNumber(of crisis: ID<Crisis>, in tx: Transaction) throws -> Int {
        let row = try tx.first(
            """
            INSERT INTO fact_sheets (crisis, version, facts) VALUES (\(crisis), 0, 1)
            ON CONFLICT (crisis) DO UPDATE SET facts = fact_sheets.facts + 1 RETURNING facts
            """)
        guard let row else { throw Refusal.notFound }
        return try row["facts"]
    }
}
