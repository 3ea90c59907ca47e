import Platform

/// What one feature keeps of people: how a person gets it, how it is forgotten, and what goes by itself with time. A test
/// walks the schema, so that no table which names people can be left out.
package struct PersonalData: Sendable {
    /// Rows by the name of what they are.
    let collect: @Sendable (ID<Person>, Transaction) throws -> [String: [Row]]
    /// There is no way back. Throws `Problems` when it cannot be done right now.
    let forget: @Sendable (ID<Person>, Transaction) throws -> Void
    /// Deletes what was kept long enough, and says how much of what.
    let expire: @Sendable (KeptTimes, Transaction) throws -> [String: Int]

    package init(
        collect: @escaping @Sendable (ID<Person>, Transaction) throws -> [String: [Row]],
        forget: @escaping @Sendable (ID<Person>, Transaction) throws -> Void = { _, _ in },
        expire: @escaping @Sendable (KeptTimes, Transaction) throws -> [String: Int] = { _, _ in [:] }
    ) {
        self.collect = collect
        self.forget = forget
        self.expire = expire
    }
}

/// How long things are kept. What is not here is kept until somebody has it erased.
package struct KeptTimes: Sendable {
    /// Drafts that nobody has touched, and notices that are settled.
    package let drafts: Duration
    /// Sign-in links after they have ended.
    package let links: Duration = .days(30)

    package init(days: Int) { drafts = .days(days) }
}

let peopleData = PersonalData(
    collect: { person, tx in
        [
            "person": try tx.all(
                """
                SELECT id, name, email, title, department, country, zone_name, languages, site, created_at,
                    deactivated_at
                FROM people WHERE id = \(person)
                """),
            "roles": try tx.all("SELECT role, given_at FROM person_roles WHERE person = \(person) ORDER BY role"),
            "sessions": try tx.all(
                """
                SELECT device, created_at, seen_at, expires_at FROM sessions WHERE person = \(person) ORDER BY created_at
                """),
            "sign-in links": try tx.all(
                """
                SELECT purpose, created_at, expires_at, used_at FROM sign_in_links WHERE person = \(person)
                ORDER BY created_at
                """),
            "acts": try EventLog.acts(of: person.rawValue, in: tx),
        ]
    },
    forget: { person, tx in
        try tx.run("DELETE FROM sessions WHERE person = \(person)")
        try tx.run("DELETE FROM sign_in_links WHERE person = \(person)")
        try tx.run("DELETE FROM person_roles WHERE person = \(person)")
        // The row stays, so that what they did still points at somebody; who that was is gone.
        try tx.run(
            """
            UPDATE people SET name = \(Person.nameOfErased), email = \("erased-\(person)@erased.invalid"), title = '',
                department = '', country = '', zone_name = 'UTC', languages = 'en', site = '', password = NULL,
                created_at = 0, erased_at = \(tx.now)
            WHERE id = \(person)
            """)
    },
    expire: { kept, tx in
        [
            "sessions": try tx.run("DELETE FROM sessions WHERE expires_at <= \(tx.now)"),
            "links": try tx.run("DELETE FROM sign_in_links WHERE expires_at <= \(tx.now - kept.links)"),
        ]
    })

extension Person {
    static let nameOfErased = "Former colleague"

    /// Nil for those who have been erased; and whether they ask for it.
    static func findKnown(
        _ id: ID<Person>, in tx: Transaction
    ) throws -> (person: Person, asked: ErasureRequest?)? {
        let rows = try tx.all(
            """
            SELECT people.*, person, asked_at FROM people LEFT JOIN erasure_requests ON person = people.id
            WHERE people.id = \(id) AND erased_at IS NULL
            """)
        return try rows.first.map { row in
            let asking: ID<Person>? = try row["person"]
            return (try Person(row: row), asking == nil ? nil : try ErasureRequest(row: row))
        }
    }

    static func isErased(_ id: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM people WHERE id = \(id) AND erased_at IS NOT NULL")
    }
}
