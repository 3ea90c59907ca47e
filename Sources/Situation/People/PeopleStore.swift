import Platform

extension Person: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        email = try row["email"]
        title = try row["title"]
        department = try row["department"]
        country = try row["country"]
        zoneName = try row["zone_name"]
        let languages: String = try row["languages"]
        self.languages = languages.split(separator: " ").map(String.init)
        site = try row["site"]
        deactivatedAt = try row["deactivated_at"]
    }

    package static func find(_ id: ID<Person>, in tx: Transaction) throws -> Person? {
        try tx.first(Person.self, "SELECT * FROM people WHERE id = \(id)")
    }

    package static func find(email: String, in tx: Transaction) throws -> Person? {
        try tx.first(Person.self, "SELECT * FROM people WHERE email = \(email.lowercased())")
    }

    package static func all(_ ids: [ID<Person>], in tx: Transaction) throws -> [ID<Person>: Person] {
        let ids = Array(Set(ids))
        guard !ids.isEmpty else { return [:] }
        let people = try tx.all(Person.self, "SELECT * FROM people WHERE id IN \(list: ids)")
        return Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    }

    static func allByEmail(in tx: Transaction) throws -> [String: Person] {
        let people = try tx.all(Person.self, "SELECT * FROM people")
        return Dictionary(people.map { ($0.email, $0) }) { first, _ in first }
    }

    /// Everybody who is here, as a table for questions of other features.
    static func hereNow(_ audience: BriefingAudience) -> SQL {
        "(SELECT id, email, zone_name FROM people WHERE \(audience.condition))"
    }

    package static var hereNow: SQL { hereNow(.everyone) }

    /// The same with everything that a `Person` is read from.
    package static var rowsHere: SQL { "(SELECT * FROM people WHERE deactivated_at IS NULL)" }

    static func zonesHere(in tx: Transaction) throws -> [String] {
        try tx.all("SELECT DISTINCT zone_name FROM people WHERE deactivated_at IS NULL ORDER BY zone_name")
            .map { try $0["zone_name"] }
    }

    package static func active(in tx: Transaction) throws -> [Person] {
        try tx.all(Person.self, "SELECT * FROM people WHERE deactivated_at IS NULL ORDER BY name, id")
    }

    /// A page of people by name, those who left last. Whatever is typed is looked for in everybody.
    package static func search(
        _ text: String, department: String = "", offset: Int = 0, limit: Int = 50, in tx: Transaction
    ) throws -> [Person] {
        let order: SQL = "\(leftLast), name, id LIMIT \(limit) OFFSET \(offset)"
        if text.isEmpty, department.isEmpty {
            return try tx.all(Person.self, "SELECT * FROM people WHERE erased_at IS NULL ORDER BY \(order)")
        }
        let pattern = "%" + text.lowercased().filter { $0 != "%" && $0 != "_" && $0 != "\\" } + "%"
        // SQLite's own lower() knows no letters but ASCII.
        let lower: SQL = "\(sqlite: "swiftLowercaseString", postgres: "lower")"
        return try tx.all(
            Person.self,
            """
            SELECT * FROM people
            WHERE (\(lower)(name) LIKE \(pattern) OR email LIKE \(pattern) OR \(lower)(title) LIKE \(pattern))
              AND erased_at IS NULL AND (\(department) = '' OR department = \(department))
            ORDER BY \(order)
            """)
    }

    /// By id, so that a page begins where the one before it ended.
    static func page(
        after last: ID<Person>?, limit: Int, email: String, department: String, in tx: Transaction
    ) throws -> [Person] {
        try tx.all(
            Person.self,
            """
            SELECT * FROM people WHERE id > \(last?.rawValue ?? "")
              AND (\(email) = '' OR email = \(email.lowercased())) AND (\(department) = '' OR department = \(department))
            ORDER BY id LIMIT \(limit)
            """)
    }

    package static func roles(of person: ID<Person>, in tx: Transaction) throws -> Set<Role> {
        Set(try tx.all("SELECT role FROM person_roles WHERE person = \(person)").map { try $0["role"] })
    }

    static func allRoles(in tx: Transaction) throws -> [ID<Person>: Set<Role>] {
        try tx.all("SELECT person, role FROM person_roles").reduce(into: [:]) { all, row in
            all[try row["person"], default: []].insert(try row["role"])
        }
    }

    package static func holding(_ role: Role, in tx: Transaction) throws -> [Person] {
        try tx.all(
            Person.self,
            """
            SELECT people.* FROM people JOIN person_roles ON person_roles.person = people.id
            WHERE person_roles.role = \(role) AND deactivated_at IS NULL ORDER BY name, people.id
            """)
    }

    /// The administrators who are here, locked: of two who take the role from each other at once, the later one starts
    /// again and sees that nobody else is left.
    static func administratorsLocked(in tx: Transaction) throws -> Set<ID<Person>> {
        let rows = try tx.all(
            """
            SELECT people.id FROM people JOIN person_roles ON person_roles.person = people.id
            WHERE person_roles.role = \(Role.administrator) AND deactivated_at IS NULL
            ORDER BY people.id \(sqlite: "", postgres: "FOR UPDATE OF people")
            """)
        return Set(try rows.map { try $0["id"] })
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO people (id, name, email, title, department, country, zone_name, languages, site, created_at)
            VALUES (\(id), \(name), \(email), \(title), \(department), \(country), \(zoneName),
                    \(languages.joined(separator: " ")), \(site), \(tx.now))
            """)
        try Person.countArrival(in: department, in: tx)
    }

    func update(in tx: Transaction) throws {
        if let before = try Person.find(id, in: tx), before.deactivatedAt == nil, before.department != department {
            try Person.countDeparture(from: before.department, in: tx)
            try Person.countArrival(in: department, in: tx)
        }
        try tx.run(
            """
            UPDATE people SET name = \(name), email = \(email), title = \(title), department = \(department),
                country = \(country), zone_name = \(zoneName), languages = \(languages.joined(separator: " ")), site = \(site)
            WHERE id = \(id)
            """)
    }

    static func setRoles(_ roles: Set<Role>, of person: ID<Person>, by giver: ID<Person>?, in tx: Transaction) throws {
        try changeRoles(from: Person.roles(of: person, in: tx), to: roles, of: person, by: giver, in: tx)
    }

    /// Who keeps a role keeps who gave it, and when.
    static func changeRoles(
        from held: Set<Role>, to roles: Set<Role>, of person: ID<Person>, by giver: ID<Person>?, in tx: Transaction
    ) throws {
        for role in held.subtracting(roles) {
            try tx.run("DELETE FROM person_roles WHERE person = \(person) AND role = \(role)")
        }
        for role in roles.subtracting(held) {
            try tx.run(
                """
                INSERT INTO person_roles (person, role, given_at, given_by)
                VALUES (\(person), \(role), \(tx.now), \(giver))
                """)
        }
    }

    static func password(of person: ID<Person>?, in tx: Transaction) throws -> String? {
        try tx.first("SELECT password FROM people WHERE id = \(person)").flatMap { try $0["password"] }
    }

    static func setPassword(_ hash: String, of person: ID<Person>, in tx: Transaction) throws {
        try tx.run("UPDATE people SET password = \(hash) WHERE id = \(person)")
    }

    static func setDeactivated(_ at: Instant?, _ person: ID<Person>, in tx: Transaction) throws {
        let isOther: SQL = at == nil ? "deactivated_at IS NOT NULL" : "deactivated_at IS NULL"
        let changed = try tx.first(
            "UPDATE people SET deactivated_at = \(at) WHERE id = \(person) AND \(isOther) RETURNING department")
        guard let changed else { return }
        if at == nil {
            try countArrival(in: changed["department"], in: tx)
        } else {
            try countDeparture(from: changed["department"], in: tx)
        }
    }
}
