import Platform

/// What became of a report.
package enum BounceNoted: String, Sendable {
    /// The address is marked: nothing more is sent there.
    case marked
    /// Its mailbox is full, today and not yet for so long that it is marked.
    case full
    /// The server goes on trying.
    case delayed
    /// It was not delivered, and that says nothing about the address.
    case undelivered
    case delivered
    /// Not to an address that we have signed for a mail of these days.
    case unknown
}

/// A report that came later has the same effect as a refusal at once, and no more.
///
/// - Parameter addresses: where the report came to, as its server or its headers say
package func noteBounce(
    _ report: DeliveryReport, to addresses: [String], _ vault: Vault, in tx: Transaction
) throws -> BounceNoted {
    var found: Person?
    for address in addresses where found == nil {
        found = try BounceAddress.person(in: address, at: tx.now, vault, in: tx)
    }
    guard let person = found else { return .unknown }
    // One mail has one recipient: what is said of several copies is said of one address.
    for recipient in report.recipients {
        guard let fault = recipient.addressFault else { continue }
        return try MailBounce.note(fault, person, reply: recipient.code, in: tx) ? .marked : .full
    }
    let actions = report.recipients.map(\.action)
    return actions.contains(.failed) ? .undelivered : actions.contains(.delayed) ? .delayed : .delivered
}
