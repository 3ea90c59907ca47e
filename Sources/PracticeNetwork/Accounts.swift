import Platform
import Synchronization

/// Someone on the practice network.
package struct PracticeAccount: Sendable, RowDecodable {
    package let id: Int64
    package let handle: String
    package let name: String
    package let bio: String
    let password: String?
    let createdAt: Instant

    package init(row: Row) throws {
        id = try row["id"]
        handle = try row["handle"]
        name = try row["name"]
        bio = try row["bio"]
        password = try row["password"]
        createdAt = try row["created_at"]
    }

    static func find(_ id: Int64, in tx: Transaction) throws -> PracticeAccount? {
        try tx.first(PracticeAccount.self, "SELECT * FROM practice_accounts WHERE id = \(id)")
    }

    package static func find(handle: String, in tx: Transaction) throws -> PracticeAccount? {
        try tx.first(PracticeAccount.self, "SELECT * FROM practice_accounts WHERE handle = \(handle.lowercased())")
    }

    static func all(_ ids: [Int64], in tx: Transaction) throws -> [Int64: PracticeAccount] {
        let found = try tx.all(PracticeAccount.self, "SELECT * FROM practice_accounts WHERE id IN \(list: ids)")
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Nil when the handle is taken or is none.
    ///
    /// - Parameter password: its hash; without one nobody can sign in by hand, only by a token.
    package static func create(
        handle: String, name: String, bio: String = "", password: String? = nil, in tx: Transaction
    ) throws -> PracticeAccount? {
        guard isHandle(handle) else { return nil }
        let id = snowflake(at: tx.now)
        let added = try tx.run(
            """
            INSERT INTO practice_accounts (id, handle, name, bio, password, created_at)
            VALUES (\(id), \(handle.lowercased()), \(name), \(bio), \(password), \(tx.now))
            ON CONFLICT (handle) DO NOTHING
            """)
        return added == 1 ? try find(id, in: tx) : nil
    }

    static func isHandle(_ text: String) -> Bool {
        (1...30).contains(text.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    }

    /// A token of this account for a program that the person has allowed.
    package static func makeToken(for account: Int64, in tx: Transaction) throws -> String {
        try AccessToken.make(app: nil, account: account, scopes: "read write", in: tx)
    }
}

private let turn = Atomic<UInt64>(.random(in: 0..<65_536))

/// Numbers that sort by age, as clients of this API expect: milliseconds, and 16 bits that go round from anywhere, so
/// that no two of a process meet, also when its story is told with a clock that is set back.
func snowflake(at now: Instant) -> Int64 {
    let low = turn.add(1, ordering: .relaxed).oldValue % 65_536
    return now.milliseconds << 16 | Int64(low)
}
