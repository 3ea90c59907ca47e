import HTTPTypes
import Logging
import Platform
import ServiceLifecycle

/// Makes a message of every update for every room, in the transaction that moves its place in the log.
package func chatsFollower(_ house: House) -> Follower {
    Follower("chats", beginsAtEnd: true) { events, tx in
        for event in events {
            guard let briefing = try Briefing.news(in: event, notBefore: tx.now - .hours(24), tx),
                // Nobody knows who reads along in a room.
                briefing.audience.isEveryone
            else { continue }
            try ChatMessage.queue(
                briefing, version: event.kind == .briefingSent ? 0 : briefing.corrections.count, in: tx)
        }
    }
}

/// Tells the rooms what is due. Any number of these may run, on any number of nodes.
package struct ChatWorker: Service {
    let services: Services
    /// The longest that something due can wait.
    let pause: Duration
    private let steps = Steps()

    package init(services: Services, pause: Duration = .seconds(1)) {
        self.services = services
        self.pause = pause
    }

    package func run() async throws {
        await keepDoing("chats", every: pause, services.logger) { try await sendDue() }
    }

    package func sendDue() async throws {
        while try await services.database.read({ try ChatMessage.isAnyDue(in: $0) }) {
            let claimed = try await services.database.write { tx in
                try ChatMessage.claim(in: tx).map { message in
                    (
                        message, try Chat.get(message.chat, in: tx),
                        try ChatWords.find(message, services.settings, in: tx)
                    )
                }
            }
            guard let (message, chat, words) = claimed else { return }
            try await steps.begin("chat") { _ in
                let reply = await send(words, to: chat)
                try await services.database.write { try message.finish(reply, in: $0) }
            }
        }
    }

    /// Nil when nobody answered, nobody may be called there, or no key opens the address.
    package func send(_ words: ChatWords, to chat: Chat) async -> WebReply? {
        do {
            return try await services.web.send(
                WebRequest(
                    .post, try chat.address(services.vault),
                    headers: [("content-type", "application/json"), ("user-agent", "Firsthand")],
                    body: chat.kind.body(words)))
        } catch {
            services.logger.warning("chat not told", metadata: ["error": "\(errorKind(error))"])
            return nil
        }
    }
}

extension ChatWords {
    /// What an update says to a room: in English and universal time, since a room has no zone.
    static func find(_ message: ChatMessage, _ settings: Settings, in tx: Transaction) throws -> ChatWords {
        guard let briefing = try Briefing.find([message.briefing], in: tx)[message.briefing] else {
            throw Refusal.notFound
        }
        let (t, crisis) = (Words(now: tx.now), try Crisis.get(briefing.crisis, in: tx))
        let link = settings.address + "/crises/\(crisis.id)/briefings/\(briefing.id)"
        if settings.channelsLinkOnly {
            return ChatWords(
                title: t("There is an update from \(settings.organisation)"), text: "", end: "", link: link,
                linkWords: t("Sign in to read it"))
        }
        var words = ChatWords(
            title: t("Update \(briefing.number): \(crisis.title)"), text: briefing.currentText,
            end: t("The next update comes by \(moment: briefing.nextAt) (universal time)."), link: link,
            linkWords: t("Read it in Firsthand"))
        if message.version > 0 { words.title = t("Corrected: update \(briefing.number), \(crisis.title)") }
        if let reason = briefing.urgentBecause { words.notes.append(t("This is urgent: \(reason)")) }
        if let correction = briefing.corrections.last { words.notes.append(t("Corrected: \(correction.why)")) }
        return words
    }

    static func test(_ settings: Settings, _ t: Words) -> ChatWords {
        ChatWords(
            title: t("A test from \(settings.organisation)"),
            text: t("Updates in a crisis will stand here. Nobody needs to do anything."), end: "",
            link: settings.address + "/", linkWords: t("To Firsthand"))
    }
}
