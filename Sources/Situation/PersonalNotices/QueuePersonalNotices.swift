import Platform

/// Tells those who read a language that an update is there in it, in the transaction that moves its place in the log.
package func personalNoticesFollower(_ house: House) -> Follower {
    Follower("personal-notices", beginsAtEnd: true) { events, tx in
        for event in events where event.kind == .briefingTranslated && event.at > tx.now - PersonalNotice.keptTrying {
            let translation = try event.decode(TranslationEvent.self)
            guard let id = event.subject.flatMap({ ID<Briefing>(rawValue: $0) }),
                let briefing = try Briefing.find([id], in: tx)[id]
            else { continue }
            try PersonalNotice.queue(translationOf: briefing, into: translation.language, in: tx)
        }
    }
}

extension PersonalNotice {
    /// For one person; once, however often it is said.
    package static func queue(_ kind: Kind, at path: String, for person: ID<Person>, in tx: Transaction) throws {
        try queue(kind, at: path, for: .everyone, where: "here.id = \(person)", in: tx)
    }

    /// That an update is there in a language, for those who read that and have not read the update.
    static func queue(translationOf briefing: Briefing, into language: String, in tx: Transaction) throws {
        var audience = briefing.audience
        // Those who read one of the languages it is for are asked for already.
        guard audience.languages.isEmpty || audience.languages.contains(language) else { return }
        audience.languages = [language]
        try queue(
            .translation, at: "/crises/\(briefing.crisis)/briefings/\(briefing.id)", for: audience,
            where: """
                NOT EXISTS (SELECT 1 FROM \(Briefing.readers(of: briefing.id)) AS reading WHERE reading.person = here.id)
                """, in: tx)
    }

    /// One statement a way, however many people there are.
    private static func queue(
        _ kind: Kind, at path: String, for audience: BriefingAudience, where condition: SQL, in tx: Transaction
    ) throws {
        let wantsMail: SQL = "COALESCE(choice.mail, 'at-once') <> 'off' AND bounce.person IS NULL AND \(condition)"
        let giveUp = tx.now + keptTrying
        guard
            let mails = try ChannelChoice.readers(
                for: audience, waiting: Mail.minutesToWait, where: wantsMail, in: tx),
            let pushes = try ChannelChoice.readers(
                for: audience, waiting: ChannelChoice.quietMinutes, where: condition, in: tx)
        else { return }
        for (way, readers) in [(NoticeWay.mail, mails), (NoticeWay.push, pushes)] {
            try tx.run(
                """
                INSERT INTO personal_notices (person, kind, path, \(way.due), give_up_at, created_at)
                SELECT reader.id, \(kind), \(path), CAST(\(tx.now) AS BIGINT) + reader.wait,
                    CAST(\(giveUp) AS BIGINT) + reader.wait, \(tx.now)
                FROM \(readers) AS reader WHERE reader.wait >= 0
                ON CONFLICT (person, kind, path) DO UPDATE SET \(way.due) = excluded.\(way.due)
                    WHERE personal_notices.created_at = excluded.created_at AND personal_notices.\(way.tries) = 0
                """)
        }
    }

    /// It is settled: nothing is sent any more.
    package static func drop(_ kind: Kind, at path: String, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE personal_notices SET mail_due_at = NULL, push_due_at = NULL
            WHERE kind = \(kind) AND path = \(path)
            """)
    }

    /// In a database that has been brought back, what waits may have been sent already.
    package static func dropAllWaiting(in tx: Transaction) throws {
        try tx.run("UPDATE personal_notices SET mail_due_at = NULL, push_due_at = NULL")
    }
}
