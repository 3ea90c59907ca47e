import Foundation
import HTTPTypes
import Platform
import Situation

private struct Change: Encodable {
    let kinds: [String]
}

/// Tells an open page which kinds of things have changed in its crisis: kinds only, so that nothing leaks by a stream
/// which a page would not show.
func streamEvents(_ visit: Visit, of crisis: String?) -> Answer {
    let resumed = visit.call.headers[.lastEventID].flatMap { Int64($0) } ?? Int64(visit.call.query["after"])
    let hub = visit.services.hub
    let database = visit.services.database
    return .events { stream in
        var position: Int64
        if let resumed { position = resumed } else { position = await hub.position }
        try await stream.beat()
        while !Task.isCancelled {
            let events: [Event]
            if let recent = await hub.recent(after: position) {
                events = recent
            } else {
                let from = position
                events = try await database.read { try EventLog.after(from, limit: 1000, in: $0) }
            }
            if let last = events.last?.position {
                position = last
                let kinds = events.filter { $0.scope == crisis || $0.scope == nil }.map(\.kind.rawValue)
                if !kinds.isEmpty {
                    let data = try JSONEncoder().encode(Change(kinds: Array(Set(kinds)).sorted()))
                    try await stream.send(
                        event: "change", id: String(last), data: String(decoding: data, as: UTF8.self))
                }
            }
            if await !hub.grows(past: position, within: .seconds(20)) { try await stream.beat() }
        }
    }
}

extension EventHub {
    /// False when the time ran out first.
    fileprivate func grows(past position: Int64, within limit: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await self.wait(past: position)
                return true
            }
            group.addTask {
                try? await Task.sleep(for: limit)
                return false
            }
            let first = await group.next() ?? false
            group.cancelAll()
            return first
        }
    }
}

extension HTTPField.Name {
    static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .ifMatch
}
