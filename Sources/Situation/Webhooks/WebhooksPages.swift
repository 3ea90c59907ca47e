import HTTPTypes
import Platform

extension Visit {
    func webhooksPage() async throws -> Answer {
        let (webhooks, courses) = try await read { (try Webhook.all(in: $0), try Webhook.courses(in: $0)) }
        let add = link("/webhooks/new", t("Add a webhook"), class: "button primary")
        return page(t("Webhooks"), place: .webhooks, actions: webhooks.isEmpty ? .nothing : add) {
            webhooks.isEmpty
                ? empty(
                    t("No program is told what happens here"),
                    t(
                        "A webhook tells a program of yours what kind of thing has happened, within seconds: a chat, a wall screen, an alarm. It never carries anybody’s words."
                    ),
                    action: add)
                : """
                <ul class="rows card">\(webhooks.map { row($0, courses[$0.id]) })</ul>
                """
        }
    }

    private func row(_ webhook: Webhook, _ course: WebhookCourse?) -> HTML {
        """
        <li class="need">\(webhookTag(webhook, course))<div>\
        <p><strong>\(link("/webhooks/\(webhook.id)", webhook.name))</strong></p>\
        <p class="small soft hash" translate="no">\(webhook.address)</p>\
        <p class="small soft">\(course?.arrived.map { t("What arrived last was made \(moment: $0).") } ?? t("Nothing has arrived yet."))</p>\
        </div></li>
        """
    }

    func webhookTag(_ webhook: Webhook, _ course: WebhookCourse?) -> HTML {
        if webhook.pausedAt != nil { return tag(.care, t("Paused")) }
        if course?.isLate(at: now) == true { return tag(.stop, t("Late")) }
        return course.map { $0.tries > 1 } == true ? tag(.care, t("Trying again")) : tag(.ok, t("Running"))
    }

    func newWebhookPage(_ filled: Filled = Filled(WebhookDetails.blank)) -> Answer {
        page(t("Add a webhook"), place: .webhooks, status: filled.status) {
            """
            <div class="cols"><section class="c8">\(card(t("Who is told of what")) {
                webhookForm("/webhooks", filled, words: t("Add it"))
            })</section><aside class="c4">\(card(t("What it gets")) { about })</aside></div>
            """
        }
    }

    /// The secret stands here and on no other page.
    func addedWebhookPage(_ webhook: Webhook, secret: String) -> Answer {
        page(webhook.name, at: "/webhooks/\(webhook.id)", place: .webhooks, eyebrow: link("/webhooks", t("Webhooks"))) {
            """
            \(webhookSecret(secret))
            <p class="line">\(form("/webhooks/\(webhook.id)/tests", token: token) { button(t("Send a test"), class: "primary") })\
            \(link("/webhooks/\(webhook.id)", t("To its page"), class: "button"))</p>
            """
        }
    }

    func webhookSecret(_ secret: String) -> HTML {
        notice(
            .ok,
            """
            <p>\(t("Copy the secret now. The program checks with it that a message is from us. It is shown this once."))</p>\
            <p><code class="hash" translate="no">\(secret)</code></p>
            """)
    }

    private var about: HTML {
        """
        <p>\(t("A small message for each thing that happens: its kind, when, and in which crisis. No words, no names. Whoever may know more asks the API for it."))</p>
        <p>\(t("It is signed by the Standard Webhooks convention, so that the program can tell it is from us. What does not arrive is sent again for three days."))</p>
        """
    }
}
