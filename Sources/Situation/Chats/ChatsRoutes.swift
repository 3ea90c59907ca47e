import HTTPTypes
import Platform

package let chatsRoutes: [Route] = [
    Route(.get, "/channels/chats/new", .administrator) { $0.newChatPage() },
    Route(.post, "/channels/chats", .administrator) { visit in
        let form = try visit.form()
        let added = try await visit.write {
            try addChat(ChatDetails(form), by: visit.viewer.id, services: visit.services, in: $0)
        }
        switch added {
        case .success: return .see("/channels", .saved)
        case .failure(let problems): return visit.newChatPage(Filled(form, problems: problems.all))
        }
    },
    // At once and without the queue: whoever tries wants to know what the chat says.
    Route(.post, "/channels/chats/:chat/tests", .administrator) { visit in
        let id: ID<Chat> = try visit.id("chat")
        let chat = try await visit.read { try Chat.get(id, in: $0) }
        let reply = await ChatWorker(services: visit.services)
            .send(ChatWords.test(visit.services.settings, visit.t), to: chat)
        return try await visit.channelsPage(triedChat: (id, reply?.status))
    },
    Route(.post, "/channels/chats/:chat/removal", .administrator) { visit in
        let id: ID<Chat> = try visit.id("chat")
        try await visit.write { try removeChat(id, by: visit.viewer.id, in: $0) }
        return .see("/channels", .deleted)
    },
]
