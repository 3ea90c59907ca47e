import Foundation
import Platform

/// What a backup has in it, found by looking into the backup.
package struct Kept: Sendable {
    package let log: LogEnd
    package let bytes: Int
    package let verdict: LogVerdict
}

/// Keeps the whole database in one new file while others go on writing, and looks at what it made. A file that did not
/// pass is not left behind.
///
/// - Parameter scratch: an empty PostgreSQL database in which the dump is tried out; it is emptied again.
package func backUp(
    _ address: DatabaseAddress, to path: String, scratch: DatabaseAddress? = nil
) async throws -> Kept {
    guard !FileManager.default.fileExists(atPath: path) else {
        throw KeepFault("There is a file \(path) already. Choose another name: a backup overwrites nothing.")
    }
    let draft = "\(path).\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    // pg_dump would make it readable to everybody.
    guard
        FileManager.default.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw KeepFault("\(path) cannot be written.") }
    let found =
        switch address {
        case .sqlite(let source): try await keepFile(source, as: draft)
        case .postgres(let url): try await keepDump(url, as: draft, scratch: scratch)
        }
    try FileManager.default.moveItem(atPath: draft, toPath: path)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    return Kept(log: found.log, bytes: size, verdict: found.verdict)
}

private func keepFile(_ source: String, as draft: String) async throws -> (log: LogEnd, verdict: LogVerdict) {
    guard SQLiteFile.isOne(source) else { throw KeepFault("There is no database at \(source).") }
    try SQLiteFile.copy(source, to: draft)
    try refuseDamage(in: draft, from: source)
    let found = try await look(into: .sqlite(path: draft))
    try SQLiteFile.settle(draft)
    return found
}

func refuseDamage(in draft: String, from source: String) throws {
    let faults = try SQLiteFile.faults(in: draft)
    guard faults.isEmpty else {
        throw KeepFault("\(source) is damaged: \(faults.prefix(3).joined(separator: "; ")). Nothing was kept.")
    }
}

/// Opens it as a server would, and walks along its log.
func look(into address: DatabaseAddress) async throws -> (log: LogEnd, verdict: LogVerdict) {
    let database = try await Database.open(address, connections: 1)
    do {
        try await Application.migrator().check(database)
        let log = try await database.read { try LogEnd.find(in: $0) }
        let verdict = try await verifyLog(database)
        await database.close()
        return (log, verdict)
    } catch {
        await database.close()
        throw error
    }
}
