import Logging
import Platform
import ServiceLifecycle
import Situation

/// What the store has said. No status when nobody answered, or nobody may be called there.
struct RecordReply: Sendable {
    let status: Int?
    /// Seconds after which it wants to be asked again.
    var wished = 0
}

/// Sends what people want to have sent, when it is due. Any number of these may run, on any number of nodes: the same
/// statement has the same id, so that twice is once.
package struct RecordWorker: Service {
    private let house: House
    private let pause: Duration
    private let steps = Steps()
    private static let batch = 50

    private var services: Services { house.services }

    package init(house: House, pause: Duration = .seconds(5)) {
        self.house = house
        self.pause = pause
    }

    package func run() async throws {
        guard services.settings.recordStore != nil else { return try await gracefulShutdown() }
        await keepDoing("records", every: pause, services.logger) { try await sendDue() }
    }

    /// Sends what is due now, one person after the other.
    package func sendDue() async throws {
        guard let store = services.settings.recordStore else { return }
        while try await services.database.read({ try RecordSending.isAnyDue(for: store, in: $0) }) {
            let sending = try await services.database.write { try RecordSending.claim(for: store, in: $0) }
            guard let sending else { return }
            try await steps.begin("records") { _ in try await carryOut(sending, to: store) }
        }
    }

    private func carryOut(_ sending: RecordSending, to store: RecordStore) async throws {
        let waiting = try await services.database.read { [house] in try sending.waiting(house: house, in: $0) }
        guard let waiting else { return }
        let reply = try await send(waiting[...], of: sending, to: store, atOnce: RecordWorker.batch)
        try await services.database.write { try sending.finish(reply, in: $0) }
    }

    /// What the store said last: what it took is noted at once, and after what it does not take nothing follows. Nil when
    /// there was nothing to send, or its owner does not want it any more.
    private func send(
        _ waiting: ArraySlice<LearningStatement>, of sending: RecordSending, to store: RecordStore, atOnce most: Int
    ) async throws -> RecordReply? {
        var (rest, last): (ArraySlice<LearningStatement>, RecordReply?) = (waiting, nil)
        while !rest.isEmpty {
            guard try await services.database.read({ try sending.isWished(in: $0) }) else { return last }
            let batch = rest.prefix(most)
            var reply = await answer(to: Array(batch), store)
            if RecordAnswer(reply.status) == .held, batch.count > 1 {
                reply = try await send(batch, of: sending, to: store, atOnce: 1) ?? reply
            }
            guard [.taken, .held].contains(RecordAnswer(reply.status)) else { return reply }
            try await services.database.write { try sending.note(Array(batch), in: $0) }
            rest = rest.dropFirst(most)
            last = reply
        }
        return last
    }

    private func answer(to statements: [LearningStatement], _ store: RecordStore) async -> RecordReply {
        do {
            let reply = try await services.web.send(store.taking(statements.json()))
            return RecordReply(status: reply.status, wished: reply.headers["retry-after"].flatMap { Int($0) } ?? 0)
        } catch {
            services.logger.warning("records not sent", metadata: ["error": "\(errorKind(error))"])
            return RecordReply(status: nil)
        }
    }
}
