import Foundation
import Platform

/// What lies in an export's folder: the description that `manifest.json` holds. It says no time, so that two exports of
/// the same data are the same bytes.
package struct Manifest: Codable, Sendable {
    package struct File: Codable, Sendable {
        package let table: String
        package let file: String
        package let rows: Int
        package let sha256: String
        /// Columns that stay here.
        package let without: [String]
    }

    package let format: String
    package let version: Int
    package let schema: [String]
    package let log: LogEnd
    /// In an order in which they can come in again.
    package let files: [File]
    /// Tables that stay here.
    package let without: [String]

    static let format = "firsthand-export"
    static let version = 1
    static let name = "manifest.json"

    static func read(in folder: String) throws -> Manifest {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: data), manifest.format == format
        else { throw KeepFault("There is no \(folder)/\(name) of an export.") }
        guard manifest.version == version else {
            throw KeepFault("This is an export of version \(manifest.version); this program reads \(version).")
        }
        return manifest
    }
}

extension EventKind {
    package static let dataExported: EventKind = "data.exported"
}

/// Writes everything of one moment as JSON Lines, a file a table, into a new folder that only its owner may enter.
/// Secrets stay here. That it was done is recorded, after the moment that it shows.
package func export(_ database: Database, to folder: String) async throws -> Manifest {
    guard !FileManager.default.fileExists(atPath: folder) else {
        throw KeepFault("There is \(folder) already. Choose another name: an export overwrites nothing.")
    }
    while try await Sealer.seal(database) > 0 {}
    let draft = "\(folder).\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    try FileManager.default.createDirectory(
        atPath: draft, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let schema = Application.migrations.map(\.name)
    let manifest = try await database.read { tx in
        let belongings = try Belongings.find(in: tx)
        let files = try belongings.tables.map { try write($0, without: belongings.secrets(of: $0), to: draft, in: tx) }
        return Manifest(
            format: Manifest.format, version: Manifest.version, schema: schema, log: try LogEnd.find(in: tx),
            files: files, without: belongings.secret)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var file = try LinesFile(creating: "\(draft)/\(Manifest.name)")
    try file.write([manifest], as: encoder)
    _ = try file.close()
    try FileManager.default.moveItem(atPath: draft, toPath: folder)
    try await database.write { try $0.record(.dataExported, actor: nil, scope: nil, subject: nil) }
    return manifest
}

private func write(
    _ table: Table, without secrets: Set<String>, to folder: String, in tx: Transaction
) throws -> Manifest.File {
    let name = table.name + ".jsonl"
    var file = try LinesFile(creating: "\(folder)/\(name)")
    try table.pages(in: tx) { rows in
        try file.write(try rows.map { try TableLine($0, of: table, without: secrets) })
    }
    let lines = file.lines
    return Manifest.File(
        table: table.name, file: name, rows: lines, sha256: try file.close(), without: secrets.sorted())
}
