import Platform

/// A browser in which a person has signed in before. Whoever guesses at their password has none: so guesses neither use up
/// this person's tries nor stand in line before them. OWASP calls it a device cookie.
///
/// It opens nothing by itself. Its cookie holds a random name and a signature over that name and the address of the person,
/// so that it works for them alone and says nothing about them.
struct KnownBrowser {
    let name: String

    /// Nil unless this browser's cookie was made for whoever has this address.
    init?(of email: String, at guest: Guest) {
        let services = guest.services
        let parts = (guest.call.cookie(services.settings.cookieName(SessionCookie.known)) ?? "").split(separator: ".")
        guard parts.count == 2,
            services.vault.isSignature(
                String(parts[1]), of: Self.signed(String(parts[0]), email), purpose: Self.purpose)
        else { return nil }
        name = String(parts[0])
    }

    /// For the answer to someone who has just come in; the browser keeps the name that it has.
    static func cookie(for person: Person, at guest: Guest) -> Cookie {
        let name = KnownBrowser(of: person.email, at: guest)?.name ?? Tokens.random()
        let signature = guest.services.vault.signature(of: signed(name, person.email), purpose: purpose)
        return Cookie(
            guest.services.settings.cookieName(SessionCookie.known), "\(name).\(signature)", seconds: 365 * 86_400,
            secure: guest.services.settings.isSecure)
    }

    private static let purpose = "known browser"
    private static func signed(_ name: String, _ email: String) -> String { "\(name) \(email.lowercased())" }
}
