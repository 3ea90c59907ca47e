import Foundation
import HTTPTypes
import Platform
import Situation

private struct Change: Encodable {
    let kinds: [String]
}

/// Tells an open page which kinds of things have changed in its crisis, and in its drill: kinds only, so that nothing leaks by a stream
/// which a page would not show.
func streamEvents(_ visit: Visit, of named: [String?]) -> Answer {
    let scopes = named.compactMap(\.self)
    let resumed = visit.call.headers[.lastEventID].flatMap { Int64($0) } ?? Int64(visit.call.query["after"])
    let hub = visit.services.hub
    let database = visit.services.database
    return .events { stream in
        let signals = await hub.listen()
        let here = await hub.position
        var position = resumed ?? here
        try await stream.beat()
        if position < here { position = try await stream.catchUp(from: position, of: scopes, hub, database) }
        for await signal in signals {
            switch signal {
            case .beat: try await stream.beat()
            case .grown(let growth) where growth.to <= position: continue
            case .grown(let growth) where growth.from == position:
                if let frame = try growth.frame(
                    of: scopes.joined(separator: " "), make: { try changes($0, of: scopes) })
                {
                    try await stream.send(frame)
                }
                position = growth.to
            case .grown: position = try await stream.catchUp(from: position, of: scopes, hub, database)
            }
        }
    }
}

extension EventStream {
    /// Tells everything after a place, in one event for each thousand. Gives the place up to which it has been told.
    fileprivate func catchUp(
        from start: Int64, of scopes: [String], _ hub: EventHub, _ database: Database
    ) async throws -> Int64 {
        var position = start
        while true {
            let from = position
            var events = await hub.recent(after: from)
            if events == nil { events = try await database.read { try EventLog.after(from, limit: 1000, in: $0) } }
            guard let events, let last = events.last?.position else { return position }
            if let frame = try changes(events, of: scopes) { try await send(frame) }
            position = last
        }
    }
}

private func changes(_ events: [Event], of scopes: [String]) throws -> EventFrame? {
    let kinds = events.filter { event in event.scope.map(scopes.contains) ?? true }.map(\.kind.rawValue)
    guard !kinds.isEmpty, let last = events.last?.position else { return nil }
    let data = try JSONEncoder().encode(Change(kinds: Array(Set(kinds)).sorted()))
    return EventFrame(event: "change", id: String(last), data: String(decoding: data, as: UTF8.self))
}

extension HTTPField.Name {
    static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .ifMatch
}
