import Platform

/// Writes something new for a crisis, or says what is wrong.
package func write<Item: GuidanceItem>(
    _ item: Item.Type, _ details: Item.Details, in crisis: ID<Crisis>, protecting speech: ProtectedSpeech,
    by author: ID<Person>, in tx: Transaction
) throws -> Result<ID<Item>, Problems> {
    let problems = details.validate(under: GuidanceLimits(speech, at: tx.now))
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let id = ID<Item>.new(at: tx.now)
    try Item.insert(details, as: id, in: crisis, by: author, in: tx)
    try note(Item.kind.written, id.rawValue, details, crisis, author, tx)
    return .success(id)
}

/// The earlier words stay in the log.
package func change<Item: GuidanceItem>(
    _ id: ID<Item>, to details: Item.Details, in crisis: ID<Crisis>, protecting speech: ProtectedSpeech,
    by author: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    _ = try Item.find(id, of: crisis, in: tx)
    let problems = details.validate(under: GuidanceLimits(speech, at: tx.now))
    guard problems.isEmpty else { return problems }
    try Item.update(id, to: details, in: tx)
    try note(Item.kind.changed, id.rawValue, details, crisis, author, tx)
    return []
}

/// Takes it out of use. Nothing is deleted: the row says who and when.
package func retire<Item: GuidanceItem>(
    _ id: ID<Item>, in crisis: ID<Crisis>, by person: ID<Person>, in tx: Transaction
) throws {
    let item = try Item.find(id, of: crisis, in: tx)
    guard item.retiredAt == nil else { return }
    try Item.setRetired(id, by: person, in: tx)
    try note(Item.kind.retired, id.rawValue, item.details, crisis, person, tx)
}

/// Brings it back, when it would still be accepted today.
package func restore<Item: GuidanceItem>(
    _ id: ID<Item>, in crisis: ID<Crisis>, protecting speech: ProtectedSpeech, by person: ID<Person>,
    in tx: Transaction
) throws -> [Problem] {
    let item = try Item.find(id, of: crisis, in: tx)
    guard item.retiredAt != nil else { return [] }
    let problems = item.details.validate(under: GuidanceLimits(speech, at: tx.now))
    guard problems.isEmpty else { return problems }
    try Item.setRetired(id, by: nil, in: tx)
    try note(Item.kind.restored, id.rawValue, item.details, crisis, person, tx)
    return []
}

private func note(
    _ kind: EventKind, _ subject: String, _ details: some GuidanceDetails, _ crisis: ID<Crisis>,
    _ person: ID<Person>, _ tx: Transaction
) throws {
    try GuidanceVersion.advance(of: crisis, in: tx)
    try tx.record(
        kind, actor: person.rawValue, scope: crisis.rawValue, subject: subject, data: [String: String](), apart: details
    )
}
