import Logging
import Platform
import ServiceLifecycle

/// Tells the devices what is due, many at once. Any number of these may run, on any number of nodes.
package struct PushWorker: Service {
    let services: Services
    /// The longest that something due can wait.
    let pause: Duration
    private let steps = Steps()
    private static let batch = 50

    package init(services: Services, pause: Duration = .seconds(1)) {
        self.services = services
        self.pause = pause
    }

    package func run() async throws {
        await keepDoing("pushes", every: pause, services.logger) { try await sendDue() }
    }

    package func sendDue() async throws {
        while try await services.database.read({ try Push.isAnyDue(in: $0) }) {
            let (claimed, key) = try await services.database.write {
                (try Push.claim(PushWorker.batch, in: $0), try HousePushKey.find(in: $0)?.key(services.vault))
            }
            guard !claimed.isEmpty else { continue }
            try await steps.begin("pushes") { _ in
                let replies = await withTaskGroup(of: (ClaimedPush, WebReply?).self) { group in
                    for each in claimed { group.addTask { (each, await send(each, key)) } }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                try await services.database.write { tx in
                    for (each, reply) in replies { try each.finish(reply, in: tx) }
                }
            }
        }
    }

    private func send(_ claimed: ClaimedPush, _ key: PushKey?) async -> WebReply? {
        let now = services.clock()
        let message = PushWords(claimed, services.settings, at: now).message(
            to: claimed.device.id, isUrgent: claimed.briefing.urgentBecause != nil, until: claimed.push.giveUpAt,
            services.vault)
        return await send(message, to: claimed.device, key)
    }

    /// At once and without the queue: whoever tries wants to know whether it arrives.
    func test(_ device: Device, _ t: Words) async throws -> WebReply? {
        let key = try await services.database.read { try HousePushKey.find(in: $0)?.key(services.vault) }
        let message = PushWords(testFrom: services.settings, t).message(
            to: device.id, isUrgent: true, until: services.clock() + .minutes(10), services.vault)
        let reply = await send(message, to: device, key)
        try await services.database.write { try device.note(reply, in: $0) }
        return reply
    }

    /// The same words to each of somebody's devices, outside of the queue of updates.
    func tell(_ devices: [Device], _ words: PushWords, until: Instant) async throws -> [WebReply?] {
        let key = try await services.database.read { try HousePushKey.find(in: $0)?.key(services.vault) }
        var replies: [WebReply?] = []
        for device in devices {
            let message = words.message(to: device.id, isUrgent: false, until: until, services.vault)
            let reply = await send(message, to: device, key)
            try await services.database.write { try device.note(reply, in: $0) }
            replies.append(reply)
        }
        return replies
    }

    /// Nil when nobody answered, nobody may be called there, or no key opens what is needed.
    private func send(_ message: PushMessage, to device: Device, _ key: PushKey?) async -> WebReply? {
        do {
            guard let key, let browser = device.subscription(services.vault) else { throw DeliveryError.notSent }
            let request = try message.request(to: browser, key, contact: contact, at: services.clock())
            return try await services.web.send(request)
        } catch {
            services.logger.warning("device not told", metadata: ["error": "\(errorKind(error))"])
            return nil
        }
    }

    /// Whom the operator of a push service can write to.
    private var contact: String {
        services.settings.mailFrom.map { "mailto:\($0.text)" } ?? services.settings.address
    }
}
