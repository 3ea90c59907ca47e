import Platform

package enum LinkPurpose: String, Sendable, SQLConvertible {
    case signIn = "sign-in"
    case invitation

    var lifetime: Duration { self == .signIn ? .seconds(3600) : .seconds(7 * 86_400) }
}

package enum SignInLink {
    /// A link that opens a session once. `lifetime` is for the demo, whose links last as long as the demo.
    package static func make(
        for person: ID<Person>, _ purpose: LinkPurpose, lifetime: Duration? = nil, in tx: Transaction
    ) throws -> String {
        let secret = Tokens.random()
        try tx.run(
            """
            INSERT INTO sign_in_links (digest, person, purpose, created_at, expires_at)
            VALUES (\(Tokens.digest(secret)), \(person), \(purpose), \(tx.now),
                    \(tx.now + (lifetime ?? purpose.lifetime)))
            """)
        return "/sign-in/\(secret)"
    }

    /// Whose link it is, while it can still be used.
    static func owner(of secret: String, in tx: Transaction) throws -> Person? {
        let row = try tx.first(
            """
            SELECT person FROM sign_in_links
            WHERE digest = \(Tokens.digest(secret)) AND used_at IS NULL AND expires_at > \(tx.now)
            """)
        guard let row, let person = try Person.find(row["person"], in: tx), person.deactivatedAt == nil else {
            return nil
        }
        return person
    }

    /// Uses the link up. Two requests at once: one of them gets nil.
    static func use(_ secret: String, in tx: Transaction) throws -> Person? {
        guard let person = try owner(of: secret, in: tx) else { return nil }
        let used = try tx.run(
            """
            UPDATE sign_in_links SET used_at = \(tx.now)
            WHERE digest = \(Tokens.digest(secret)) AND used_at IS NULL
            """)
        return used == 1 ? person : nil
    }
}

extension SignInLink {
    /// Links that were made before someone left do not wait for their return.
    static func spoilAll(of person: ID<Person>, in tx: Transaction) throws {
        try tx.run("UPDATE sign_in_links SET used_at = \(tx.now) WHERE person = \(person) AND used_at IS NULL")
    }

    /// In a database that has been brought back from an earlier time, a used link would look like a new one.
    package static func spoilEverybodys(in tx: Transaction) throws {
        try tx.run("UPDATE sign_in_links SET used_at = \(tx.now) WHERE used_at IS NULL")
    }
}

/// Makes a link with which someone comes in for the first time. Whoever holds it comes in as this person: that one was
/// made is on the record.
func invite(_ id: ID<Person>, by actor: ID<Person>, in tx: Transaction) throws -> String {
    guard let person = try Person.find(id, in: tx), person.deactivatedAt == nil else { throw Refusal.notFound }
    try tx.record(.personInvited, actor: actor.rawValue, scope: nil, subject: id.rawValue)
    return try SignInLink.make(for: id, .invitation, in: tx)
}

/// A door that opened.
struct SignedIn {
    /// The secret of the new session.
    let session: String
    let person: Person
}

/// Signs in with e-mail and password, in place of the session that this browser had. Unknown people cost as much time as
/// known ones: the same questions to the database, and one password to verify.
func signIn(
    email: String, password: String, device: String, replacing old: String?, services: Services,
    verify: (String, String) async throws -> Bool
) async throws -> SignedIn? {
    let (found, hash) = try await services.database.read { tx in
        let person = try Person.find(email: email, in: tx)
        return (person, try Person.password(of: person?.id, in: tx))
    }
    let matches = try await verify(password, hash ?? Passwords.nobody)
    guard matches, let person = found, hash != nil, person.deactivatedAt == nil else { return nil }
    return try await services.database.write { try begin(for: person, device: device, replacing: old, in: $0) }
}

/// Signs in with a link. Nil when it has been used or is too old.
func signIn(
    link secret: String, device: String, replacing old: String?, services: Services
) async throws -> SignedIn? {
    try await services.database.write { tx in
        try SignInLink.use(secret, in: tx).map { try begin(for: $0, device: device, replacing: old, in: tx) }
    }
}

private func begin(
    for person: Person, device: String, replacing old: String?, in tx: Transaction
) throws -> SignedIn {
    if let old { try Session.end(secret: old, in: tx) }
    try tx.record(.signedIn, actor: person.id.rawValue, scope: nil, subject: person.id.rawValue)
    return SignedIn(session: try Session.begin(for: person.id, device: device, in: tx), person: person)
}

extension EventKind {
    package static let signedIn: EventKind = "person.signed-in"
    package static let personAdded: EventKind = "person.added"
    package static let personInvited: EventKind = "person.invited"
    package static let personChanged: EventKind = "person.changed"
    package static let personDeactivated: EventKind = "person.deactivated"
    package static let personReturned: EventKind = "person.returned"
    package static let peopleImported: EventKind = "people.imported"
    package static let passwordChanged: EventKind = "person.password-changed"
}
