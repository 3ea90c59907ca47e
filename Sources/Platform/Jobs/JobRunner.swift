import Logging
import Metrics
import ServiceLifecycle
import Tracing

/// What a kind of job does. It runs inside a transaction that also removes the job, so that its effect on the database
/// happens once. It is done well within the lease, and it decodes what was enqueued by an older program.
package struct JobHandler: Sendable {
    package let kind: JobKind
    package let run: @Sendable (Job, Transaction) throws -> Void
    let comesBack: Bool

    package init(_ kind: JobKind, _ run: @escaping @Sendable (Job, Transaction) throws -> Void) {
        self.kind = kind
        self.run = run
        comesBack = false
    }

    /// Work that comes back every day. Its first time is when a program that knows it first starts.
    package init(daily kind: JobKind, _ run: @escaping @Sendable (Job, Transaction) throws -> Void) {
        self.init(kind, every: .days(1), run)
    }

    /// As above, every hour.
    package init(hourly kind: JobKind, _ run: @escaping @Sendable (Job, Transaction) throws -> Void) {
        self.init(kind, every: .hours(1), run)
    }

    private init(
        _ kind: JobKind, every pause: Duration, _ run: @escaping @Sendable (Job, Transaction) throws -> Void
    ) {
        self.kind = kind
        self.run = { job, tx in
            try run(job, tx)
            try tx.enqueue(kind, [String: String](), at: tx.now + pause, key: kind.rawValue)
        }
        comesBack = true
    }
}

/// Runs jobs that are due. Any number of these may run, on any number of nodes.
package struct JobRunner: Service {
    let database: Database
    let handlers: [JobKind: JobHandler]
    let logger: Logger
    let pause: Duration
    private let steps = Steps()
    private let done = Counter(label: "firsthand_jobs_finished_total", dimensions: [("outcome", "done")])
    private let failed = Counter(label: "firsthand_jobs_finished_total", dimensions: [("outcome", "failed")])

    package init(
        database: Database, handlers: [JobHandler], logger: Logger, pause: Duration = .milliseconds(500)
    ) {
        self.database = database
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }) { first, _ in first }
        self.logger = logger
        self.pause = pause
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var isPlanted = false
            while !Task.isCancelled {
                do {
                    if !isPlanted { try await plantWorkThatComesBack() }
                    isPlanted = true
                    while try await step(), !Task.isCancelled {}
                } catch {
                    logger.warning("jobs paused", metadata: ["error": "\(errorKind(error))"])
                    try? await Task.sleep(for: .seconds(2))
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    private func plantWorkThatComesBack() async throws {
        let kinds = handlers.values.filter(\.comesBack).map(\.kind)
        guard !kinds.isEmpty else { return }
        try await database.write { tx in for kind in kinds { try tx.plant(kind) } }
    }

    /// Runs one job that is due. False when there was none.
    package func step() async throws -> Bool {
        let kinds = Array(handlers.keys)
        guard try await database.read({ try Job.isAnyDue(kinds, in: $0) }),
            let job = try await database.write({ try Job.claim(kinds, in: $0) }), let handler = handlers[job.kind]
        else { return false }
        do {
            let attempt = Int64(job.attempts)
            try await steps.begin("job \(job.kind.rawValue)", .consumer, ["firsthand.job.attempt": .int64(attempt)]) {
                _ in
                try await database.write { tx in
                    // First, so that the handler may enqueue its successor under the same key.
                    try job.finish(in: tx)
                    try handler.run(job, tx)
                }
            }
            done.increment()
        } catch is Job.Gone {
            logger.info("job was replaced", metadata: ["job": "\(job.id)", "kind": "\(job.kind.rawValue)"])
        } catch {
            failed.increment()
            let fault = errorKind(error)
            logger.error(
                "job failed", metadata: ["job": "\(job.id)", "kind": "\(job.kind.rawValue)", "error": "\(fault)"])
            try await database.write { try job.fail(fault, in: $0) }
        }
        return true
    }
}
