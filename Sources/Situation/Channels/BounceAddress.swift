import Platform

/// The sender that servers know a mail by, and so the address to which they report what they could not deliver:
/// `bounces+PERSON.DAY.SIGNATURE@…`. It has nobody's address in it; the signature covers the one that the mail went to, so
/// that a report about an address somebody no longer has says nothing about the new one.
package enum BounceAddress {
    /// Servers try for five days and may tell of it later.
    static let daysGood = 10
    // 64 bytes before the @ (RFC 5321), of which the tag takes 50.
    private static let longestName = 14

    package static func fits(_ address: MailAddress) -> Bool {
        let name = address.text.prefix { $0 != "@" }
        return name.utf8.count <= longestName && !name.contains("+") && address.text.utf8.allSatisfy { $0 < 0x80 }
    }

    static func make(_ base: MailAddress, for person: Person, at now: Instant, _ vault: Vault) -> MailAddress? {
        let (name, day) = (base.text.prefix { $0 != "@" }, day(now))
        guard fits(base), let signature = signatures(person, day, vault).first else { return nil }
        return MailAddress("\(name)+\(person.id).\(day).\(signature)@\(base.domain)")
    }

    /// Whose mail it was that could not be delivered; nil for what we have not signed, or too long ago, or for an address
    /// that they no longer have.
    static func person(in address: String, at now: Instant, _ vault: Vault, in tx: Transaction) throws -> Person? {
        // Servers may change the case of what stands before the @.
        let tag = address.lowercased().prefix { $0 != "@" }.drop { $0 != "+" }.dropFirst()
        let parts = tag.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let id = ID<Person>(rawValue: parts[0]), let day = Int64(parts[1]),
            (self.day(now) - Int64(daysGood)...self.day(now) + 1).contains(day),
            let person = try Person.find(id, in: tx)
        else { return nil }
        let isOurs = signatures(person, day, vault).contains { isSameSecret($0.utf8, parts[2].utf8) }
        return isOurs ? person : nil
    }

    private static func day(_ at: Instant) -> Int64 { at.milliseconds / 86_400_000 }

    /// By the newest key first. Sixteen of letters and digits: more than eighty bits.
    private static func signatures(_ person: Person, _ day: Int64, _ vault: Vault) -> [String] {
        vault.marks(of: "\(day) \(person.id)", by: person.email, purpose: "bounce").map { signature in
            String(signature.lowercased().filter { $0 != "-" && $0 != "_" }.prefix(16))
        }
    }
}

extension Services {
    /// Nil when nobody reads what comes back.
    package func bounces(of person: Person, at now: Instant) -> MailAddress? {
        settings.mailBounces.flatMap { BounceAddress.make($0, for: person, at: now, vault) }
    }
}
