import Platform

extension Visit {
    func webhookDeliveryPage() async throws -> Answer {
        let (id, webhookID): (ID<WebhookDelivery>, ID<Webhook>) = (try id("delivery"), try id("webhook"))
        let (webhook, delivery, attempts) = try await read { tx in
            let delivery = try WebhookDelivery.get(id, of: webhookID, in: tx)
            return (try Webhook.get(webhookID, in: tx), delivery, try delivery.attemptsMade(in: tx))
        }
        return page(
            sentence(of: delivery), place: .webhooks, eyebrow: link("/webhooks/\(webhook.id)", webhook.name),
            actions: form("/webhooks/\(webhook.id)/deliveries/\(id)/repetition", token: token) {
                button(t("Send it again"))
            }
        ) {
            """
            <p>\(tag(delivery.state.tone, t(delivery.state.words))) \(course(of: delivery, webhook))</p>
            <div class="cols"><section class="c6">\(card(t("Attempts")) { attemptList(attempts) })</section>
            <section class="c6 stack">\(card(t("What is sent")) { sent(delivery, to: webhook) })</section></div>
            """
        }
    }

    private func course(of delivery: WebhookDelivery, _ webhook: Webhook) -> String {
        switch delivery.state {
        case .waiting where delivery.dueAt > now && delivery.attempts > 0:
            t("The next attempt is due \(moment: delivery.dueAt).")
        case .waiting: t("It goes within a second. Load this page again to see what came of it.")
        case .paused: t("It goes when the webhook resumes.")
        case .delivered: delivery.finishedAt.map { t("It arrived \(moment: $0).") } ?? ""
        case .failed: t("It is not tried any more by itself.")
        }
    }

    private func attemptList(_ attempts: [WebhookAttempt]) -> HTML {
        guard !attempts.isEmpty else { return empty(t("Not tried yet"), t("The first attempt is about to be made.")) }
        return """
            <ol class="rows" reversed>\(attempts.map { attempt -> HTML in
                """
                <li><p><strong>\(outcome(of: attempt))</strong></p>\
                <p class="small soft">\(t("Attempt \(attempt.number), \(moment: attempt.startedAt)"))\
                \(attempt.finishedAt.map { end -> HTML in
                    let took = Int((end - attempt.startedAt).wholeMilliseconds)
                    return " · \(t("\(took) ms"))"
                })</p>\
                \(if: !attempt.answer.isEmpty, "<pre class=\"hash\" translate=\"no\" tabindex=\"0\">\(attempt.answer)</pre>")</li>
                """
            })</ol>
            """
    }

    private func outcome(of attempt: WebhookAttempt) -> String {
        guard attempt.finishedAt != nil else { return t("Under way, or the worker stopped before it knew") }
        guard let status = attempt.status else { return t("No answer, or the address may not be called") }
        return (200..<300).contains(status) ? t("Taken, with status \(status)") : t("Not taken: status \(status)")
    }

    private func sent(_ delivery: WebhookDelivery, to webhook: Webhook) -> HTML {
        """
        <p class="small soft hash" translate="no">POST \(webhook.address)</p>
        <p class="small soft hash" translate="no">webhook-id: \(delivery.messageID)</p>
        <pre class="hash" translate="no" tabindex="0">\(delivery.body)</pre>
        """
    }
}
