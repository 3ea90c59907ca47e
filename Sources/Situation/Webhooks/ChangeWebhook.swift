import Platform

/// A new webhook and its secret, which is shown this once.
package func addWebhook(
    _ details: WebhookDetails, by person: ID<Person>, services: Services, in tx: Transaction
) throws -> Result<(webhook: Webhook, secret: String), Problems> {
    var problems = details.validate(allowing: services.settings.allowedHosts)
    if try Webhook.all(in: tx).count >= Webhook.most {
        problems.append(Problem("", "There are \(Webhook.most) webhooks. Remove one first."))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let (id, secret) = (ID<Webhook>.new(at: tx.now), StandardWebhooks.newSecret())
    let sealed = try services.vault.seal(secret, purpose: Webhook.purpose(of: id))
    try Webhook.insert(id, details, sealedSecret: sealed, in: tx)
    try Webhook.record(.webhookAdded, id, by: person, in: tx)
    return .success((try Webhook.get(id, in: tx), secret))
}

package func changeWebhook(
    _ id: ID<Webhook>, to details: WebhookDetails, by person: ID<Person>, services: Services, in tx: Transaction
) throws -> [Problem] {
    _ = try Webhook.get(id, in: tx)
    let problems = details.validate(allowing: services.settings.allowedHosts)
    guard problems.isEmpty else { return problems }
    try Webhook.update(id, to: details, in: tx)
    try Webhook.record(.webhookChanged, id, by: person, in: tx)
    return []
}

/// A new secret. For a day messages are signed with the former one as well, so that nobody has to change both ends at
/// once.
package func renewSecret(
    of id: ID<Webhook>, by person: ID<Person>, services: Services, in tx: Transaction
) throws -> String {
    _ = try Webhook.get(id, in: tx)
    let secret = StandardWebhooks.newSecret()
    let sealed = try services.vault.seal(secret, purpose: Webhook.purpose(of: id))
    try Webhook.setSecret(id, sealed: sealed, formerUntil: tx.now + .days(1), in: tx)
    try Webhook.record(.webhookSecretRenewed, id, by: person, in: tx)
    return secret
}

package func pauseWebhook(_ id: ID<Webhook>, by person: ID<Person>, in tx: Transaction) throws {
    _ = try Webhook.get(id, in: tx)
    if try Webhook.pause(id, because: .byHand, in: tx) { try Webhook.record(.webhookPaused, id, by: person, in: tx) }
}

package func resumeWebhook(_ id: ID<Webhook>, by person: ID<Person>, in tx: Transaction) throws {
    _ = try Webhook.get(id, in: tx)
    if try Webhook.resume(id, in: tx) { try Webhook.record(.webhookResumed, id, by: person, in: tx) }
}

/// With everything that was sent to it.
package func removeWebhook(_ id: ID<Webhook>, by person: ID<Person>, in tx: Transaction) throws {
    _ = try Webhook.get(id, in: tx)
    try Webhook.remove(id, in: tx)
    try Webhook.record(.webhookRemoved, id, by: person, in: tx)
}

/// A message of kind `webhook.test`, at once, also while it is paused: that is when one wants to try.
package func testWebhook(_ id: ID<Webhook>, in tx: Transaction) throws -> ID<WebhookDelivery> {
    let webhook = try Webhook.get(id, in: tx)
    guard try WebhookDelivery.countWaitingTests(of: id, in: tx) < 5 else { throw Refusal.conflict }
    return try WebhookDelivery.insertTest(of: webhook, in: tx)
}

extension Webhook {
    static func record(_ kind: EventKind, _ id: ID<Webhook>, by person: ID<Person>?, in tx: Transaction) throws {
        try tx.record(kind, actor: person?.rawValue, scope: nil, subject: id.rawValue)
    }
}
