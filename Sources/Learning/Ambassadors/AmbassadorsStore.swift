import Platform
import Situation

let ambassadorsMigrations: [Migration] = [
    Migration(
        "ambassadors",
        [
            """
            CREATE TABLE ambassadors (
                person TEXT PRIMARY KEY REFERENCES people (id),
                pace TEXT NOT NULL CHECK (pace IN ('weekly', 'monthly', 'quarterly')),
                is_mailed BIGINT NOT NULL CHECK (is_mailed IN (0, 1)),
                joined_at BIGINT NOT NULL,
                next_at BIGINT NOT NULL,
                turn BIGINT NOT NULL DEFAULT 0 CHECK (turn >= 0),
                mailed_turn BIGINT NOT NULL DEFAULT -1
            )
            """,
            "CREATE INDEX ambassadors_mailed ON ambassadors (next_at) WHERE is_mailed = 1 AND mailed_turn < turn",
        ])
]

/// Who wishes to be asked is theirs alone.
let ambassadorsTables: [TableRule] = [.secret("ambassadors")]

let ambassadorsData = PersonalData(
    collect: { person, tx in
        [
            "ambassador": try tx.all(
                "SELECT pace, is_mailed, joined_at, next_at FROM ambassadors WHERE person = \(person)")
        ]
    },
    forget: { person, tx in try leaveAmbassadors(by: person, in: tx) },
    expire: { _, tx in
        [
            "ambassadors": try tx.run(
                "DELETE FROM ambassadors WHERE person NOT IN (SELECT id FROM \(Person.hereNow) AS here)")
        ]
    })

func fillAmbassadorsAnswers(in house: inout House) {
    house.held[PromptShelf.self] = PromptShelf(
        folder: house.services.settings.playbooks, logger: house.services.logger)
    house.personalData.append(ambassadorsData)
}

extension Ambassador: RowDecodable {
    package init(row: Row) throws {
        person = try row["person"]
        pace = try row["pace"]
        isMailed = try row["is_mailed"]
        joinedAt = try row["joined_at"]
        nextAt = try row["next_at"]
        turn = try row["turn"]
    }

    package static func find(_ person: ID<Person>, in tx: Transaction) throws -> Ambassador? {
        try tx.first(Ambassador.self, "SELECT * FROM ambassadors WHERE person = \(person)")
    }

    /// - Parameter next: as it was; now for one who is new.
    static func set(
        _ pace: Pace, isMailed: Bool, next: Instant?, _ person: ID<Person>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO ambassadors (person, pace, is_mailed, joined_at, next_at)
            VALUES (\(person), \(pace), \(isMailed), \(tx.now), \(next ?? tx.now))
            ON CONFLICT (person) DO UPDATE SET pace = excluded.pace, is_mailed = excluded.is_mailed,
                next_at = excluded.next_at
            """)
    }

    static func setNext(_ next: Instant, _ person: ID<Person>, in tx: Transaction) throws {
        try tx.run("UPDATE ambassadors SET next_at = \(next), turn = turn + 1 WHERE person = \(person)")
    }

    static func isAnyToMail(in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM ambassadors
            WHERE is_mailed = 1 AND mailed_turn < turn AND next_at <= \(tx.now) LIMIT 1
            """)
    }

    /// Those whose question goes by mail now: in their working hours, once, and never in an open crisis (F4). One that is
    /// lost on the way is no loss, so it is taken for sent when it is claimed.
    static func claim(in tx: Transaction) throws -> [(Ambassador, Person)] {
        try tx.requireClock()
        guard try Crisis.open(in: tx).isEmpty else { return [] }
        let waiting = try tx.all(
            Ambassador.self,
            """
            SELECT * FROM ambassadors WHERE is_mailed = 1 AND mailed_turn < turn AND next_at <= \(tx.now)
            ORDER BY next_at LIMIT 500 \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """)
        let people = try Person.all(waiting.map(\.person), in: tx)
        let due = waiting.compactMap { one -> (Ambassador, Person)? in
            guard let person = people[one.person], person.deactivatedAt == nil else { return nil }
            let local = LocalTime(tx.now, in: person.zone)
            return (9..<17).contains(local.hour) && local.weekday < 6 ? (one, person) : nil
        }
        guard !due.isEmpty else { return [] }
        try tx.run("UPDATE ambassadors SET mailed_turn = turn WHERE person IN \(list: due.map(\.0.person))")
        return due
    }
}
