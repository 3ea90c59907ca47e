import Foundation
import GRDB

/// SQLite through GRDB: write-ahead log, one writer, several readers, every commit on disk before it is acknowledged.
struct SQLiteStore: Store {
    private let pool: DatabasePool

    init(path: String, readers: Int) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        do {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            pool = try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw DatabaseError.unavailable
        }
    }

    /// On the thread that asks. A read is work for a processor, not a wait: handing it to another thread and its answer
    /// back costs more than most reads take.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        do { return try readHere(body) } catch let error as GRDB.DatabaseError { throw DatabaseError(error) }
    }

    private func readHere<T>(_ body: (any Connection) throws -> T) throws -> T {
        try pool.read { db in
            // SQLite settles what a reader sees at its first look, not before.
            _ = try Int.fetchOne(db.cachedStatement(sql: "SELECT rootpage FROM sqlite_master LIMIT 1"))
            return try body(SQLiteConnection(db))
        }
    }

    /// There is one writer anyway.
    func write<T: Sendable>(
        alone turn: Turn?, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await inOurWords { try await pool.write { db in try body(SQLiteConnection(db)) } }
    }

    /// A full disk shows when a transaction begins or commits, which no statement of ours sees.
    private func inOurWords<T>(_ work: () async throws -> T) async throws -> T {
        do { return try await work() } catch let error as GRDB.DatabaseError { throw DatabaseError(error) }
    }

    func listen(_ bell: Bell) async {}

    /// Leaves everything in the one file, so that whoever copies it has it all.
    func close() async {
        // Whoever closes twice does no harm; a checkpoint on a closed connection would.
        guard (try? readHere { _ in }) != nil else { return }
        _ = try? await pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        try? pool.close()
    }
}

final class SQLiteConnection: Connection {
    private let db: GRDB.Database

    init(_ db: GRDB.Database) { self.db = db }

    func execute(_ text: String, _ values: [SQLValue]) throws -> Rows {
        do {
            let statement = try db.cachedStatement(sql: text)
            let arguments = StatementArguments(values.map(\.databaseValue))
            guard statement.columnCount > 0 else {
                try statement.execute(arguments: arguments)
                return Rows(changed: db.changesCount)
            }
            let columns = Row.Columns(statement.columnNames)
            var result = Rows()
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
            while let row = try cursor.next() {
                let fields = (0..<columns.names.count).map { SQLValue(row.databaseValue(at: $0)) }
                result.rows.append(Row(columns: columns, values: fields))
            }
            result.changed = result.rows.isEmpty ? db.changesCount : result.rows.count
            return result
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error)
        }
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .blob(let value): Data(value).databaseValue
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .blob(Array(value))
        }
    }
}

extension GRDB.Row {
    fileprivate func databaseValue(at index: Int) -> DatabaseValue { self[index] }
}

extension DatabaseError {
    fileprivate init(_ error: GRDB.DatabaseError) {
        self =
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .unique
            case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
            case .SQLITE_CONSTRAINT_CHECK: .check
            case .SQLITE_CONSTRAINT_NOTNULL: .notNull
            default:
                switch error.resultCode {
                case .SQLITE_BUSY: .conflict
                case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_FULL: .unavailable
                case .SQLITE_MISUSE where error.message == "Connection is closed": .unavailable
                default: .other(code: "sqlite \(error.extendedResultCode.rawValue)", message: error.message ?? "")
                }
            }
    }
}
