import Platform

/// An update on its way to one device. It holds no words.
package struct Push: Sendable, RowDecodable {
    package enum State: String, Sendable, SQLConvertible {
        case waiting, sent
        /// The push service will not take it, or a day was not enough.
        case failed
        /// A newer update took its place, or its person is gone.
        case dropped
    }

    package let device: ID<Device>
    package let briefing: ID<Briefing>
    /// Which correction it brings; 0 is the update itself.
    let version: Int
    let tries: Int
    let giveUpAt: Instant
    package let state: State

    package init(row: Row) throws {
        device = try row["device"]
        briefing = try row["briefing"]
        version = try row["version"]
        tries = try row["tries"]
        giveUpAt = try row["give_up_at"]
        state = State(rawValue: try row["state"]) ?? .failed
    }

    static let keptFor: Duration = .days(30)
    static let lease: Duration = .minutes(5)
    /// How long after the nth try the next one follows; then the last of these, until a day is over.
    static let pauses: [Duration] = [.seconds(10), .minutes(1), .minutes(5), .minutes(15), .hours(1)]

    package static func figures(in tx: Transaction) throws -> [Figures] {
        let waiting = try tx.count("SELECT count(*) FROM pushes WHERE state = 'waiting' AND due_at > 0")
        return [Figures("firsthand_pushes_waiting", is: Double(waiting))]
    }

    /// In a database that has been brought back, what waits may have been sent already.
    package static func dropAllWaiting(in tx: Transaction) throws {
        try tx.run("UPDATE pushes SET state = 'dropped', finished_at = \(tx.now) WHERE state = 'waiting'")
    }
}
