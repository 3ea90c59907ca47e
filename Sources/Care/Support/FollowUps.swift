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

/// What somebody's first page has to know of this room, from one question to the database.
package struct CareNow: Sendable {
    package let isPausing: Bool
    /// When they said that they were being attacked, if it is time to ask.
    let attackedAt: Instant?

    package static func find(for person: ID<Person>, in tx: Transaction) throws -> CareNow {
        let row = try tx.first(
            """
            SELECT (SELECT count(*) FROM support_pauses WHERE person = \(person) AND \(Pause.stillOn(tx))) AS pauses,
                (SELECT min(asked_at) FROM support_follow_ups WHERE person = \(person) AND due_at <= \(tx.now)) AS attacked
            """)
        guard let row else { return CareNow(isPausing: false, attackedAt: nil) }
        let pauses: Int = try row["pauses"]
        return CareNow(isPausing: pauses > 0, attackedAt: try row["attacked"])
    }
}

extension Visit {
    package func followUpNotice(_ care: CareNow) -> HTML {
        guard let at = care.attackedAt else { return .nothing }
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
