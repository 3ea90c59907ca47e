import Foundation
import Platform

/// PostgreSQL's own dump of one moment, so that what we say of the log is what stands in the file.
func keepDump(
    _ url: String, as draft: String, scratch: DatabaseAddress?
) async throws -> (log: LogEnd, verdict: LogVerdict) {
    if let scratch { try await refuseFilled(scratch) }
    let (tools, address) = (try PostgresTools(url), DatabaseAddress.postgres(url))
    let database = try await Database.open(address, connections: 1)
    let log: LogEnd
    let names: [String]
    do {
        try await Application.migrator().check(database)
        (log, names) = try await database.read { tx in
            try tx.dump(by: tools, to: draft)
            return (try LogEnd.find(in: tx), try Table.all(in: tx).map(\.name))
        }
        await database.close()
    } catch {
        await database.close()
        throw error
    }
    let listed = try tools.run("pg_restore", ["--list", draft])
    if let lost = names.first(where: { !listed.contains(" TABLE DATA public \($0) ") }) {
        throw KeepFault("The dump has nothing of the table \(lost). Nothing was kept.")
    }
    guard case .postgres(let scratchURL) = scratch else { return (log, try await look(into: address).verdict) }
    try replaceAll(in: PostgresTools(scratchURL), with: draft)
    let found = try await look(into: .postgres(scratchURL))
    try replaceAll(in: PostgresTools(scratchURL), with: nil)
    return found
}

/// Takes everything out of a database and puts a dump in, in one transaction: all of it, or what was there stays.
func replaceAll(in tools: PostgresTools, with dump: String?) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "firsthand-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    var arguments = [
        "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--command", emptied,
    ]
    if let dump {
        let script = folder.appending(path: "restore.sql").path()
        try tools.run("pg_restore", ["--no-owner", "--no-privileges", "--file", script, dump])
        arguments += ["--file", script]
    }
    try tools.run("psql", arguments)
}

private let emptied = """
    DO $$ DECLARE each record; BEGIN
        FOR each IN SELECT oid::regclass AS name FROM pg_class
            WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
        LOOP EXECUTE 'DROP TABLE ' || each.name || ' CASCADE'; END LOOP;
        FOR each IN SELECT oid::regprocedure AS name FROM pg_proc
            WHERE pronamespace = current_schema()::regnamespace
            AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
        LOOP EXECUTE 'DROP FUNCTION ' || each.name || ' CASCADE'; END LOOP;
    END $$
    """
