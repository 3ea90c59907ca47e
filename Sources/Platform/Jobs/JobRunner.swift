import Logging
import ServiceLifecycle

/// What a kind of job does. It runs inside a transaction that also removes the job, so that its effect on the database
/// happens once.
package struct JobHandler: Sendable {
    package let kind: JobKind
    package let run: @Sendable (Job, Transaction) throws -> Void

    package init(_ kind: JobKind, _ run: @escaping @Sendable (Job, Transaction) throws -> Void) {
        self.kind = kind
        self.run = run
    }
}

/// Runs jobs that are due. Any number of these may run, on any number of nodes.
package struct JobRunner: Service {
    let database: Database
    let handlers: [JobKind: JobHandler]
    let logger: Logger
    let pause: Duration

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
            while !Task.isCancelled {
                do {
                    while try await step(), !Task.isCancelled {}
                } catch {
                    logger.warning("jobs paused", metadata: ["error": "\(String(reflecting: type(of: error)))"])
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Runs one job that is due. False when there was none.
    package func step() async throws -> Bool {
        let kinds = Array(handlers.keys)
        let isIdle = try await database.read { tx in
            try !tx.exists("SELECT 1 FROM jobs WHERE dead_at IS NULL AND run_at <= \(tx.now) LIMIT 1")
        }
        guard !isIdle, let job = try await database.write({ try Job.claim(kinds, in: $0) }),
            let handler = handlers[job.kind]
        else { return false }
        do {
            try await database.write { tx in
                try handler.run(job, tx)
                try job.finish(in: tx)
            }
        } catch {
            let fault = String(reflecting: type(of: error))
            logger.error(
                "job failed", metadata: ["job": "\(job.id)", "kind": "\(job.kind.rawValue)", "error": "\(fault)"])
            try await database.write { try job.fail(fault, in: $0) }
        }
        return true
    }
}
