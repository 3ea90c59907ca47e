import HTTPTypes
import Platform

/// A room of a chat that hears every update to everyone. Its address is a secret, and is not given back.
package struct ChatJSON: Codable, Sendable {
    let id: ID<Chat>
    let name: String
    let kind: Chat.Kind
    let createdAt: Timestamp
}

package struct ChatDetailsJSON: Codable, Sendable {
    let name: String
    let kind: Chat.Kind
    /// What the chat gave out for incoming messages.
    let address: String
}

package struct AddedChatJSON: Codable, Sendable {
    let id: ID<Chat>
}

package let chatsOperations: [APIOperation] = [
    .list("/channels/chats", .administrator, "listChats", "Rooms that hear of updates", scope: .administer) {
        _, page, tx in
        page.listing(whole: try Chat.all(in: tx), place: \.id.rawValue) {
            ChatJSON(id: $0.id, name: $0.name, kind: $0.kind, createdAt: Timestamp($0.createdAt))
        }
    },
    .act(
        .post, "/channels/chats", .administrator, .administer, "addChat", "Have a room hear of updates",
        status: .created
    ) { (visit, body: ChatDetailsJSON, tx) in
        let details = ChatDetails(name: body.name.trimmed, kind: body.kind, address: body.address.trimmed)
        let added = try addChat(details, by: visit.viewer.id, services: visit.services, in: tx)
        return AddedChatJSON(id: try added.get())
    },
    .act(
        .delete, "/channels/chats/:chat", .administrator, .administer, "removeChat", "Let it hear no more"
    ) { (visit, _: NoBodyJSON, tx) in
        try removeChat(visit.id("chat"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
