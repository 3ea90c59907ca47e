/// What both engines can do with one open connection.
protocol Connection: AnyObject {
    func execute(_ text: String, _ values: [SQLValue]) throws -> Rows
}

struct Rows {
    var rows: [Row] = []
    var changed = 0
}

/// An open transaction: valid inside the closure that received it, and nowhere else.
///
/// A statement that fails fails the whole transaction, also when its error is caught: PostgreSQL would quietly roll
/// back at the end, SQLite would quietly keep the rest, and here both say so. Where a row may be there already, use
/// `ON CONFLICT`.
package final class Transaction {
    package let engine: Engine
    /// One moment for everything that happens in it; nothing that it sees was committed later, by the same clock.
    package let now: Instant
    let mostApart: Duration?
    let bell: Bell
    /// What pages read may come from memory; a transaction that writes, or that decides, has none.
    package var recall: Recall?
    private let connection: any Connection
    private let watch: Watch?
    private var isOpen = true
    /// The first error that a statement met.
    private(set) var fault: (any Error)?
    private(set) var afterCommit: [@Sendable () -> Void] = []

    init(
        _ connection: any Connection, engine: Engine, now: Instant, mostApart: Duration?, bell: Bell, watch: Watch?
    ) {
        self.connection = connection
        self.bell = bell
        self.watch = watch
        self.engine = engine
        self.now = now
        self.mostApart = mostApart
    }

    func close() { isOpen = false }

    /// Every row, held in memory: ask with `LIMIT` where there may be many.
    package func all(_ sql: SQL) throws -> [Row] { try execute(sql).rows }
    /// The first row. The engine still computes them all, so say `LIMIT 1` where that costs.
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

    /// Whether there is any row; say `LIMIT 1`.
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
        if let fault { throw fault }
        let (text, values) = sql.rendered(for: engine)
        do {
            guard !values.contains(where: \.hasNul) else {
                throw DatabaseError.column("?", expected: "text without the character U+0000")
            }
            watch?(Statement(text: text, values: values))
            return try connection.execute(text, values)
        } catch {
            fault = error
            throw error
        }
    }
}

extension SQLValue {
    /// PostgreSQL cannot store it, and a C string would end there; so neither engine may.
    fileprivate var hasNul: Bool {
        guard case .text(let text) = self else { return false }
        return text.utf8.contains(0)
    }
}
