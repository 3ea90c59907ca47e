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

    /// False when the token is another program's. One that does not exist is as good as taken back.
    static func revoke(_ token: String, of app: Int64, in tx: Transaction) throws -> Bool {
        let digest = Tokens.digest(token)
        try tx.run("DELETE FROM practice_tokens WHERE digest = \(digest) AND app = \(app)")
        return try !tx.exists("SELECT 1 FROM practice_tokens WHERE digest = \(digest)")
    }

    /// What comes before a colon; the rest says of what.
    static let knownScopes: Set = ["read", "write", "follow", "push", "profile"]

    /// `write` includes `write:statuses`.
    func allows(_ scope: String) -> Bool {
        scopes.contains(scope) || scopes.contains(String(scope.prefix { $0 != ":" }))
    }
}
