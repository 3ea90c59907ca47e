import HTTPTypes
import Platform

extension Visit {
    /// On the page of all channels.
    func chatsCard(_ chats: [(Chat, ChatMessage?)], tried: (ID<Chat>, Int?)?) -> HTML {
        card(t("Rooms in your chat"), aside: link("/channels/chats/new", t("Add a room"))) {
            chats.isEmpty
                ? "<p>\(t("None. A room in Slack, Microsoft Teams or Mattermost can hear every update as it is sent."))</p>"
                : "<ul class=\"rows\">\(chats.map { row($0, $1, tried?.0 == $0.id ? tried : nil) })</ul>"
        }
    }

    private func row(_ chat: Chat, _ latest: ChatMessage?, _ tried: (ID<Chat>, Int?)?) -> HTML {
        """
        <li><p><strong translate="no">\(chat.name)</strong> <span class="small soft">\(t(chat.kind.words))</span> \(state(latest))</p>\
        \(tried.map { triedWords($0.1) })\
        <div class="line">\(form("/channels/chats/\(chat.id)/tests", token: token) { button(t("Send a test")) })\
        \(form("/channels/chats/\(chat.id)/removal", token: token, confirm: t("Remove this room? It hears nothing more.")) { button(t("Remove"), class: "quiet") })</div></li>
        """
    }

    private func state(_ latest: ChatMessage?) -> HTML {
        guard let latest else { return tag(.info, t("Nothing sent yet")) }
        switch latest.state {
        case .sent:
            return "\(tag(.ok, t("Heard"))) <span class=\"small soft\">\(time(latest.finishedAt ?? now, t))</span>"
        case .failed: return tag(.stop, latest.status.map { t("Not heard: it answered \($0)") } ?? t("Not heard"))
        case .waiting: return latest.tries == 0 ? tag(.info, t("On its way")) : tag(.care, t("Trying again"))
        }
    }

    private func triedWords(_ status: Int?) -> HTML {
        guard let status else {
            return notice(
                .stop,
                "<p>\(t("Nobody answered there, or the address lies inside your own network and is not in FIRSTHAND_ALLOWED_HOSTS."))</p>"
            )
        }
        return (200..<300).contains(status)
            ? notice(.ok, "<p>\(t("It was taken. Look whether it stands in the room."))</p>")
            : notice(.stop, "<p>\(t("It was not taken: the chat answered \(status)."))</p>")
    }

    func newChatPage(_ filled: Filled = Filled()) -> Answer {
        let fields = Fields(filled, t)
        return page(t("Add a room"), place: .channels, eyebrow: link("/channels", t("Channels")), status: filled.status)
        {
            """
            <div class="cols"><section class="c8">\(card(t("Which room")) {
                form("/channels/chats", token: token, class: "stack") {
                    """
                    \(fields.summary)
                    \(fields.text("name", t("What you call it"), hint: t("Like: Slack, #announcements"), required: true))
                    \(fields.radios("kind", t("Which chat it is"), Chat.Kind.allCases.map { ($0.rawValue, t($0.words)) }))
                    \(fields.text("address", t("Address"), type: "url", hint: t("What the chat gives out for incoming messages. Whoever has it can write there, so it is kept sealed and shown to nobody again."), required: true, autocomplete: "off"))
                    \(button(t("Add it"), class: "primary"))
                    """
                }
            })</section><aside class="c4">\(card(t("Where you find it")) {
                """
                <p>\(t("Slack: an app with incoming webhooks switched on, and one of them for the room."))</p>
                <p>\(t("Microsoft Teams: a workflow that posts to a channel when a webhook request is received."))</p>
                <p>\(t("Mattermost: Integrations, incoming webhooks."))</p>
                <p>\(t("Everybody in that room reads every update, and the chat’s operator too. FIRSTHAND_CHANNEL_WORDS=link sends the link only."))</p>
                """
            })</aside></div>
            """
        }
    }
}
