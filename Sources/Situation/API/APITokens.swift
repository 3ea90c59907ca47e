import Platform

/// What a program may do with a token. A token never reaches further than the person whose it is.
package enum Scope: String, Sendable, CaseIterable, ShapedWord {
    /// Everything that its person can read.
    case read
    /// Their own drafts, posts and second looks.
    case speak
    /// What a crisis team does: facts, guidance, briefings, holds.
    case run
    /// People and jobs.
    case administer

    package var words: Sentence {
        switch self {
        case .read: "Read what I can read"
        case .speak: "Write, check and publish my own words"
        case .run: "Act for me on a crisis team"
        case .administer: "Manage people and jobs for me"
        }
    }
}

/// A key that a person gives to a program, which then acts for them. The database keeps its digest only.
package struct APIToken: Sendable, RowDecodable {
    package let id: ID<APIToken>
    package let person: ID<Person>
    package let name: String
    package let scopes: Set<Scope>
    package let createdAt: Instant
    package let expiresAt: Instant
    package let usedAt: Instant?
    package let revokedAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        person = try row["person"]
        name = try row["name"]
        let words: String = try row["scopes"]
        scopes = Set(words.split(separator: " ").compactMap { Scope(rawValue: String($0)) })
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
        usedAt = try row["used_at"]
        revokedAt = try row["revoked_at"]
    }

    /// So that a token which was left somewhere is recognised for what it is.
    package static let prefix = "firsthand_"
    static let lifetimes = [7, 30, 90, 365]
    static let most = 20
}

/// What a form says about a token before it is one.
package struct APITokenDetails: Sendable {
    package var name: String
    package var scopes: Set<Scope>
    package var days: Int

    package init(name: String, scopes: Set<Scope>, days: Int) {
        self.name = name
        self.scopes = scopes
        self.days = days
    }

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("name", "Say what the token is for, so that you know it later.")) }
        if name.count > 80 { problems.append(Problem("name", "A name has at most 80 characters.")) }
        if scopes.isEmpty { problems.append(Problem("scopes", "Choose what it may do.")) }
        if !APIToken.lifetimes.contains(days) { problems.append(Problem("days", "Choose how long it is good for.")) }
        return problems
    }
}

/// Makes a token; its text is in the answer and nowhere else.
package func makeToken(
    _ details: APITokenDetails, for person: ID<Person>, in tx: Transaction
) throws -> Result<String, Problems> {
    var problems = details.validate()
    if try APIToken.all(of: person, in: tx).count >= APIToken.most {
        problems.append(Problem("", "You have \(APIToken.most) tokens. Take one back first."))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let (id, secret) = (ID<APIToken>.new(at: tx.now), APIToken.prefix + Tokens.random())
    let scopes = details.scopes.map(\.rawValue).sorted().joined(separator: " ")
    try tx.run(
        """
        INSERT INTO api_tokens (id, digest, person, name, scopes, created_at, expires_at)
        VALUES (\(id), \(Tokens.digest(secret)), \(person), \(details.name), \(scopes), \(tx.now),
                \(tx.now + .days(details.days)))
        """)
    try tx.record(.tokenMade, actor: person.rawValue, scope: nil, subject: person.rawValue)
    return .success(secret)
}

/// Takes a token back. It opens nothing from now on.
package func revokeToken(_ id: ID<APIToken>, of person: ID<Person>, in tx: Transaction) throws {
    let changed = try tx.run(
        """
        UPDATE api_tokens SET revoked_at = \(tx.now)
        WHERE id = \(id) AND person = \(person) AND revoked_at IS NULL
        """)
    guard changed == 1 else { throw Refusal.notFound }
    try tx.record(.tokenRevoked, actor: person.rawValue, scope: nil, subject: person.rawValue)
}

extension APIToken {
    /// In a database that has been brought back from an earlier time, a revoked one would open again.
    package static func revokeEverybodys(in tx: Transaction) throws {
        try tx.run("UPDATE api_tokens SET revoked_at = \(tx.now) WHERE revoked_at IS NULL")
    }

    /// Those that still open something, the newest first.
    package static func all(of person: ID<Person>, in tx: Transaction) throws -> [APIToken] {
        try tx.all(
            APIToken.self,
            """
            SELECT * FROM api_tokens WHERE person = \(person) AND revoked_at IS NULL AND expires_at > \(tx.now)
            ORDER BY created_at DESC, id DESC
            """)
    }

    static func find(secret: String, in tx: Transaction) throws -> APIToken? {
        try tx.first(
            APIToken.self,
            """
            SELECT * FROM api_tokens
            WHERE digest = \(Tokens.digest(secret)) AND revoked_at IS NULL AND expires_at > \(tx.now)
            """)
    }

    /// Looked at every ten minutes, so that reading is not a write.
    func isStale(at now: Instant) -> Bool { usedAt.map { $0 < now - .minutes(10) } ?? true }

    static func note(_ id: ID<APIToken>, in tx: Transaction) throws {
        try tx.run("UPDATE api_tokens SET used_at = \(tx.now) WHERE id = \(id)")
    }
}

extension EventKind {
    package static let tokenMade: EventKind = "person.token-made"
    package static let tokenRevoked: EventKind = "person.token-revoked"
}
