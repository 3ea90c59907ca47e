import Platform
import Situation

/// Somebody was attacked and wants to be asked how it is: after a day and after a week, on their own first page.
package enum FollowUp {
    static let after: [Duration] = [.days(1), .days(7)]

    /// Asking again begins again.
    package static func ask(for person: ID<Person>, in tx: Transaction) throws {
        try end(for: person, in: tx)
        for wait in after {
            try tx.run(
                """
                INSERT INTO support_follow_ups (person, due_at, asked_at) VALUES (\(person), \(tx.now + wait), \(tx.now))
                """)
        }
    }

    package static func end(for person: ID<Person>, in tx: Transaction) throws {
        try tx.run("DELETE FROM support_follow_ups WHERE person = \(person)")
    }

    /// What has been asked is asked once.
    package static func settleDue(for person: ID<Person>, in tx: Transaction) throws {
        try tx.run("DELETE FROM support_follow_ups WHERE person = \(person) AND due_at <= \(tx.now)")
    }

    static func dueTimes(of person: ID<Person>, in tx: Transaction) throws -> [Instant] {
        try tx.all("SELECT due_at FROM support_follow_ups WHERE person = \(person) ORDER BY due_at")
            .map { try $0["due_at"] }
    }

    /// Nobody is asked about something that is long over.
    static func deleteOld(in tx: Transaction) throws {
        try tx.run("DELETE FROM support_follow_ups WHERE due_at <= \(tx.now - .days(30))")
    }
}

/// For the question that finds out who asks.
func ownState(_ tx: Transaction) -> SQL {
    """
    (SELECT count(*) FROM support_pauses WHERE support_pauses.person = people.id AND \(Pause.stillOn(tx))) AS pauses,
    (SELECT min(asked_at) FROM support_follow_ups
     WHERE support_follow_ups.person = people.id AND due_at <= \(tx.now)) AS attacked_at
    """
}

extension Visit {
    package var followUpNotice: HTML {
        guard let at = viewer.own.attackedAt else { return .nothing }
        return card(t("For you alone")) {
            """
            <p>\(t("On \(day: at) you said that people were attacking you, and wanted to be asked. How is it now?"))</p>
            \(form("/support/follow-ups/settlement", token: token, class: "line") {
                """
                \(button(t("It goes on"), name: "answer", value: "goes-on"))\
                \(button(t("It is over, ask no more"), name: "answer", value: "over"))\
                \(button(t("Not now"), class: "quiet", name: "answer", value: "later"))
                """
            })
            """
        }
    }
}
