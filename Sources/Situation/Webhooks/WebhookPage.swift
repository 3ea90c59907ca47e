import HTTPTypes
import Platform

extension Visit {
    /// - Parameters:
    ///   - changed: what was typed into the settings, when it did not fit.
    ///   - replayed: the same for sending again.
    ///   - secret: shown this once.
    func webhookPage(_ changed: Filled? = nil, replayed: Filled? = nil, secret: String? = nil) async throws -> Answer {
        let id: ID<Webhook> = try id("webhook")
        let state = WebhookDelivery.State(rawValue: call.query["state"])
        let before: ID<WebhookDelivery>? = call.query.id("before")
        let (webhook, course, deliveries) = try await read { tx in
            (
                try Webhook.get(id, in: tx), try Webhook.courses(in: tx)[id],
                try WebhookDelivery.page(of: id, in: state, before: before, limit: 51, in: tx)
            )
        }
        let settings = changed ?? Filled(webhook.form)
        return page(
            webhook.name, at: "/webhooks/\(id)", place: .webhooks, eyebrow: link("/webhooks", t("Webhooks")),
            actions: form("/webhooks/\(id)/tests", token: token) { button(t("Send a test")) },
            status: (replayed ?? settings).status
        ) {
            """
            \(secret.map { webhookSecret($0) })\(webhook.pauseReason.map { paused(webhook, $0) })
            <div class="cols"><section class="c8 stack">\(card(t("Messages"), aside: webhookTag(webhook, course)) {
                messages(deliveries, of: webhook, in: state)
            })</section>
            <aside class="c4 stack">\(card(t("Settings")) {
                webhookForm("/webhooks/\(id)", settings, words: t("Save"))
            })\(card(t("Send again")) { replayForm(webhook, replayed) })\(card(t("Secret")) { secretForm(webhook) })\
            \(card(t("Stop")) { stopForms(webhook) })</aside></div>
            """
        }
    }

    private func paused(_ webhook: Webhook, _ reason: Webhook.PauseReason) -> HTML {
        notice(
            .care,
            """
            <p>\(t(reason.words)) \(t("What happens meanwhile is kept for thirty days, and goes when you resume."))</p>\
            \(form("/webhooks/\(webhook.id)/resumption", token: token) { button(t("Resume"), class: "primary") })
            """)
    }

    private func messages(
        _ deliveries: [WebhookDelivery], of webhook: Webhook, in state: WebhookDelivery.State?
    ) -> HTML {
        let path = "/webhooks/\(webhook.id)"
        let states: [(String, String, Bool)] =
            [(path, t("All"), state == nil)]
            + WebhookDelivery.State.allCases.map { ("\(path)?state=\($0.rawValue)", t($0.words), $0 == state) }
        let narrowed = state.map { "state=\($0.rawValue)&" } ?? ""
        let last = deliveries.prefix(50).last
        return """
            <nav class="subnav" aria-label="\(t("Which messages"))">\(states.map { address, words, isChosen -> HTML in
                "<a href=\"\(address)\"\(attribute: "aria-current", isChosen ? "true" : nil)>\(words)</a>"
            })</nav>
            \(deliveries.isEmpty
                ? empty(t("No messages here"), t("The next thing that happens makes one."))
                : "<ul class=\"rows\">\(deliveries.prefix(50).map { row($0) })</ul>")
            \(if: deliveries.count > 50, link("\(path)?\(narrowed)before=\(last?.id.rawValue ?? "")", t("Earlier"), class: "button"))
            """
    }

    private func row(_ delivery: WebhookDelivery) -> HTML {
        """
        <li class="need">\(tag(delivery.state.tone, t(delivery.state.words)))<div>\
        <p>\(link("/webhooks/\(delivery.webhook)/deliveries/\(delivery.id)", sentence(of: delivery)))</p>\
        <p class="small soft"><span translate="no">\(delivery.kind.rawValue)</span> · \(time(delivery.createdAt, t)) · \
        \(t(delivery.attempts, "\(delivery.attempts) attempt", "\(delivery.attempts) attempts"))</p></div></li>
        """
    }

    func sentence(of delivery: WebhookDelivery) -> String {
        house.auditWords[delivery.kind].map { t($0.sentence) } ?? t("A test, sent by hand")
    }

    private func replayForm(_ webhook: Webhook, _ filled: Filled?) -> HTML {
        let usual = Form(["since": [t.input(now - .days(1))]])
        let fields = Fields(filled ?? Filled(usual), t)
        return """
            <p class="small soft">\(t("Everything that has happened since, what has arrived too. The program knows by the id what it has had."))</p>
            \(form("/webhooks/\(webhook.id)/replay", token: token, class: "stack") {
                "\(fields.text("since", t("Since"), type: "datetime-local", required: true))\(button(t("Send it all again")))"
            })
            """
    }

    private func secretForm(_ webhook: Webhook) -> HTML {
        """
        \(webhook.formerSecretUntil.flatMap { $0 > now ? $0 : nil }.map { until -> HTML in
            "<p>\(t("The former secret is good until \(moment: until).")) </p>"
        })
        \(form(
            "/webhooks/\(webhook.id)/secret", token: token,
            confirm: t("Make a new secret? The one of now is good for one more day.")
        ) { button(t("Make a new secret")) })
        """
    }

    private func stopForms(_ webhook: Webhook) -> HTML {
        """
        <div class="line">\(if: webhook.pausedAt == nil, form("/webhooks/\(webhook.id)/pause", token: token) {
            button(t("Pause"))
        })\(form(
            "/webhooks/\(webhook.id)/removal", token: token,
            confirm: t("Remove this webhook, with every message to it? This cannot be undone.")
        ) { button(t("Remove"), class: "quiet") })</div>
        """
    }
}
