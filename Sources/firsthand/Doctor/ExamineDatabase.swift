import Care
import Foundation
import HTTPTypes
import Platform
import Server
import Voice

func examineDatabase(_ configuration: Configuration) async -> [Diagnosis] {
    if case .sqlite(let file) = configuration.database, !FileManager.default.fileExists(atPath: file) {
        return [.wrong("database", "There is no \(file) yet.", "Run: firsthand migrate")]
    }
    let database: Database
    do {
        database = try await Database.open(configuration.database, connections: 1)
    } catch {
        return [
            .wrong(
                "database", "It cannot be reached, or its file cannot be opened.",
                "Look at FIRSTHAND_DATABASE, whether the server runs, and who may read the file.")
        ]
    }
    let found: [Diagnosis]
    do {
        try await Application.migrator().check(database)
        found =
            [.well("database", "It answers, and its schema fits this program.")]
            + (try await examineLog(database)) + (try await examineClock(database))
            + (try await examineSeals(configuration, database)) + (try await examineNetworks(database))
            + [try await database.read { try examinePushes(configuration, in: $0) }]
            + [try await database.read { try examineLines(configuration, in: $0) }]
    } catch let error as DatabaseError {
        found = [.wrong("database", explain(error), "Nothing else in it was looked at.")]
    } catch {
        found = [.wrong("database", "It failed: \(errorKind(error)).", "Nothing else in it was looked at.")]
    }
    await database.close()
    return found
}

/// No fault of a server, so nothing that has to be mended before it serves.
private func examineLines(_ configuration: Configuration, in tx: Transaction) throws -> Diagnosis {
    let lines = try LinesToConfirm.find(playbooks: configuration.playbooksFolder, in: tx)
    return .well(
        "support",
        lines.count == 0
            ? "All \(lines.all) public numbers for help were confirmed within the last half year."
            : "\(lines.count) of \(lines.all) public numbers for help were not confirmed within the last half year: /support/lines"
    )
}

private func examineLog(_ database: Database) async throws -> [Diagnosis] {
    let waiting = try await database.read { try EventLog.oldestUnsealed(in: $0) }
    var found: [Diagnosis] = []
    switch try await verifyLog(database, last: 1000) {
    case .whole(let events, _):
        found.append(.well("log", "\(events) events; the last 1000 fit. All of them: firsthand verify-log"))
    case .broken(let position, let fault):
        found.append(
            .wrong(
                "log", "It is broken at position \(position): the event there was \(fault.rawValue).",
                "Keep a backup as it is, and find out who could write to the database."))
    }
    if let waiting, .now - waiting > .minutes(1) {
        found.append(
            .care(
                "log", "Events wait for their place since \(waiting.iso).",
                "A running server seals them within a second: is one running?"))
    }
    return found
}

private func examineClock(_ database: Database) async throws -> [Diagnosis] {
    let before = Instant.now
    let (theirs, newest) = try await database.read { (try $0.engineTime(), try EventLog.newestTime(in: $0)) }
    let now = Instant.now
    if let newest, newest > now + .seconds(5) {
        return [
            .wrong(
                "clock", "The newest event is of \(newest.iso), and it is \(now.iso) here.",
                "Set the clocks by NTP before anybody serves.")
        ]
    }
    guard let theirs else { return [.well("clock", "It is \(now.iso), and nothing in the log is later.")] }
    let apart = max(before - theirs, theirs - now, .zero)
    let sentence = "It is \(now.iso); the database's clock is \(apart.wholeMilliseconds) ms away."
    return [
        apart < .seconds(2)
            ? .well("clock", sentence) : .care("clock", sentence, "Set both by NTP: what is due follows this machine.")
    ]
}

private func examineSeals(_ configuration: Configuration, _ database: Database) async throws -> [Diagnosis] {
    let isThere = configuration.key != nil || FileManager.default.fileExists(atPath: configuration.keyFile)
    guard isThere, let vault = try? configuration.vault() else { return [] }
    let tried = try await database.read { try resealSecrets(vault, isTrial: true, in: $0) }
    if tried.lost > 0 {
        return [
            .wrong(
                "key", "\(tried.lost) secrets in the database were sealed with another key.",
                "Bring back the right key, or let those people connect their accounts again.")
        ]
    }
    if tried.changed > 0 {
        return [.care("key", "\(tried.changed) secrets need the old key.", "Run: firsthand rotate-key")]
    }
    return [.well("key", "It opens all \(tried.current) secrets that are sealed.")]
}

/// Any answer will do: whether a network is well is its own affair, whether we reach it is ours.
private func examineNetworks(_ database: Database) async throws -> [Diagnosis] {
    let servers = try await database.read { try Account.servers(in: $0) }
    let connections = WebConnections(patience: .seconds(5))
    var found: [Diagnosis] = []
    for server in servers {
        let reply = try? await connections.webClient.send(WebRequest(.get, server + "/api/v2/instance"))
        found.append(
            reply.map { .well("network", "\(server) answers (status \($0.status)).") }
                ?? .care(
                    "network", "\(server) does not answer.",
                    "Posts to it wait. Look whether it is down, or whether this machine may call out."))
    }
    try await connections.close()
    return found.isEmpty ? [.well("network", "Nobody has connected an account yet.")] : found
}
