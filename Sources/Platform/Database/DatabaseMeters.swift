import Metrics
import Synchronization
import Tracing

/// How much the database has to do, and how long it takes.
struct DatabaseMeters: Sendable {
    private let inUse = Meter(label: "firsthand_database_connections_in_use")
    private let waiting = Meter(label: "firsthand_database_transactions_waiting")
    private let again = Counter(label: "firsthand_database_transaction_retries_total")
    private let failed = Counter(label: "firsthand_database_transaction_failures_total")
    private let reads = Timer(
        label: "firsthand_database_transaction_duration_seconds", dimensions: [("kind", "read")])
    private let writes = Timer(
        label: "firsthand_database_transaction_duration_seconds", dimensions: [("kind", "write")])
    private let isOn = MetricsSystem.factory is MetricsRegistry
    private let steps = Steps()
    let engine: Engine

    /// One transaction, from asking for it to its end, with every time that its closure ran.
    struct Run: Sendable {
        fileprivate let times: Times?
        fileprivate let meters: DatabaseMeters

        /// Around the closure, on the thread that has the connection.
        func inside<T>(_ body: () throws -> T) rethrows -> T {
            guard let times else { return try body() }
            if times.count.add(1, ordering: .relaxed).newValue == 1 {
                meters.waiting.decrement()
            } else {
                meters.again.increment()
            }
            meters.inUse.increment()
            defer { meters.inUse.decrement() }
            return try body()
        }

        /// A transaction that was started again has met another, or lost its connection.
        fileprivate func tell(_ span: (any Span)?) {
            guard let span, let times else { return }
            span.attributes["firsthand.transaction.attempts"] = times.count.load(ordering: .relaxed)
        }
    }

    fileprivate final class Times: Sendable {
        let count = Atomic(0)
    }

    func measure<T: Sendable>(writing: Bool, _ body: (Run) async throws -> T) async throws -> T {
        guard isOn || steps.areTold else { return try await body(Run(times: nil, meters: self)) }
        let run = Run(times: Times(), meters: self)
        let kind = writing ? "write" : "read"
        return try await steps.step("database \(kind)", .client, ["db.system.name": .string(engine.systemName)]) {
            span in
            defer { run.tell(span) }
            return try await measure(run, writing: writing, body)
        }
    }

    private func measure<T: Sendable>(
        _ run: Run, writing: Bool, _ body: (Run) async throws -> T
    ) async throws -> T {
        let start = ContinuousClock.now
        waiting.increment()
        defer {
            if run.times?.count.load(ordering: .relaxed) == 0 { waiting.decrement() }
            (writing ? writes : reads).recordNanoseconds(start.duration(to: .now).wholeNanoseconds)
        }
        do {
            return try await body(run)
        } catch let error as DatabaseError {
            failed.increment()
            throw error
        }
    }
}

extension Engine {
    fileprivate var systemName: String { self == .sqlite ? "sqlite" : "postgresql" }
}
