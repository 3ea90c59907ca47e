/// What both engines can do with one open connection.
protocol Connection: AnyObject {
    func execute(_ text: String, _ values: [SQLValue]) throws -> Rows
}

struct Rows {
    var rows: [Row] = []
    var changed = 0
}

/// An open transaction: valid inside the closure that received it, and nowhere else.
package final class Transaction {
    package let engine: Engine
    /// One moment for everything that happens in it.
    package let now: Instant
    let bell: Bell
    private let connection: any Connection
    private var isOpen = true
    private(set) var afterCommit: [@Sendable () -> Void] = []

    init(_ connection: any Connection, engine: Engine, now: Instant, bell: Bell) {
        self.connection = connection
        self.bell = bell
        self.engine = engine
        self.now = now
    }

    func close() { isOpen = false }

    package func all(_ sql: SQL) throws -> [Row] { try execute(sql).rows }
    package func first(_ sql: SQL) throws -> Row? { try execute(sql).rows.first }

    /// How many rows it changed.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int { try execute(sql).changed }

    package func all<T: RowDecodable>(_ type: T.Type, _ sql: SQL) throws -> [T] {
        try execute(sql).rows.map { try T(row: $0) }
    }

    package func first<T: RowDecodable>(_ type: T.Type, _ sql: SQL) throws -> T? {
        try execute(sql).rows.first.map { try T(row: $0) }
    }

    package func exists(_ sql: SQL) throws -> Bool { try !execute(sql).rows.isEmpty }

    /// The number in the only column of the only row.
    package func count(_ sql: SQL) throws -> Int {
        guard let value = try execute(sql).rows.first?.values.first, let count = Int(sqlValue: value) else {
            throw DatabaseError.column("count", expected: "a number")
        }
        return count
    }

    /// Runs when, and only when, the transaction has been committed.
    package func afterCommit(_ body: @escaping @Sendable () -> Void) { afterCommit.append(body) }

    private func execute(_ sql: SQL) throws -> Rows {
        guard isOpen else { throw DatabaseError.outlived }
        let (text, values) = sql.rendered(for: engine)
        return try connection.execute(text, values)
    }
}
