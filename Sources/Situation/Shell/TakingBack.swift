import Platform

/// That a browser has just sent something which nobody's name stands on: signed for it, its sender and a few minutes, so
/// that nothing has to be kept for taking it back.
package struct TakingBack<Thing>: Sendable {
    package static var lasts: Duration { .minutes(10) }
    private let purpose: String

    package init(_ purpose: String) { self.purpose = purpose }

    package func sign(_ id: ID<Thing>, by person: ID<Person>, at now: Instant, _ vault: Vault) -> String {
        let until = (now + Self.lasts).milliseconds
        return "\(id).\(until).\(vault.signature(of: "\(id) \(until) \(person)", purpose: purpose))"
    }

    /// What may still be taken back by whoever has this.
    package func read(_ text: String?, by person: ID<Person>, at now: Instant, _ vault: Vault) -> ID<Thing>? {
        let parts = (text ?? "").split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let id = ID<Thing>(rawValue: parts[0]), let until = Int64(parts[1]),
            until > now.milliseconds, until <= (now + Self.lasts).milliseconds,
            vault.isSignature(parts[2], of: "\(id) \(until) \(person)", purpose: purpose)
        else { return nil }
        return id
    }

    fileprivate func cookie(_ settings: Settings) -> String { settings.cookieName("firsthand-\(purpose)") }
}

extension Visit {
    /// What this browser has just sent and may take back.
    package func undoable<Thing>(_ kind: TakingBack<Thing>) -> ID<Thing>? {
        kind.read(call.cookie(kind.cookie(services.settings)), by: viewer.id, at: now, services.vault)
    }

    package func cookie<Thing>(toTakeBack id: ID<Thing>, _ kind: TakingBack<Thing>) -> Cookie {
        Cookie(
            kind.cookie(services.settings), kind.sign(id, by: viewer.id, at: now, services.vault),
            seconds: Int(TakingBack<Thing>.lasts.wholeMilliseconds / 1000), secure: services.settings.isSecure)
    }

    package func cookie<Thing>(takenBack kind: TakingBack<Thing>) -> Cookie {
        Cookie(kind.cookie(services.settings), "", seconds: 0, secure: services.settings.isSecure)
    }
}
