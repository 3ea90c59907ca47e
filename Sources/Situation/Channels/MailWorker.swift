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

    private enum Round { case idle, sent, away }

    private func work() async {
        while !Task.isCancelled {
            do {
                switch try await sendSome() {
                case .sent: continue
                case .idle: try await Task.sleep(for: pause)
                // A hundred thousand mails are not taken up and put down again while nobody can take them.
                case .away: try await Task.sleep(for: .seconds(10))
                }
            } catch is CancellationError {
                return
            } catch {
                services.logger.error("mails paused", metadata: ["error": "\(errorKind(error))"])
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// Sends everything that is due now, for as long as the server is there.
    package func sendDue() async throws { while try await sendSome() == .sent {} }

    private func sendSome() async throws -> Round {
        guard try await services.database.read({ try Mail.isAnyDue(in: $0) }) else { return .idle }
        let claimed = try await services.database.write { try Mail.claim(MailWorker.batch, in: $0) }
        guard !claimed.isEmpty else { return .sent }
        return try await steps.begin("mails") { _ in try await send(claimed) ? .sent : .away }
    }

    /// False when the server could not be asked about all of them.
    private func send(_ claimed: [ClaimedMail]) async throws -> Bool {
        let now = services.clock()
        let made = claimed.map { ($0, $0.message(services, at: now)) }
        for (one, message) in made where message == nil {
            // An address that cannot stand in a mail: as if the server had said that there is no such place.
            try await services.database.write { try one.finish(.refused(code: 553, fault: .unknown), in: $0) }
        }
        let good = made.compactMap { one, message in message.map { (one, $0) } }
        let finished = Count()
        do {
            try await services.mail.send(good.map(\.1)) { index, outcome in
                try await services.database.write { try good[index].0.finish(outcome, in: $0) }
                await finished.add()
            }
            return true
        } catch {
            services.logger.warning("mails not sent", metadata: ["error": "\(errorKind(error))"])
            let rest = good.dropFirst(await finished.value)
            try await services.database.write { tx in for (one, _) in rest { try one.finish(nil, in: tx) } }
            return false
        }
    }
}

private actor Count {
    private(set) var value = 0
    func add() { value += 1 }
}
