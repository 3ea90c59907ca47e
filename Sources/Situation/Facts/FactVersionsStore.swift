import Platform

extension FactVersion: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        fact = try row["fact"]
        number = try row["number"]
        statement = try row["statement"]
        status = try row["status"]
        notPublicBefore = try row["not_public_before"]
        source = try row["source"]
        why = try row["why"]
        writtenAt = try row["written_at"]
        writtenBy = try row["written_by"]
        publishedAt = try row["published_at"]
        sheet = try row["sheet"]
        droppedAt = try row["dropped_at"]
        escalatedAt = try row["escalated_at"]
    }

    static func find(_ id: ID<FactVersion>, in tx: Transaction) throws -> FactVersion? {
        let found = try tx.all(FactVersion.self, "SELECT * FROM fact_versions WHERE id = \(id)")
        return try withFigures(found, in: tx).first
    }

    static func history(of fact: ID<Fact>, in tx: Transaction) throws -> [FactVersion] {
        try tx.remembered("versions/\(fact)") {
            try withFigures(
                tx.all(FactVersion.self, "SELECT * FROM fact_versions WHERE fact = \(fact) ORDER BY number"), in: tx)
        }
    }

    /// Published and waiting versions of all facts of a crisis, oldest first.
    static func kept(ofCrisis crisis: ID<Crisis>, in tx: Transaction) throws -> [ID<Fact>: [FactVersion]] {
        let versions = try tx.all(
            FactVersion.self,
            """
            SELECT fact_versions.* FROM fact_versions JOIN facts ON facts.id = fact_versions.fact
            WHERE facts.crisis = \(crisis) AND dropped_at IS NULL ORDER BY fact_versions.number
            """)
        return Dictionary(grouping: try withFigures(versions, in: tx), by: \.fact)
    }

    /// How many versions of a crisis are published but not public yet.
    static func countEmbargoed(ofCrisis crisis: ID<Crisis>, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT count(*) FROM fact_versions JOIN facts ON facts.id = fact_versions.fact
            WHERE facts.crisis = \(crisis) AND published_at IS NOT NULL AND not_public_before > \(tx.now)
            """)
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO fact_versions
                (id, fact, number, statement, status, not_public_before, source, why, written_at, written_by)
            VALUES (\(id), \(fact), \(number), \(statement), \(status), \(notPublicBefore), \(source), \(why),
                    \(writtenAt), \(writtenBy))
            """)
        for (position, figure) in figures.enumerated() {
            try tx.run(
                """
                INSERT INTO fact_figures (version, name, value, unit, comparator, position)
                VALUES (\(id), \(figure.name), \(figure.value), \(figure.unit), \(figure.comparator), \(position))
                """)
        }
    }

    static func setPublished(_ id: ID<FactVersion>, sheet: Int, in tx: Transaction) throws {
        try tx.run("UPDATE fact_versions SET published_at = \(tx.now), sheet = \(sheet) WHERE id = \(id)")
    }

    static func setDropped(_ id: ID<FactVersion>, by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE fact_versions SET dropped_at = \(tx.now), dropped_by = \(person)
            WHERE id = \(id) AND published_at IS NULL AND dropped_at IS NULL
            """)
    }

    static func setEscalated(_ id: ID<FactVersion>, in tx: Transaction) throws {
        try tx.run("UPDATE fact_versions SET escalated_at = \(tx.now) WHERE id = \(id)")
    }

    private static func withFigures(_ versions: [FactVersion], in tx: Transaction) throws -> [FactVersion] {
        guard !versions.isEmpty else { return [] }
        let rows = try tx.all(
            "SELECT * FROM fact_figures WHERE version IN \(list: versions.map(\.id)) ORDER BY version, position")
        var figures: [ID<FactVersion>: [FactFigure]] = [:]
        for row in rows { figures[try row["version"], default: []].append(try FactFigure(row: row)) }
        return versions.map { version in
            var version = version
            version.figures = figures[version.id] ?? []
            return version
        }
    }
}

extension FactFigure: RowDecodable {
    package init(row: Row) throws {
        name = try row["name"]
        value = try row["value"]
        unit = try row["unit"]
        comparator = try row["comparator"]
    }
}

extension FactApproval: RowDecodable {
    package init(row: Row) throws {
        version = try row["version"]
        department = try row["department"]
        by = try row["person"]
        at = try row["at"]
    }

    static func all(of versions: [ID<FactVersion>], in tx: Transaction) throws -> [FactApproval] {
        try tx.all(
            FactApproval.self,
            "SELECT * FROM fact_approvals WHERE version IN \(list: versions) ORDER BY at, department")
    }

    /// A department says yes once, whoever of it says so first.
    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO fact_approvals (version, department, person, at)
            VALUES (\(version), \(department), \(by), \(at)) ON CONFLICT (version, department) DO NOTHING
            """)
    }
}
