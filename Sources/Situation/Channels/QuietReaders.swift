import Foundation
import Platform

extension ChannelChoice {
    /// Everybody of an audience, as `id`, `mail` and how many milliseconds it is until they may be told, `wait`. Nil when
    /// nobody is.
    ///
    /// - Parameters:
    ///   - minutes: worked out from `choice`, their row if they have one, and `here.minute`, their time of day.
    ///   - condition: about `choice`, and `bounce`, an address of theirs that takes no mails.
    static func readers(
        for audience: BriefingAudience, waiting minutes: SQL, where condition: SQL, in tx: Transaction
    ) throws -> SQL? {
        let zones = try Person.zonesHere(in: tx)
        guard !zones.isEmpty else { return nil }
        // OFFSET 0 keeps PostgreSQL from working the same minute out anew for each place where it is used.
        let once: SQL = "\(sqlite: "", postgres: "OFFSET 0")"
        return """
            (SELECT here.id, COALESCE(choice.mail, 'at-once') AS mail, CAST(60000 AS BIGINT) * (\(minutes)) AS wait
             FROM (SELECT id, email, \(minuteOfDay(in: zones, at: tx.now)) AS minute
                   FROM \(Person.hereNow(audience)) AS everyone \(once)) AS here
             LEFT JOIN channel_choices AS choice ON choice.person = here.id
             LEFT JOIN mail_bounces AS bounce ON bounce.person = here.id AND bounce.address = here.email
             WHERE \(condition))
            """
    }

    /// Until somebody's quiet hours end; 0 outside of them.
    static var quietMinutes: SQL {
        """
        CASE WHEN choice.quiet_from IS NULL THEN 0
            WHEN choice.quiet_from < choice.quiet_until
                AND (here.minute < choice.quiet_from OR here.minute >= choice.quiet_until) THEN 0
            WHEN choice.quiet_from > choice.quiet_until
                AND here.minute < choice.quiet_from AND here.minute >= choice.quiet_until THEN 0
            ELSE (choice.quiet_until - here.minute + 1440) % 1440 END
        """
    }

    /// What time it is for a reader, by the zone that they are in.
    private static func minuteOfDay(in zones: [String], at now: Instant) -> SQL {
        let cases = zones.reduce("" as SQL) { cases, zone in
            let local = LocalTime(now, in: TimeZone(identifier: zone) ?? .gmt)
            return "\(cases) WHEN \(zone) THEN CAST(\(local.hour * 60 + local.minute) AS BIGINT)"
        }
        return "CASE zone_name \(cases) END"
    }
}
