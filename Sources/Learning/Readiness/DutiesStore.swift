import Care
import Platform
import Situation

extension Duty: RowDecodable {
    package init(row: Row) throws {
        person = try Person(row: row)
        let functions: String = try row["functions"]
        self.functions = functions.split(separator: "\n").map(String.init)
        hours = DutyHours(text: try row["hours"])
        sealedPhone = try row["phone"]
        isMailed = try row["is_mailed"]
        agreedAt = try row["agreed_at"]
        check = try row["contact_check"]
        askedAt = try row["asked_at"]
        missedSince = try row["missed_since"]
        answeredAt = try row["answered_at"]
        var learned: Set<Course.Audience> = []
        for audience in Course.Audience.allCases where try row["learned_\(audience.rawValue)"] as Int > 0 {
            learned.insert(audience)
        }
        self.learned = learned
    }

    /// From those on duty to their people, and sorted here: the other way would read everybody in the order of names.
    private static func select(_ courses: [Course], at now: Instant) -> SQL {
        """
        SELECT here.*, duty_people.*,
            \(learned(.everyone, courses, now)) AS learned_everyone, \(learned(.leaders, courses, now)) AS learned_leaders,
            \(learned(.reviewers, courses, now)) AS learned_reviewers, \(learned(.team, courses, now)) AS learned_team
        FROM duty_people \(sqlite: "CROSS JOIN", postgres: "JOIN") \(Person.rowsHere) AS here ON here.id = duty_people.person
        """
    }

    private static func learned(_ audience: Course.Audience, _ courses: [Course], _ now: Instant) -> SQL {
        let holds = CourseCertificate.held(
            by: "duty_people.person", in: courses.filter { $0.audience == audience && !$0.isAddition }, at: now)
        return "CASE WHEN EXISTS (\(holds)) THEN 1 ELSE 0 END"
    }

    /// Everyone who is here and has said so, by name.
    package static func all(courses: [Course], in tx: Transaction) throws -> [Duty] {
        try tx.all(
            Duty.self,
            select(courses, at: tx.now)
        ).sorted { ($0.person.name, $0.person.id.rawValue) < ($1.person.name, $1.person.id.rawValue) }
    }

    package static func find(_ person: ID<Person>, courses: [Course] = [], in tx: Transaction) throws -> Duty? {
        try tx.first(
            Duty.self,
            "\(select(courses, at: tx.now)) WHERE person = \(person)")
    }

    static func find(_ check: ID<ContactCheck>, in tx: Transaction) throws -> Duty? {
        try tx.first(
            Duty.self,
            "\(select([], at: tx.now)) WHERE contact_check = \(check)")
    }

    static func set(_ details: DutyDetails, phone: String, of person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO duty_people (person, functions, hours, phone, is_mailed, agreed_at)
            VALUES (\(person), \(details.functions.joined(separator: "\n")), \(details.hours.text), \(phone),
                    \(details.isMailed), \(tx.now))
            ON CONFLICT (person) DO UPDATE SET functions = excluded.functions, hours = excluded.hours,
                phone = excluded.phone, is_mailed = excluded.is_mailed, agreed_at = excluded.agreed_at,
                contact_check = NULL, asked_at = NULL, missed_since = NULL, mail_due_at = NULL, mail_tries = 0
            """)
    }

    static func delete(_ person: ID<Person>, in tx: Transaction) throws {
        try tx.run("DELETE FROM duty_people WHERE person = \(person)")
    }

    /// A check that waits and is answered by no one becomes one that was missed.
    func ask(at: Instant, in tx: Transaction) throws {
        let missed = check == nil ? nil : missedSince ?? askedAt
        try tx.run(
            """
            UPDATE duty_people SET contact_check = \(ID<ContactCheck>.new(at: tx.now)), asked_at = \(at),
                missed_since = \(missed), mail_due_at = \(isMailed ? at : nil), mail_tries = 0
            WHERE person = \(person.id)
            """)
    }

    static func answer(_ person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE duty_people SET answered_at = \(tx.now), contact_check = NULL, missed_since = NULL,
                mail_due_at = NULL, mail_tries = 0
            WHERE person = \(person)
            """)
    }

    /// What waits on Now, as rows for its one question.
    static func news(for person: ID<Person>, at now: Instant) -> TogetherNews.Other {
        let asked: SQL = """
            SELECT 'contact' AS kind, person AS thing,
                CASE WHEN missed_since IS NOT NULL OR asked_at <= \(now - answerWithin) THEN 'missed' ELSE '' END AS label
            FROM duty_people WHERE person = \(person) AND contact_check IS NOT NULL AND asked_at <= \(now)
            """
        return TogetherNews.Other("contact", asked, isFirst: true) { checks, t in
            let isMissed = checks.contains { $0.label == "missed" }
            let words =
                isMissed
                ? t("We asked whether we reach you and have not heard from you. Until you answer, you are not counted.")
                : t("You said that you could be called in a crisis. This is a test: can we reach you?")
            return notice(isMissed ? .care : .info, "<p>\(words) \(link("/profile/reachable", t("Answer")))</p>")
        }
    }

    package static func reseal(_ vault: Vault, isTrial: Bool = false, in tx: Transaction) throws -> Resealed {
        var resealed = Resealed()
        for row in try tx.all("SELECT person, phone FROM duty_people WHERE phone <> ''") {
            let person: ID<Person> = try row["person"]
            try resealed.take(try row["phone"], purpose: purpose(of: person), vault) { phone in
                guard !isTrial else { return }
                try tx.run("UPDATE duty_people SET phone = \(phone) WHERE person = \(person)")
            }
        }
        return resealed
    }
}

/// How often people on duty are asked.
package struct ReadinessSettings: Sendable {
    package static let usualDays = 7

    static let checkDays: SQL = "COALESCE((SELECT check_days FROM readiness_settings WHERE one = 1), \(usualDays))"

    static func checkDays(in tx: Transaction) throws -> Int { try tx.count("SELECT \(checkDays)") }

    static func set(checkDays: Int, by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO readiness_settings (one, check_days, changed_at, changed_by)
            VALUES (1, \(checkDays), \(tx.now), \(person))
            ON CONFLICT (one) DO UPDATE SET check_days = excluded.check_days, changed_at = excluded.changed_at,
                changed_by = excluded.changed_by
            """)
    }
}
