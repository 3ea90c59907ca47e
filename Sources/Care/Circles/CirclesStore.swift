import Platform
import Situation

extension Circle: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        about = try row["about"]
        kind = try row["kind"]
        isOpen = try row["is_open"]
        rules = try row["rules"]
        facilitator = try row["facilitator"]
        startedAt = try row["started_at"]
    }

    static func find(_ id: ID<Circle>, in tx: Transaction) throws -> Circle? {
        try tx.first(Circle.self, "SELECT * FROM circles WHERE id = \(id)")
    }

    /// Every circle has a door that can be found. Newest first.
    static func doors(after last: ID<Circle>?, limit: Int, in tx: Transaction) throws -> [Circle] {
        let before: SQL = last.map { "WHERE id < \($0)" } ?? ""
        return try tx.all(Circle.self, "SELECT * FROM circles \(before) ORDER BY id DESC LIMIT \(limit)")
    }

    static func inviting(_ person: ID<Person>, in tx: Transaction) throws -> [Circle] {
        try tx.all(
            Circle.self,
            """
            SELECT circles.* FROM circle_invitations JOIN circles ON circles.id = circle_invitations.circle
            WHERE circle_invitations.person = \(person) ORDER BY circles.id DESC LIMIT 20
            """)
    }

    /// What waits on Now: a kind, the thing, and its name.
    static func news(for person: ID<Person>) -> SQL {
        """
        SELECT * FROM (SELECT 'invitation' AS kind, circles.id AS thing, circles.name AS label
            FROM circle_invitations JOIN circles ON circles.id = circle_invitations.circle
            WHERE circle_invitations.person = \(person) LIMIT 3) AS invited
        """
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO circles (id, name, about, kind, is_open, rules, facilitator, started_at)
            VALUES (\(id), \(name), \(about), \(kind), \(isOpen), \(rules), \(facilitator), \(startedAt))
            """)
    }

    static func update(_ id: ID<Circle>, _ details: CircleDetails, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE circles SET name = \(details.name), about = \(details.about), kind = \(details.kind),
                is_open = \(details.isOpen), rules = \(details.rules)
            WHERE id = \(id)
            """)
    }

    /// Two acts on who is in a circle meet here, so that none decides on what the other has changed.
    static func lock(_ id: ID<Circle>, in tx: Transaction) throws {
        try tx.run("UPDATE circles SET facilitator = facilitator WHERE id = \(id)")
    }

    static func setFacilitator(_ person: ID<Person>, of id: ID<Circle>, in tx: Transaction) throws {
        try tx.run("UPDATE circles SET facilitator = \(person) WHERE id = \(id)")
    }

    /// With everything that was said in it.
    static func delete(_ id: ID<Circle>, in tx: Transaction) throws {
        try tx.run("DELETE FROM circle_reports WHERE circle = \(id)")
        try tx.run("DELETE FROM circle_posts WHERE circle = \(id) AND thread <> id")
        try tx.run("DELETE FROM circle_posts WHERE circle = \(id)")
        try tx.run("DELETE FROM circle_members WHERE circle = \(id)")
        try tx.run("DELETE FROM circle_invitations WHERE circle = \(id)")
        try tx.run("DELETE FROM circle_requests WHERE circle = \(id)")
        try tx.run("DELETE FROM circles WHERE id = \(id)")
    }
}

/// A circle for one who is not in it.
struct CircleDoor: Sendable, RowDecodable {
    let circle: Circle
    let isInvited: Bool
    let askedAt: Instant?
    let declinedAt: Instant?

    init(row: Row) throws {
        circle = try Circle(row: row)
        isInvited = try row["is_invited"]
        askedAt = try row["asked_at"]
        declinedAt = try row["declined_at"]
    }

    static func find(_ id: ID<Circle>, for person: ID<Person>, in tx: Transaction) throws -> CircleDoor? {
        try tx.first(
            CircleDoor.self,
            """
            SELECT circles.*, q.asked_at, q.declined_at,
                CASE WHEN EXISTS (SELECT 1 FROM circle_invitations i WHERE i.circle = circles.id
                    AND i.person = \(person)) THEN 1 ELSE 0 END AS is_invited
            FROM circles LEFT JOIN circle_requests q ON q.circle = circles.id AND q.person = \(person)
            WHERE circles.id = \(id)
            """)
    }
}

/// A circle for one who is in it. There is no other way to what is said there.
struct Inside: Sendable, RowDecodable {
    let circle: Circle
    let person: ID<Person>
    let readAt: Instant
    /// Somebody has written since.
    let hasNews: Bool
    /// Someone asks to be let in, or has reported something: the facilitator's to look at.
    let isWaiting: Bool
    /// What this person reported has been decided, and they have not read it yet.
    let isAnswered: Bool

    var isFacilitator: Bool { circle.facilitator == person }

    init(row: Row) throws {
        circle = try Circle(row: row)
        person = try row["member"]
        readAt = try row["read_at"]
        hasNews = try row["has_news"]
        isWaiting = try row["is_waiting"]
        isAnswered = try row["is_answered"]
    }

    /// Not a member and not there are the same answer.
    static func get(_ id: ID<Circle>, for person: ID<Person>, in tx: Transaction) throws -> Inside {
        guard let found = try find(id, for: person, in: tx) else { throw Refusal.notFound }
        return found
    }

    static func facilitating(_ id: ID<Circle>, by person: ID<Person>, in tx: Transaction) throws -> Inside {
        let inside = try get(id, for: person, in: tx)
        guard inside.isFacilitator else { throw Refusal.notFound }
        return inside
    }

    static func find(_ id: ID<Circle>, for person: ID<Person>, in tx: Transaction) throws -> Inside? {
        try tx.first(Inside.self, "\(select) WHERE m.person = \(person) AND m.circle = \(id)")
    }

    static func all(of person: ID<Person>, in tx: Transaction) throws -> [Inside] {
        try tx.all(Inside.self, "\(select) WHERE m.person = \(person) ORDER BY circles.name, circles.id")
    }

    private static let select: SQL = """
        SELECT circles.*, m.person AS member, m.read_at,
            CASE WHEN EXISTS (SELECT 1 FROM circle_posts p WHERE p.circle = m.circle AND p.written_at > m.read_at
                AND p.author <> m.person AND p.text <> '') THEN 1 ELSE 0 END AS has_news,
            CASE WHEN EXISTS (SELECT 1 FROM circle_requests q WHERE q.circle = m.circle AND q.declined_at IS NULL)
                OR EXISTS (SELECT 1 FROM circle_reports r WHERE r.circle = m.circle AND r.settled_at IS NULL)
                THEN 1 ELSE 0 END AS is_waiting,
            CASE WHEN EXISTS (SELECT 1 FROM circle_reports r WHERE r.reporter = m.person AND r.circle = m.circle
                AND r.settled_at IS NOT NULL AND r.told_at IS NULL) THEN 1 ELSE 0 END AS is_answered
        FROM circle_members m JOIN circles ON circles.id = m.circle
        """
}
