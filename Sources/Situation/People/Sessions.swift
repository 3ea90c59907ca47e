import Platform

/// Someone signed in on one device.
package struct Session: Sendable, RowDecodable {
    package let id: ID<Session>
    package let person: ID<Person>
    package let device: String
    package let createdAt: Instant
    package let seenAt: Instant

    package init(row: Row) throws {
        id = try row["id"]
        person = try row["person"]
        device = try row["device"]
        createdAt = try row["created_at"]
        seenAt = try row["seen_at"]
    }

    fileprivate init(row: Row, of person: ID<Person>) throws {
        id = try row["session"]
        self.person = person
        device = try row["device"]
        createdAt = try row["begun_at"]
        seenAt = try row["seen_at"]
    }

    static let lifetime: Duration = .seconds(14 * 86_400)

    /// A new secret at every sign-in, so that one planted before cannot be ridden. The database keeps its digest only.
    static func begin(for person: ID<Person>, device: String, in tx: Transaction) throws -> String {
        let secret = Tokens.random()
        try tx.run("DELETE FROM sessions WHERE person = \(person) AND expires_at <= \(tx.now)")
        try tx.run(
            """
            INSERT INTO sessions (id, digest, person, device, created_at, seen_at, expires_at)
            VALUES (\(ID<Session>.new(at: tx.now)), \(Tokens.digest(secret)), \(person),
                    \(String(device.prefix(200))), \(tx.now), \(tx.now), \(tx.now + lifetime))
            """)
        return secret
    }

    static func all(of person: ID<Person>, in tx: Transaction) throws -> [Session] {
        try tx.all(
            Session.self,
            "SELECT * FROM sessions WHERE person = \(person) AND expires_at > \(tx.now) ORDER BY seen_at DESC")
    }

    static func end(secret: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM sessions WHERE digest = \(Tokens.digest(secret))")
    }

    static func end(_ id: ID<Session>, of person: ID<Person>, in tx: Transaction) throws {
        try tx.run("DELETE FROM sessions WHERE id = \(id) AND person = \(person)")
    }

    static func endAll(of person: ID<Person>, but kept: ID<Session>?, in tx: Transaction) throws {
        try tx.run("DELETE FROM sessions WHERE person = \(person) AND id <> \(kept?.rawValue ?? "")")
    }

    /// Looked at every ten minutes, so that reading a page is not a write.
    func isStale(at now: Instant) -> Bool { seenAt < now - .minutes(10) }

    /// Whoever comes back within its lifetime stays signed in.
    static func renew(_ id: ID<Session>, in tx: Transaction) throws {
        try tx.run(
            "UPDATE sessions SET seen_at = \(tx.now), expires_at = \(tx.now + lifetime) WHERE id = \(id)")
    }
}

package enum SessionCookie {
    package static let session = "firsthand"
    /// Ties the sign-in form to the browser before there is a session.
    package static let guest = "firsthand-guest"
    /// Says that somebody signed in here before, to nobody but the door.
    package static let known = "firsthand-known"

    static func holding(_ secret: String, _ settings: Settings) -> Cookie {
        Cookie(
            settings.cookieName(session), secret, seconds: Session.lifetime.wholeSeconds, secure: settings.isSecure)
    }
}

extension Viewer {
    /// - Parameter own: as `House.ownState` has it.
    package static func find(
        session secret: String, own: SQL = OwnState.nothing, in tx: Transaction
    ) throws -> Viewer? {
        let rows = try tx.all(
            """
            SELECT people.*, sessions.id AS session, device, sessions.created_at AS begun_at, seen_at, role,
                \(own)
            FROM sessions JOIN people ON people.id = sessions.person
            LEFT JOIN person_roles ON person_roles.person = people.id
            WHERE digest = \(Tokens.digest(secret)) AND expires_at > \(tx.now) AND deactivated_at IS NULL
            """)
        guard let row = rows.first else { return nil }
        let person = try Person(row: row)
        let roles = try rows.compactMap { try $0["role"] as Role? }
        return Viewer(
            person: person, roles: Set(roles), memberships: try Membership.all(of: person.id, in: tx),
            session: try Session(row: row, of: person.id), own: try OwnState(row: row))
    }

    /// The viewer a person would be; nil for those who have left.
    package static func find(
        _ id: ID<Person>, session: Session? = nil, in tx: Transaction
    ) throws -> Viewer? {
        guard let person = try Person.find(id, in: tx), person.deactivatedAt == nil else { return nil }
        return Viewer(
            person: person, roles: try Person.roles(of: id, in: tx), memberships: try Membership.all(of: id, in: tx),
            session: session)
    }
}

/// For a database that has been brought back from an earlier time.
extension Session {
    package static func endEverybodys(in tx: Transaction) throws { try tx.run("DELETE FROM sessions") }
}
