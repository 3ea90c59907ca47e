import Platform

extension Chat {
    package static func all(in tx: Transaction) throws -> [Chat] {
        try tx.all(Chat.self, "SELECT * FROM chats ORDER BY name, id")
    }

    package static func get(_ id: ID<Chat>, in tx: Transaction) throws -> Chat {
        guard let chat = try tx.first(Chat.self, "SELECT * FROM chats WHERE id = \(id)") else { throw Refusal.notFound }
        return chat
    }

    static func insert(_ id: ID<Chat>, name: String, _ kind: Kind, sealedAddress: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO chats (id, name, kind, address, created_at)
            VALUES (\(id), \(name), \(kind), \(sealedAddress), \(tx.now))
            """)
    }

    static func remove(_ id: ID<Chat>, in tx: Transaction) throws {
        try tx.run("DELETE FROM chat_messages WHERE chat = \(id)")
        try tx.run("DELETE FROM chats WHERE id = \(id)")
    }

    /// Seals every address with the vault's newest key.
    ///
    /// - Parameter isTrial: only counts.
    package static func reseal(_ vault: Vault, isTrial: Bool = false, in tx: Transaction) throws -> Resealed {
        var resealed = Resealed()
        for chat in try all(in: tx) {
            try resealed.take(chat.sealedAddress, purpose: purpose(of: chat.id), vault) { address in
                guard !isTrial else { return }
                try tx.run("UPDATE chats SET address = \(address) WHERE id = \(chat.id)")
            }
        }
        return resealed
    }
}

/// One update for one room. It holds no words: they are read when it leaves.
package struct ChatMessage: Sendable, RowDecodable {
    package enum State: String, Sendable, SQLConvertible { case waiting, sent, failed }

    let chat: ID<Chat>
    let briefing: ID<Briefing>
    /// Which correction it brings; 0 is the update itself.
    let version: Int
    package let state: State
    let tries: Int
    /// What the chat answered last; nil when it did not.
    package let status: Int?
    let createdAt: Instant
    let finishedAt: Instant?

    package init(row: Row) throws {
        chat = try row["chat"]
        briefing = try row["briefing"]
        version = try row["version"]
        state = State(rawValue: try row["state"]) ?? .failed
        tries = try row["tries"]
        status = try row["status"]
        createdAt = try row["created_at"]
        finishedAt = try row["finished_at"]
    }

    static let keptFor: Duration = .days(30)
    private static let lease: Duration = .minutes(1)
    /// Then given up: what was new a day ago would be taken for new.
    private static let pauses: [Duration] = [
        .seconds(10), .minutes(1), .minutes(5), .minutes(15), .hours(1), .hours(2), .hours(4), .hours(8), .hours(8),
    ]

    /// The newest to a room.
    package static func latest(to chat: ID<Chat>, in tx: Transaction) throws -> ChatMessage? {
        try tx.first(
            ChatMessage.self,
            "SELECT * FROM chat_messages WHERE chat = \(chat) ORDER BY created_at DESC LIMIT 1")
    }

    static func queue(_ briefing: Briefing, version: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO chat_messages (chat, briefing, version, state, tries, due_at, created_at)
            SELECT id, \(briefing.id), \(version), 'waiting', 0, \(tx.atOnce), \(tx.now) FROM chats
            WHERE created_at <= \(tx.now)
            ON CONFLICT (chat, briefing, version) DO NOTHING
            """)
    }

    static func isAnyDue(in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM chat_messages WHERE state = 'waiting' AND due_at <= \(tx.now) LIMIT 1")
    }

    static func claim(in tx: Transaction) throws -> ChatMessage? {
        try tx.requireClock()
        let next: SQL = """
            SELECT chat, briefing, version FROM chat_messages WHERE state = 'waiting' AND due_at <= \(tx.now)
            ORDER BY due_at LIMIT 1 \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """
        return try tx.first(
            ChatMessage.self,
            """
            UPDATE chat_messages SET tries = tries + 1, due_at = \(tx.now + lease)
            WHERE (chat, briefing, version) IN (\(next)) RETURNING *
            """)
    }

    /// - Parameter reply: nil when nobody answered, or nobody may be called there.
    func finish(_ reply: WebReply?, in tx: Transaction) throws {
        let isSent = reply.map { (200..<300).contains($0.status) } ?? false
        // Gone for good, or an address that nobody has given out: asking again will not help.
        let isOver = !isSent && ([404, 410].contains(reply?.status) || tries > ChatMessage.pauses.count)
        let state: State = isSent ? .sent : isOver ? .failed : .waiting
        let wished = reply?.headers["retry-after"].flatMap { Int($0) } ?? 0
        let pause = max(
            ChatMessage.pauses[min(max(1, tries), ChatMessage.pauses.count) - 1], .seconds(min(max(0, wished), 3600)))
        try tx.run(
            """
            UPDATE chat_messages SET state = \(state), status = \(reply?.status), due_at = \(tx.now + pause),
                finished_at = \(state == .waiting ? nil : tx.now)
            WHERE chat = \(chat) AND briefing = \(briefing) AND version = \(version) AND tries = \(tries)
                AND state = 'waiting'
            """)
    }

    /// In a database that has been brought back, what waits may have been sent already.
    package static func giveUpAllWaiting(in tx: Transaction) throws {
        try tx.run("UPDATE chat_messages SET state = 'failed', finished_at = \(tx.now) WHERE state = 'waiting'")
    }

    package static func figures(in tx: Transaction) throws -> [Figures] {
        let waiting = try tx.count("SELECT count(*) FROM chat_messages WHERE state = 'waiting' AND due_at > 0")
        return [Figures("firsthand_chat_messages_waiting", is: Double(waiting))]
    }
}

/// They name nobody; what was sent when is kept for thirty days.
let chatsData = PersonalData(
    collect: { _, _ in [:] },
    expire: { _, tx in
        [
            "chat messages": try tx.run(
                "DELETE FROM chat_messages WHERE created_at <= \(tx.now - ChatMessage.keptFor)")
        ]
    })
