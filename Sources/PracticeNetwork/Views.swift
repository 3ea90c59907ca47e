import Foundation
import Platform

/// An account as clients read it.
struct AccountView: Encodable, Sendable {
    let id: String
    let username: String
    let acct: String
    let display_name: String
    let note: String
    let url: String
    let created_at: String
    let avatar: String
    let avatar_static: String
    let header: String
    let header_static: String
    let locked = false
    let bot = false
    let followers_count = 0
    let following_count = 0
    let statuses_count: Int
    let emojis: [String] = []
    let fields: [String] = []

    init(_ account: PracticeAccount, statuses: Int, address: String) {
        statuses_count = statuses
        id = String(account.id)
        username = account.handle
        acct = account.handle
        display_name = account.name
        note = paragraphs(account.bio)
        url = "\(address)/people/\(account.handle)"
        created_at = account.createdAt.iso
        avatar = "\(address)/assets/0/images/favicon.svg"
        avatar_static = avatar
        header = avatar
        header_static = avatar
    }
}

/// A status as clients read it.
struct StatusView: Encodable, Sendable {
    struct Tag: Encodable, Sendable {
        let name: String
        let url: String
    }

    let id: String
    let uri: String
    let url: String
    let created_at: String
    @OrNull var edited_at: String?
    let account: AccountView
    let content: String
    let visibility: String
    let sensitive: Bool
    let spoiler_text: String
    let language: String
    @OrNull var in_reply_to_id: String?
    @OrNull var in_reply_to_account_id: String?
    let replies_count: Int
    let reblogs_count = 0
    let favourites_count = 0
    let favourited = false
    let reblogged = false
    let media_attachments: [String] = []
    let mentions: [String] = []
    let tags: [Tag]
    let emojis: [String] = []
    @OrNull var reblog: String?
    @OrNull var poll: String?
    @OrNull var card: String?
    /// Its source, only for the author who deletes it and may want to say it better.
    var text: String?

    init(_ status: Status, by account: AccountView, replies: Int, parentAuthor: Int64?, address: String) {
        id = String(status.id)
        url = "\(address)/posts/\(status.id)"
        uri = url
        created_at = status.createdAt.iso
        edited_at = status.editedAt?.iso
        self.account = account
        content = paragraphs(status.text)
        visibility = status.visibility
        sensitive = !status.spoiler.isEmpty
        spoiler_text = status.spoiler
        language = status.language
        in_reply_to_id = status.replyTo.map { String($0) }
        in_reply_to_account_id = parentAuthor.map { String($0) }
        reblog = nil
        poll = nil
        card = nil
        replies_count = replies
        tags = Status.tags(in: status.text).map { Tag(name: $0, url: "\(address)/tags/\($0)") }
    }
}

/// One version of a status.
struct StatusEditView: Encodable, Sendable {
    let content: String
    let created_at: String
    let account: AccountView
    let spoiler_text: String
    let sensitive: Bool
    let media_attachments: [String] = []
    let emojis: [String] = []

    init(_ text: String, at time: Instant, of status: Status, by account: AccountView) {
        content = paragraphs(text)
        created_at = time.iso
        self.account = account
        spoiler_text = status.spoiler
        sensitive = !status.spoiler.isEmpty
    }
}

/// Clients expect `null` where there is nothing, rather than no key.
@propertyWrapper
struct OrNull: Encodable, Sendable {
    var wrappedValue: String?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

/// Plain words as the HTML that clients expect.
private func paragraphs(_ text: String) -> String {
    let blocks = text.replacing("\r\n", with: "\n").components(separatedBy: "\n\n")
    return blocks.map { block in
        let lines = block.components(separatedBy: "\n").map { line in ("\(line)" as HTML).text }
        return "<p>" + lines.joined(separator: "<br />") + "</p>"
    }.joined()
}
