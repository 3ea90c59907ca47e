import Foundation
import Learning
import Platform
import Situation
import Voice

/// What a restored database has in it.
package struct Restored: Sendable {
    package let log: LogEnd
    package let verdict: LogVerdict
    /// Steps of the schema that the backup did not have yet.
    package let migrated: [String]
    /// Posts that would have gone out by themselves.
    package let held: Int
}

/// Brings a backup back. On SQLite everything is ready before it takes its place; on PostgreSQL the dump comes in as one
/// transaction. What is there is overwritten only when that is said.
package func restore(
    _ path: String, into address: DatabaseAddress, replacing isReplacing: Bool
) async throws -> Restored {
    switch address {
    case .sqlite(let target): try await restoreFile(path, as: target, replacing: isReplacing)
    case .postgres(let url): try await restoreDump(path, into: url, replacing: isReplacing)
    }
}

private func restoreFile(_ path: String, as target: String, replacing isReplacing: Bool) async throws -> Restored {
    guard SQLiteFile.isOne(path) else {
        throw KeepFault("\(path) is not a backup of a SQLite database. Between engines, use export and import.")
    }
    let files = FileManager.default
    if files.fileExists(atPath: target) {
        if !isReplacing { try await refuseFilled(.sqlite(path: target)) }
        do {
            try SQLiteFile.settle(target)
        } catch SQLiteFile.Fault.unreadable where isReplacing {
            // Whoever brings a backup back may do so because this file is damaged.
        }
    }
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    let draft = "\(target).\(UUID().uuidString)"
    defer { for end in ["", "-wal", "-shm"] { try? files.removeItem(atPath: draft + end) } }
    try SQLiteFile.copy(path, to: draft)
    try refuseDamage(in: draft, from: path)
    let restored = try await wakeUp(.sqlite(path: draft))
    try SQLiteFile.settle(draft)
    // What is left of another file's log must not be taken for this one's.
    for end in ["-wal", "-shm"] { try? files.removeItem(atPath: target + end) }
    guard rename(draft, target) == 0 else { throw KeepFault("\(target) cannot be written.") }
    return restored
}

private func restoreDump(_ path: String, into url: String, replacing isReplacing: Bool) async throws -> Restored {
    guard firstBytes(of: path, 5) == Data("PGDMP".utf8) else {
        throw KeepFault("\(path) is not a backup of a PostgreSQL database. Between engines, use export and import.")
    }
    if !isReplacing { try await refuseFilled(.postgres(url)) }
    let database = try await Database.open(.postgres(url), connections: 1)
    let others = try await database.read { try $0.othersConnected() }
    await database.close()
    guard others == 0 else { throw SQLiteFile.Fault.inUse }
    try replaceAll(in: PostgresTools(url), with: path)
    return try await wakeUp(.postgres(url))
}

/// The copy does not know what has happened since it was made: what waited may have been sent, a link may have been
/// used, and somebody may have signed out everywhere.
private func wakeUp(_ address: DatabaseAddress) async throws -> Restored {
    let database = try await Database.open(address, connections: 1)
    do {
        let migrated = try await Application.migrator().migrate(database)
        let held = try await database.write { tx in
            try Session.endEverybodys(in: tx)
            try SignInLink.spoilEverybodys(in: tx)
            try APIToken.revokeEverybodys(in: tx)
            try Webhook.pauseAll(in: tx)
            try Mail.dropAllWaiting(in: tx)
            try ChatMessage.giveUpAllWaiting(in: tx)
            try Push.dropAllWaiting(in: tx)
            try PersonalNotice.dropAllWaiting(in: tx)
            try RecordSending.stopEverybodys(in: tx)
            let held = try Delivery.holdAllWaiting(in: tx)
            try tx.record(.dataRestored, actor: nil, scope: nil, subject: nil)
            return held
        }
        while try await Sealer.seal(database) > 0 {}
        let log = try await database.read { try LogEnd.find(in: $0) }
        let verdict = try await verifyLog(database)
        await database.close()
        return Restored(log: log, verdict: verdict, migrated: migrated, held: held)
    } catch {
        await database.close()
        throw error
    }
}

/// A database that somebody has put something into is not overwritten by a slip.
func refuseFilled(_ address: DatabaseAddress) async throws {
    let database = try await Database.open(address, connections: 1)
    let filled = try await database.read { try Belongings.find(in: $0).firstFilled(in: $0) }
    await database.close()
    if let filled { throw KeepFault("That database is not empty: there is something in \(filled).") }
}
