import Platform

extension EventKind {
    package static let webhookAdded: EventKind = "webhook.added"
    package static let webhookChanged: EventKind = "webhook.changed"
    package static let webhookSecretRenewed: EventKind = "webhook.secret-renewed"
    package static let webhookPaused: EventKind = "webhook.paused"
    package static let webhookResumed: EventKind = "webhook.resumed"
    package static let webhookReplayed: EventKind = "webhook.replayed"
    package static let webhookRemoved: EventKind = "webhook.removed"
}
