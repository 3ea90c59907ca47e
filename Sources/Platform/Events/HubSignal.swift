import Synchronization

/// What open pages are told.
package enum HubSignal: Sendable {
    /// Nothing has happened; whoever listens is still there.
    case beat
    case grown(Growth)
}

/// The log has grown by these events. What is made of them for streams is made once, and not once a stream.
package final class Growth: Sendable {
    /// The place before the first of them.
    package let from: Int64
    package let to: Int64
    package let events: [Event]
    private let frames = Mutex<[String?: EventFrame?]>([:])

    init(from: Int64, events: [Event]) {
        self.from = from
        self.events = events
        to = events.last?.position ?? from
    }

    /// What those hear who listen to one scope, and to what has none. Nil when it is nothing.
    package func frame(of scope: String?, make: ([Event]) throws -> EventFrame?) rethrows -> EventFrame? {
        try frames.withLock { frames in
            if let made = frames[scope] { return made }
            let frame = try make(events)
            frames[scope] = .some(frame)
            return frame
        }
    }
}
