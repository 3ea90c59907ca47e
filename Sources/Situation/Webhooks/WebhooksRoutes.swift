import HTTPTypes
import Platform

package let webhooksRoutes: [Route] = [
    Route(.get, "/webhooks", .administrator) { try await $0.webhooksPage() },
    Route(.get, "/webhooks/new", .administrator) { $0.newWebhookPage() },
    Route(.post, "/webhooks", .administrator) { visit in
        let form = try visit.form()
        let added = try await visit.write {
            try addWebhook(WebhookDetails(form), by: visit.viewer.id, services: visit.services, in: $0)
        }
        switch added {
        case .success(let made): return visit.addedWebhookPage(made.webhook, secret: made.secret)
        case .failure(let problems): return visit.newWebhookPage(Filled(form, problems: problems.all))
        }
    },
    Route(.get, "/webhooks/:webhook", .administrator) { try await $0.webhookPage() },
    Route(.post, "/webhooks/:webhook", .administrator) { visit in
        let (form, id): (Form, ID<Webhook>) = (try visit.form(), try visit.id("webhook"))
        let problems = try await visit.write {
            try changeWebhook(id, to: WebhookDetails(form), by: visit.viewer.id, services: visit.services, in: $0)
        }
        guard problems.isEmpty else { return try await visit.webhookPage(Filled(form, problems: problems)) }
        return .see("/webhooks/\(id)", .saved)
    },
    Route(.post, "/webhooks/:webhook/tests", .administrator) { visit in
        let id: ID<Webhook> = try visit.id("webhook")
        let test = try await visit.write { try testWebhook(id, in: $0) }
        return try await visit.whenTried(test, of: id)
    },
    Route(.post, "/webhooks/:webhook/secret", .administrator) { visit in
        let id: ID<Webhook> = try visit.id("webhook")
        let secret = try await visit.write {
            try renewSecret(of: id, by: visit.viewer.id, services: visit.services, in: $0)
        }
        return try await visit.webhookPage(secret: secret)
    },
    Route(.post, "/webhooks/:webhook/replay", .administrator) { visit in
        let (form, id): (Form, ID<Webhook>) = (try visit.form(), try visit.id("webhook"))
        guard let since = visit.t.instant(input: form["since"]) else {
            let problem = Problem("since", "This is not a day and a time.")
            return try await visit.webhookPage(replayed: Filled(form, problems: [problem]))
        }
        let replayed = try await visit.write {
            try replayWebhook(id, since: since, by: visit.viewer.id, house: visit.house, in: $0)
        }
        guard case .failure(let problems) = replayed else { return .see("/webhooks/\(id)", .replayed) }
        return try await visit.webhookPage(replayed: Filled(form, problems: problems.all))
    },
    Route(.post, "/webhooks/:webhook/pause", .administrator) { visit in
        let id: ID<Webhook> = try visit.id("webhook")
        try await visit.write { try pauseWebhook(id, by: visit.viewer.id, in: $0) }
        return .see("/webhooks/\(id)", .saved)
    },
    Route(.post, "/webhooks/:webhook/resumption", .administrator) { visit in
        let id: ID<Webhook> = try visit.id("webhook")
        try await visit.write { try resumeWebhook(id, by: visit.viewer.id, in: $0) }
        return .see("/webhooks/\(id)", .saved)
    },
    Route(.post, "/webhooks/:webhook/removal", .administrator) { visit in
        let id: ID<Webhook> = try visit.id("webhook")
        try await visit.write { try removeWebhook(id, by: visit.viewer.id, in: $0) }
        return .see("/webhooks", .deleted)
    },
    Route(.get, "/webhooks/:webhook/deliveries/:delivery", .administrator) { try await $0.webhookDeliveryPage() },
    Route(.post, "/webhooks/:webhook/deliveries/:delivery/repetition", .administrator) { visit in
        let (id, webhook): (ID<WebhookDelivery>, ID<Webhook>) = (try visit.id("delivery"), try visit.id("webhook"))
        try await visit.write { try WebhookDelivery.sendAgain(id, of: webhook, in: $0) }
        return try await visit.whenTried(id, of: webhook)
    },
]

extension Visit {
    /// Goes to the message when its first attempt has an end, or after three seconds, whichever comes first.
    fileprivate func whenTried(_ id: ID<WebhookDelivery>, of webhook: ID<Webhook>) async throws -> Answer {
        for _ in 0..<15 {
            try await Task.sleep(for: .milliseconds(200))
            let delivery = try await read { try WebhookDelivery.get(id, of: webhook, in: $0) }
            if delivery.finishedAt != nil { break }
        }
        return .see("/webhooks/\(webhook)/deliveries/\(id)", .sent)
    }
}
