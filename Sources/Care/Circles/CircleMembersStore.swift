import Platform
import Situation

/// Who is in a circle: known inside it, and nowhere else.
struct CircleMember: Sendable, RowDecodable {
    let person: ID<Person>
    let joinedAt: Instant

    init(row: Row) throws {
        person = try row["person"]
        joinedAt = try row["joined_at"]
    }

    /// The one who has been there longest first.
    static func all(of circle: ID<Circle>, in tx: Transaction) throws -> [CircleMember] {
        try tx.all(
            CircleMember.self,
            "SELECT person, joined_at FROM circle_members WHERE circle = \(circle) ORDER BY joined_at, person")
    }

    static func isIn(_ circle: ID<Circle>, _ person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM circle_members WHERE circle = \(circle) AND person = \(person)")
    }

    static func insert(_ person: ID<Person>, into circle: ID<Circle>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO circle_members (circle, person, joined_at, read_at)
            VALUES (\(circle), \(person), \(tx.now), \(tx.now)) ON CONFLICT DO NOTHING
            """)
        try CircleInvitation.delete(of: person, to: circle, in: tx)
        try CircleRequest.delete(of: person, to: circle, in: tx)
    }

    static func delete(_ person: ID<Person>, from circle: ID<Circle>, in tx: Transaction) throws {
        try tx.run("DELETE FROM circle_members WHERE circle = \(circle) AND person = \(person)")
    }

    static func setRead(_ circle: ID<Circle>, by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            "UPDATE circle_members SET read_at = \(tx.now) WHERE circle = \(circle) AND person = \(person)")
    }
}

enum CircleInvitation {
    static func exists(for person: ID<Person>, to circle: ID<Circle>, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM circle_invitations WHERE circle = \(circle) AND person = \(person)")
    }

    static func insert(_ person: ID<Person>, to circle: ID<Circle>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO circle_invitations (circle, person, invited_at) VALUES (\(circle), \(person), \(tx.now))
            ON CONFLICT DO NOTHING
            """)
    }

    static func delete(of person: ID<Person>, to circle: ID<Circle>, in tx: Transaction) throws {
        try tx.run("DELETE FROM circle_invitations WHERE circle = \(circle) AND person = \(person)")
    }
}

extension CircleRequest: RowDecodable {
    init(row: Row) throws {
        person = try row["person"]
        note = try row["note"]
        askedAt = try row["asked_at"]
        declinedAt = try row["declined_at"]
    }

    static func find(of person: ID<Person>, to circle: ID<Circle>, in tx: Transaction) throws -> CircleRequest? {
        try tx.first(
            CircleRequest.self,
            "SELECT * FROM circle_requests WHERE circle = \(circle) AND person = \(person)")
    }

    static func waiting(at circle: ID<Circle>, in tx: Transaction) throws -> [CircleRequest] {
        try tx.all(
            CircleRequest.self,
            """
            SELECT * FROM circle_requests WHERE circle = \(circle) AND declined_at IS NULL
            ORDER BY asked_at, person LIMIT 50
            """)
    }

    static func insert(
        _ person: ID<Person>, to circle: ID<Circle>, note: String, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO circle_requests (circle, person, note, asked_at)
            VALUES (\(circle), \(person), \(note), \(tx.now)) ON CONFLICT DO NOTHING
            """) > 0
    }

    static func decline(_ person: ID<Person>, at circle: ID<Circle>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE circle_requests SET note = '', declined_at = \(tx.now)
            WHERE circle = \(circle) AND person = \(person) AND declined_at IS NULL
            """)
    }

    static func delete(of person: ID<Person>, to circle: ID<Circle>, in tx: Transaction) throws {
        try tx.run("DELETE FROM circle_requests WHERE circle = \(circle) AND person = \(person)")
    }
}
