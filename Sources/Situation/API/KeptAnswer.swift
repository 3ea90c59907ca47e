import HTTPTypes
import Platform

/// What a program was answered under an `Idempotency-Key`. It is written in the transaction of what was done, so the
/// same request, sent again because its answer was lost, does nothing twice.
struct KeptAnswer: RowDecodable {
    static let lifetime: Duration = .days(1)

    let request: String
    let status: Int
    let body: String

    init(row: Row) throws {
        request = try row["request"]
        status = try row["status"]
        body = try row["body"]
    }

    /// The key that the call carries. Throws for one that is too long or has strange characters.
    static func key(of call: Call) throws(Refusal) -> String? {
        guard let key = call.headers[.idempotencyKey] else { return nil }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .unreadable
        }
        return key
    }

    static func find(_ key: String, of token: ID<APIToken>, request: String, in tx: Transaction) throws -> KeptAnswer? {
        let kept = try tx.first(
            KeptAnswer.self,
            """
            SELECT * FROM kept_answers
            WHERE token = \(token) AND key = \(key) AND created_at > \(tx.now - lifetime)
            """)
        guard let kept else { return nil }
        guard kept.request == request else { throw Refusal.reusedKey }
        return kept
    }

    /// Two requests with one key at once: the later one starts again and finds this.
    static func keep(
        _ key: String, of token: ID<APIToken>, request: String, status: Int, body: String, in tx: Transaction
    ) throws {
        try tx.run("DELETE FROM kept_answers WHERE token = \(token) AND created_at <= \(tx.now - lifetime)")
        try tx.run(
            """
            INSERT INTO kept_answers (token, key, request, status, body, created_at)
            VALUES (\(token), \(key), \(request), \(status), \(body), \(tx.now))
            """)
    }
}

extension HTTPField.Name {
    package static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .ifMatch
}
