import Foundation
import GRDB

/// A database file as a whole: for what happens to all of it at once. It blocks, so it is for commands and not for servers.
package enum SQLiteFile {
    package enum Fault: Error, Equatable {
        /// It is not there, or is no database.
        case unreadable
        /// Another program has it open.
        case inUse
    }

    package static func isOne(_ path: String) -> Bool { firstBytes(of: path, 16) == Data("SQLite format 3\u{0}".utf8) }

    /// One unmoving picture of it, whatever is written meanwhile, as a new file that only its owner may read.
    package static func copy(_ path: String, to target: String) throws {
        guard isOne(path),
            FileManager.default.createFile(
                atPath: target, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw Fault.unreadable }
        try run {
            let source = try queue(path, readOnly: true)
            let copy = try queue(target)
            try source.backup(to: copy)
            try source.close()
            try copy.close()
        }
    }

    /// What SQLite's own checks find: pages that do not fit together, rows that point nowhere. Linear in its size.
    package static func faults(in path: String) throws -> [String] {
        try run {
            let queue = try queue(path)
            let found = try queue.read { db in
                let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                let orphans = try String.fetchAll(db, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
                return pages + orphans.map { "a row of \($0) points nowhere" }
            }
            try queue.close()
            return found
        }
    }

    /// Brings everything into the one file, so that it can be moved and be read where nothing can be written. Throws
    /// `inUse` when another program has it open.
    package static func settle(_ path: String) throws {
        do {
            let queue = try queue(path, patience: 1)
            try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw Fault.inUse
        } catch {
            throw Fault.unreadable
        }
    }

    private static func queue(_ path: String, readOnly: Bool = false, patience: Double = 10) throws -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func run<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            throw error.resultCode == .SQLITE_FULL ? DatabaseError.unavailable : Fault.unreadable
        }
    }
}

package func firstBytes(of path: String, _ count: Int) -> Data? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    return try? file.read(upToCount: count)
}
