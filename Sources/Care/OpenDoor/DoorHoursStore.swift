import Platform
import Situation

extension DoorHour: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        leader = try row["leader"]
        kind = try row["kind"]
        about = try row["about"]
        startsAt = try row["starts_at"]
        minutes = try row["minutes"]
        places = try row["places"]
        booked = try row["booked"]
        place = try row["place"]
        calledOffAt = try row["called_off_at"]
        calledOffWhy = try row["called_off_why"]
    }

    /// Longer than any hour lasts: what began before that is over.
    private static let longest: Duration = .minutes(240)

    /// Those that are not over, the next one first.
    package static func ahead(limit: Int, in tx: Transaction) throws -> [DoorHour] {
        try tx.all(
            DoorHour.self,
            "SELECT * FROM door_hours WHERE starts_at > \(tx.now - longest) ORDER BY starts_at LIMIT \(limit)"
        ).filter { $0.endsAt > tx.now }
    }

    package static func get(_ id: ID<DoorHour>, in tx: Transaction) throws -> DoorHour {
        guard let hour = try tx.first(DoorHour.self, "SELECT * FROM door_hours WHERE id = \(id)") else {
            throw Refusal.notFound
        }
        return hour
    }

    /// Found by the one whose hour it is: to everybody else it is not there.
    static func own(_ id: ID<DoorHour>, of leader: ID<Person>, in tx: Transaction) throws -> DoorHour {
        let hour = try get(id, in: tx)
        guard hour.leader == leader else { throw Refusal.notFound }
        return hour
    }

    /// What somebody has booked or offers, for their own calendar: also what was called off.
    package static func all(of person: ID<Person>, in tx: Transaction) throws -> [DoorHour] {
        try tx.all(
            DoorHour.self,
            """
            SELECT * FROM door_hours WHERE leader = \(person)
            UNION SELECT door_hours.* FROM door_bookings JOIN door_hours ON door_hours.id = door_bookings.hour
            WHERE door_bookings.person = \(person)
            ORDER BY starts_at, id
            """)
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO door_hours (id, leader, kind, about, starts_at, minutes, places, place)
            VALUES (\(id), \(leader), \(kind), \(about), \(startsAt), \(minutes), \(places), \(place))
            """)
    }

    static func setOff(_ id: ID<DoorHour>, why: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE door_hours SET called_off_at = \(tx.now), called_off_why = \(why)
            WHERE id = \(id) AND called_off_at IS NULL
            """) > 0
    }

    /// The hours among these that this person has booked.
    package static func booked(
        by person: ID<Person>, among hours: [ID<DoorHour>], in tx: Transaction
    ) throws -> Set<ID<DoorHour>> {
        guard !hours.isEmpty else { return [] }
        let rows = try tx.all(
            "SELECT hour FROM door_bookings WHERE person = \(person) AND hour IN \(list: hours)")
        return Set(try rows.map { try $0["hour"] })
    }

    /// Who comes to a one-to-one, for its leader. Of a group nobody has a list.
    package func guests(for viewer: ID<Person>, in tx: Transaction) throws -> [ID<Person>] {
        guard kind == .oneToOne, leader == viewer else { return [] }
        return try tx.all("SELECT person FROM door_bookings WHERE hour = \(id)").map { try $0["person"] }
    }

    /// Two who take the last place at once meet at the row. False when there is none.
    static func takePlace(_ id: ID<DoorHour>, in tx: Transaction) throws -> Bool {
        try tx.run(
            "UPDATE door_hours SET booked = booked + 1 WHERE id = \(id) AND booked < places AND called_off_at IS NULL"
        ) > 0
    }

    static func insertBooking(of person: ID<Person>, into id: ID<DoorHour>, in tx: Transaction) throws {
        try tx.run("INSERT INTO door_bookings (hour, person) VALUES (\(id), \(person))")
    }

    static func deleteBooking(of person: ID<Person>, from id: ID<DoorHour>, in tx: Transaction) throws {
        let gone = try tx.run("DELETE FROM door_bookings WHERE hour = \(id) AND person = \(person)")
        guard gone > 0 else { return }
        try tx.run("UPDATE door_hours SET booked = booked - 1 WHERE id = \(id)")
    }

    /// For `TogetherNews`: within a day, what one has booked, what others have booked with one, and what was called off.
    static func news(for person: ID<Person>, at now: Instant) -> SQL {
        let soon: SQL = "starts_at > \(now - longest) AND starts_at < \(now + .days(1))"
        let kind: SQL = "CASE WHEN called_off_at IS NULL THEN 'hour' ELSE 'hour-off' END AS kind"
        return """
            SELECT * FROM (SELECT \(kind), door_hours.id AS thing, CAST(starts_at AS TEXT) AS label
                FROM door_bookings JOIN door_hours ON door_hours.id = door_bookings.hour
                WHERE door_bookings.person = \(person) AND starts_at > \(now - longest)
                    AND (called_off_at IS NOT NULL OR starts_at < \(now + .days(1)))
                LIMIT 3) AS booked
            UNION ALL SELECT * FROM (SELECT 'hour' AS kind, id AS thing, CAST(starts_at AS TEXT) AS label
                FROM door_hours WHERE leader = \(person) AND \(soon) AND booked > 0 AND called_off_at IS NULL
                ORDER BY starts_at LIMIT 3) AS offered
            """
    }
}

/// An address that a calendar reads by itself, known to its owner alone; the database has a digest.
package enum DoorFeed {
    package static func make(for person: ID<Person>, in tx: Transaction) throws -> String {
        let secret = Tokens.random()
        try tx.run(
            """
            INSERT INTO door_feeds (person, digest) VALUES (\(person), \(Tokens.digest(secret)))
            ON CONFLICT (person) DO UPDATE SET digest = excluded.digest
            """)
        return secret
    }

    package static func remove(of person: ID<Person>, in tx: Transaction) throws {
        try tx.run("DELETE FROM door_feeds WHERE person = \(person)")
    }

    static func exists(for person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM door_feeds WHERE person = \(person)")
    }

    /// Whose it is, as long as they work here.
    static func owner(of secret: String, in tx: Transaction) throws -> Person? {
        let row = try tx.first("SELECT person FROM door_feeds WHERE digest = \(Tokens.digest(secret))")
        guard let row, let person = try Person.find(row["person"], in: tx), person.deactivatedAt == nil else {
            return nil
        }
        return person
    }
}
