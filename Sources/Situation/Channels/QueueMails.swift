import Platform

/// Makes a mail of every update for everybody who wants one, in the transaction that moves its place in the log.
package func mailsFollower(_ house: House) -> Follower {
    let sends = house.services.settings.mailFrom != nil
    return Follower("mails", beginsAtEnd: true) { events, tx in
        guard sends else { return }
        for event in events {
            guard let briefing = try Briefing.news(in: event, notBefore: tx.now - Mail.keptTrying, tx) else { continue }
            if event.kind == .briefingSent {
                try Mail.queue(briefing, in: tx)
            } else {
                try Mail.queueCorrection(of: briefing, in: tx)
            }
        }
    }
}

extension Briefing {
    /// The update that an event tells of. Old news, after a long silence of this program, would be taken for new.
    static func news(in event: Event, notBefore earliest: Instant, _ tx: Transaction) throws -> Briefing? {
        guard [.briefingSent, .briefingCorrected].contains(event.kind), event.at > earliest,
            let id = event.subject.flatMap({ ID<Briefing>(rawValue: $0) })
        else { return nil }
        return try find([id], in: tx)[id]
    }
}

extension Mail {
    static let keptTrying: Duration = .hours(24)

    /// One statement, however many people there are.
    ///
    /// - Returns: how many mails that is
    @discardableResult
    package static func queue(_ briefing: Briefing, in tx: Transaction) throws -> Int {
        // Urgent, it breaks quiet hours and waits for no digest; whoever wants no mail gets none.
        let isDigest: SQL =
            briefing.urgentBecause == nil ? "CASE WHEN reader.mail IN ('morning', 'evening') THEN 1 ELSE 0 END" : "0"
        return try queue(briefing, version: 0, isDigest: isDigest, in: tx) { readers in
            // SQLite would take a bare ON for a part of the join.
            "FROM \(readers) AS reader WHERE reader.wait >= 0"
        }
    }

    /// Who has had the words that were wrong gets the right ones. Where they still wait, they leave corrected.
    static func queueCorrection(of briefing: Briefing, in tx: Transaction) throws {
        guard !briefing.corrections.isEmpty else { return }
        try queue(briefing, version: briefing.corrections.count, isDigest: "0", in: tx) { readers in
            """
            FROM mails AS had JOIN \(readers) AS reader ON reader.id = had.person
            WHERE had.briefing = \(briefing.id) AND had.version = 0 AND had.state = 'sent'
            """
        }
    }

    @discardableResult
    private static func queue(
        _ briefing: Briefing, version: Int, isDigest: SQL, in tx: Transaction, _ source: (SQL) -> SQL
    ) throws -> Int {
        let wait = briefing.urgentBecause == nil ? minutesToWait : "0"
        guard
            let readers = try ChannelChoice.readers(
                for: briefing.audience, waiting: wait,
                where: "COALESCE(choice.mail, 'at-once') <> 'off' AND bounce.person IS NULL", in: tx)
        else { return 0 }
        return try tx.run(
            """
            INSERT INTO mails (briefing, person, version, is_digest, state, tries, due_at, give_up_at, created_at)
            SELECT \(briefing.id), reader.id, \(version), \(isDigest), 'waiting', 0,
                CAST(\(tx.now) AS BIGINT) + reader.wait, CAST(\(tx.now + keptTrying) AS BIGINT) + reader.wait, \(tx.now)
            \(source(readers))
            ON CONFLICT (briefing, person, version) DO NOTHING
            """)
    }

    /// Until it may leave, by what each reader chose.
    static var minutesToWait: SQL {
        """
        CASE WHEN choice.mail = 'morning' THEN (1920 - here.minute) % 1440
            WHEN choice.mail = 'evening' THEN (2520 - here.minute) % 1440
            ELSE \(ChannelChoice.quietMinutes) END
        """
    }
}
