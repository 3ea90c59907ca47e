import HTTPTypes
import Platform
import Situation

extension JobKind {
    static let askContacts: JobKind = "ask-contacts"
}

func readinessJobs(_ house: House) -> [JobHandler] {
    [
        JobHandler(daily: .askContacts) { _, tx in try askContacts(in: tx) }
    ]
}

/// Asks everyone on duty who has not said so for long enough whether they can be reached, at the first hour in which
/// they said they can be. A night worker is asked at night.
package func askContacts(in tx: Transaction) throws {
    let days = try ReadinessSettings.checkDays(in: tx)
    // An hour less than whole days: the job that runs every day may run a little earlier than yesterday.
    let long = Duration.days(days) - .hours(1)
    for duty in try Duty.all(courses: [], in: tx) {
        let last = max(duty.confirmedAt, duty.askedAt ?? duty.confirmedAt)
        guard last <= tx.now - long, let at = duty.hours.next(from: tx.now, in: duty.person.zone) else { continue }
        try duty.ask(at: at, in: tx)
    }
}

/// They say that they can be reached: on Now or on their own page. Also before they are asked, and it counts.
package func confirmContact(by person: ID<Person>, in tx: Transaction) throws {
    try Duty.answer(person, in: tx)
}

/// By the link of a mail, signed out too. False when it was answered meanwhile, or is not asked any more.
func confirmContact(_ check: ID<ContactCheck>, in tx: Transaction) throws -> Bool {
    guard let duty = try Duty.find(check, in: tx) else { return false }
    try Duty.answer(duty.person.id, in: tx)
    return true
}

/// Where one mail is answered. The link says which question it is and cannot be guessed; it does nothing else.
func contactCheckPath(_ check: ID<ContactCheck>, _ vault: Vault) -> String {
    "/contact-checks/\(check)/\(vault.signature(of: check.rawValue, purpose: "contact-check"))"
}

let contactCheckRoutes: [Route] = [
    // Following a link only shows a button: scanners that open links answer for nobody.
    Route(open: .get, "/contact-checks/:check/:signature") { guest in
        let check = try guest.contactCheck()
        let isOpen = try await guest.services.database.read { try Duty.find(check, in: $0) != nil }
        return await guest.withCookie { $0.contactCheckPage(isOpen: isOpen) }
    },
    Route(open: .post, "/contact-checks/:check/:signature") { guest in
        let check = try guest.contactCheck()
        _ = try await guest.services.database.write { try confirmContact(check, in: $0) }
        return .see(contactCheckPath(check, guest.services.vault))
    },
]

extension Guest {
    fileprivate func contactCheck() throws -> ID<ContactCheck> {
        let id: ID<ContactCheck> = try call.id("check")
        guard
            services.vault.isSignature(
                call.parameters["signature"] ?? "", of: id.rawValue, purpose: "contact-check")
        else { throw Refusal.notFound }
        return id
    }

    fileprivate func contactCheckPage(isOpen: Bool) -> Answer {
        page(isOpen ? t("Can we reach you?") : t("Thank you")) {
            guard isOpen else { return "<p>\(t("Nothing waits for your answer. You are counted again."))</p>" }
            return """
                <p>\(t("You said that you could be called in a crisis. This is a test, and nothing has happened."))</p>
                \(form(call.path, token: token) { button(t("Yes, this reaches me"), class: "primary") })
                <p class="small soft">\(t("If you would rather not be called any more, sign in and take it back under You. Nobody asks why."))</p>
                """
        }
    }
}
