import Foundation
import Platform

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

    /// For programs that have no address: the person carries the code over.
    static let outOfBand = "urn:ietf:wg:oauth:2.0:oob"

    static func isRedirectURI(_ text: String) -> Bool {
        guard let scheme = URL(string: text)?.scheme?.lowercased() else { return false }
        return !["javascript", "data", "vbscript", "file"].contains(scheme)
    }

    static func register(
        name: String, website: String, secret: String, redirectURIs: [String], scopes: String, in tx: Transaction
    ) throws -> PracticeApp {
        let rows = try tx.all(
            PracticeApp.self,
            """
            INSERT INTO practice_apps (id, name, website, client_id, client_secret, redirect_uris, scopes)
            VALUES (\(snowflake(at: tx.now)), \(name), \(website), \(Tokens.random()), \(secret),
                    \(redirectURIs.joined(separator: "\n")), \(scopes)) RETURNING *
            """)
        guard let app = rows.first else { throw Refusal.conflict }
        return app
    }

    static func find(clientID: String, in tx: Transaction) throws -> PracticeApp? {
        try tx.first(PracticeApp.self, "SELECT * FROM practice_apps WHERE client_id = \(clientID)")
    }

    func hasSecret(_ secret: String) -> Bool { isSameSecret(secret.utf8, clientSecret.utf8) }

    /// No scope beyond what the program registered for.
    func grants(_ wanted: String) -> Bool {
        let registered = Set(scopes.split(separator: " ").map(String.init))
        return wanted.split(separator: " ").allSatisfy { scope in
            registered.contains(String(scope)) || registered.contains(String(scope.prefix { $0 != ":" }))
        }
    }

    /// - Parameter challenge: the digest of a secret that whoever redeems the code must know (RFC 7636).
    func makeCode(
        for account: Int64, redirectURI: String, scopes: String, challenge: String?, in tx: Transaction
    ) throws -> String {
        let code = Tokens.random()
        try tx.run(
            """
            INSERT INTO practice_codes (digest, app, account, redirect_uri, scopes, challenge, expires_at)
            VALUES (\(Tokens.digest(code)), \(id), \(account), \(redirectURI), \(scopes), \(challenge),
                    \(tx.now + .minutes(10)))
            """)
        return code
    }

    /// Uses the code up.
    func redeem(
        _ code: String, redirectURI: String, verifier: String, in tx: Transaction
    ) throws -> (token: String, scopes: String)? {
        let row = try tx.first(
            """
            DELETE FROM practice_codes WHERE digest = \(Tokens.digest(code)) AND app = \(id)
            AND redirect_uri = \(redirectURI) AND expires_at > \(tx.now)
            AND (challenge IS NULL OR challenge = \(Tokens.digest(verifier))) RETURNING account, scopes
            """)
        guard let row else { return nil }
        let scopes: String = try row["scopes"]
        return (try AccessToken.make(app: id, account: row["account"], scopes: scopes, in: tx), scopes)
    }
}
