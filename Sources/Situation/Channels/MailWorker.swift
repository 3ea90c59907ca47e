import Logging
import Platform
import ServiceLifecycle

/// Sends the mails that are due, several over one connection. Any number of these may run, on any number of nodes.
package struct MailWorker: Service {
    let services: Services
    /// The longest that something due can wait.
    let pause: Duration
    private let steps = Steps()
    private static let hands = 4
    private static let batch = 50

    package init(services: Services, pause: Duration = .seconds(1)) {
        self.services = services
        self.pause = pause
    }

    package func run() async throws {
        guard services.settings.mailFrom != nil else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for _ in 0..<MailWorker.hands { group.addTask { await work() } }
            }
        }
    }

    private func work() async {
        while !Task.isCancelled {
            do {
                if try await sendSome() { continue }
                try await Task.sleep(for: pause)
            } catch is CancellationError {
                return
            } catch {
                services.logger.error("mails paused", metadata: ["error": "\(errorKind(error))"])
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// Sends everything that is due now.
    package func sendDue() async throws { while try await sendSome() {} }

    /// False when nothing was due.
    private func sendSome() async throws -> Bool {
        guard try await services.database.read({ try Mail.isAnyDue(in: $0) }) else { return false }
        let claimed = try await services.database.write { try Mail.claim(MailWorker.batch, in: $0) }
        guard !claimed.isEmpty else { return true }
        try await steps.begin("mails") { _ in try await send(claimed) }
        return true
    }

    private func send(_ claimed: [ClaimedMail]) async throws {
        let now = services.clock()
        let messages = claimed.map { $0.message(services, at: now) }
        let good = zip(claimed, messages).compactMap { one, message in message.map { (one, $0) } }
        for (one, message) in zip(claimed, messages) where message == nil {
            // An address that cannot stand in a mail: as if the server had said that there is no such place.
            try await services.database.write { try one.finish(.refused(code: 553, isAddress: true), in: $0) }
        }
        let finished = Count()
        do {
            try await services.mail.send(good.map(\.1)) { index, outcome in
                try await services.database.write { try good[index].0.finish(outcome, in: $0) }
                await finished.add()
            }
        } catch {
            services.logger.warning("mails not sent", metadata: ["error": "\(errorKind(error))"])
            let rest = good.dropFirst(await finished.value)
            try await services.database.write { tx in for (one, _) in rest { try one.finish(nil, in: tx) } }
        }
    }
}

private actor Count {
    private(set) var value = 0
    func add() { value += 1 }
}
