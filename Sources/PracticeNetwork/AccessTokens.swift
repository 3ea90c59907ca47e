import Platform

/// What a program shows to act for an account.
struct AccessToken: Sendable {
    let account: Int64?
    let scopes: Set<String>

    static func make(app: Int64?, account: Int64?, scopes: String, in tx: Transaction) throws -> String {
        let token = Tokens.random()
        try tx.run(
            """
            INSERT INTO practice_tokens (digest, app, account, scopes, created_at)
            VALUES (\(Tokens.digest(token)), \(app), \(account), \(scopes), \(tx.now))
            """)
        return token
    }

    static func find(_ token: String, in tx: Transaction) throws -> AccessToken? {
        guard let row = try tx.first("SELECT * FROM practice_tokens WHERE digest = \(Tokens.digest(token))") else {
            return nil
        }
        let scopes: String = try row["scopes"]
        return AccessToken(account: try row["account"], scopes: Set(scopes.split(separator: " ").map(String.init)))
    }

    static func revoke(_ token: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM practice_tokens WHERE digest = \(Tokens.digest(token))")
    }

    /// `write` includes `write:statuses`.
    func allows(_ scope: String) -> Bool {
        scopes.contains(scope) || scopes.contains(String(scope.prefix { $0 != ":" }))
    }
}

/// A program that asks to act for people.
struct PracticeApp: Sendable, RowDecodable {
    let id: Int64
    let name: String
    let website: String
    let clientID: String
    let clientSecret: String
    let redirectURIs: [String]
    let scopes: String

    init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        website = try row["website"]
        clientID = try row["client_id"]
        clientSecret = try row["client_secret"]
        let uris: String = try row["redirect_uris"]
        redirectURIs = uris.split(whereSeparator: \.isWhitespace).map(String.init)
        scopes = try row["scopes"]
    }

    static func register(
        name: String, website: String, redirectURIs: String, scopes: String, in tx: Transaction
    ) throws -> PracticeApp? {
        let id = snowflake(at: tx.now)
        try tx.run(
            """
            INSERT INTO practice_apps (id, name, website, client_id, client_secret, redirect_uris, scopes)
            VALUES (\(id), \(name), \(website), \(Tokens.random()), \(Tokens.random()), \(redirectURIs), \(scopes))
            """)
        return try tx.first(PracticeApp.self, "SELECT * FROM practice_apps WHERE id = \(id)")
    }

    static func find(clientID: String, in tx: Transaction) throws -> PracticeApp? {
        try tx.first(PracticeApp.self, "SELECT * FROM practice_apps WHERE client_id = \(clientID)")
    }

    /// No scope beyond what the program registered for.
    func grants(_ wanted: String) -> Bool {
        let registered = Set(scopes.split(separator: " ").map(String.init))
        return wanted.split(separator: " ").allSatisfy { scope in
            registered.contains(String(scope)) || registered.contains(String(scope.prefix { $0 != ":" }))
        }
    }

    func makeCode(for account: Int64, redirectURI: String, scopes: String, in tx: Transaction) throws -> String {
        let code = Tokens.random()
        try tx.run(
            """
            INSERT INTO practice_codes (digest, app, account, redirect_uri, scopes, expires_at)
            VALUES (\(Tokens.digest(code)), \(id), \(account), \(redirectURI), \(scopes), \(tx.now + .minutes(10)))
            """)
        return code
    }

    /// Uses the code up.
    func redeem(_ code: String, redirectURI: String, in tx: Transaction) throws -> (token: String, scopes: String)? {
        let row = try tx.first(
            """
            DELETE FROM practice_codes WHERE digest = \(Tokens.digest(code)) AND app = \(id)
            AND redirect_uri = \(redirectURI) AND expires_at > \(tx.now) RETURNING account, scopes
            """)
        guard let row else { return nil }
        let scopes: String = try row["scopes"]
        return (try AccessToken.make(app: id, account: row["account"], scopes: scopes, in: tx), scopes)
    }
}
