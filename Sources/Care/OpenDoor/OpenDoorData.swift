import Platform
import Situation

/// What was asked with a name goes with it. What was asked without one is nobody's, and stays.
let openDoorData = PersonalData(
    collect: { person, tx in
        [
            "questions at the open door": try tx.all(
                """
                SELECT text, asked_day, votes, outcome, answer FROM door_questions WHERE asked_by = \(person)
                ORDER BY id
                """),
            "hours offered": try tx.all(
                """
                SELECT kind, about, starts_at, minutes, places, booked, called_off_why FROM door_hours
                WHERE leader = \(person) ORDER BY starts_at
                """),
            "hours booked": try tx.all(
                """
                SELECT door_hours.leader, door_hours.starts_at, door_hours.minutes FROM door_bookings
                JOIN door_hours ON door_hours.id = door_bookings.hour WHERE door_bookings.person = \(person)
                ORDER BY door_hours.starts_at
                """),
            "calendar address": try tx.all("SELECT person FROM door_feeds WHERE person = \(person)"),
        ]
    },
    forget: { person, tx in
        let open = try tx.all(
            "SELECT id FROM door_questions WHERE asked_by = \(person) AND outcome IS NULL AND removed_at IS NULL")
        for row in open { _ = try DoorQuestion.deleteOpen(row["id"], in: tx) }
        try tx.run("UPDATE door_questions SET text = '', asked_by = NULL WHERE asked_by = \(person)")
        try tx.run("UPDATE door_questions SET leader = NULL WHERE leader = \(person)")
        try DoorQuestion.startClock(in: tx)
        for row in try tx.all("SELECT hour FROM door_bookings WHERE person = \(person)") {
            try DoorHour.deleteBooking(of: person, from: row["hour"], in: tx)
        }
        let hours: SQL = "SELECT id FROM door_hours WHERE leader = \(person)"
        try tx.run("DELETE FROM door_bookings WHERE hour IN (\(hours))")
        try tx.run("DELETE FROM door_hours WHERE leader = \(person)")
        try tx.run("DELETE FROM door_feeds WHERE person = \(person)")
    },
    expire: { kept, tx in
        // Who went to whom is nobody's business a month later.
        let old: SQL = "SELECT id FROM door_hours WHERE starts_at <= \(tx.now - kept.links)"
        try tx.run("DELETE FROM door_bookings WHERE hour IN (\(old))")
        return ["hours": try tx.run("DELETE FROM door_hours WHERE starts_at <= \(tx.now - kept.links)")]
    })
