import Foundation
import Platform

/// Takes an export in, all of it or nothing. The system has to have this program's schema and nothing else in it. It adds
/// nothing of its own, so that an export of it is the same bytes again.
package func importExport(_ folder: String, into database: Database) async throws -> (Manifest, LogVerdict) {
    let manifest = try Manifest.read(in: folder)
    guard manifest.schema == Application.migrations.map(\.name) else {
        throw KeepFault("The export was made by another version of the program. Import it with that one.")
    }
    try await database.write { tx in
        let belongings = try Belongings.find(in: tx)
        if let filled = try belongings.firstFilled(in: tx) {
            throw KeepFault("That database is not empty: there is something in \(filled).")
        }
        try belongings.refuseDifferent(manifest)
        try belongings.makeRoom(in: tx)
        for table in belongings.tables {
            guard let file = manifest.files.first(where: { $0.table == table.name }) else { continue }
            try take(file, of: folder, into: table, without: belongings.secrets(of: table), in: tx)
        }
        guard try LogEnd.find(in: tx) == manifest.log else {
            throw KeepFault("The log does not end where the export says. Nothing was taken in.")
        }
    }
    return (manifest, try await verifyLog(database))
}

extension Belongings {
    fileprivate func refuseDifferent(_ manifest: Manifest) throws {
        let (here, there) = (Set(tables.map(\.name)), Set(manifest.files.map(\.table)))
        if let name = here.symmetricDifference(there).min() {
            throw KeepFault("The export and this program do not both know the table \(name).")
        }
    }
}

private func take(
    _ file: Manifest.File, of folder: String, into table: Table, without secrets: Set<String>, in tx: Transaction
) throws {
    var count = 0
    // The name is made from the table, not taken from the manifest: nothing outside the folder is read.
    let path = "\(folder)/\(table.name).jsonl"
    let digest = try readLines(of: path, as: TableLine.self) { lines in
        let rows = try lines.map { line in
            guard let values = line.values(for: table, without: secrets) else {
                throw KeepFault("\(path): a line has other columns than the table.")
            }
            return values
        }
        count += rows.count
        for start in stride(from: 0, to: rows.count, by: 100) {
            try table.insert(rows[start..<min(start + 100, rows.count)], in: tx)
        }
    }
    guard digest == file.sha256, count == file.rows else {
        throw KeepFault("\(path) is not what the manifest says. Nothing was taken in.")
    }
    try table.countOn(in: tx)
}
