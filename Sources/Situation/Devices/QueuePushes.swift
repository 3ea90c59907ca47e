import Platform

/// Makes a message of every update for every device, in the transaction that moves its place in the log.
package func pushesFollower(_ house: House) -> Follower {
    Follower("pushes", beginsAtEnd: true) { events, tx in
        for event in events {
            guard let briefing = try Briefing.news(in: event, notBefore: tx.now - Mail.keptTrying, tx) else { continue }
            if event.kind == .briefingSent {
                try Push.queue(briefing, in: tx)
            } else {
                try Push.queueCorrection(of: briefing, in: tx)
            }
        }
    }
}

extension Push {
    /// One statement, however many devices there are. An older update that still waits, for quiet hours to end or for a
    /// push service to answer, is old news now; an urgent one is not.
    package static func queue(_ briefing: Briefing, in tx: Transaction) throws {
        if briefing.audience.isEveryone {
            try tx.run(
                """
                UPDATE pushes SET state = 'dropped', finished_at = \(tx.now)
                WHERE crisis = \(briefing.crisis) AND state = 'waiting' AND version = 0 AND is_urgent = 0
                    AND briefing <> \(briefing.id)
                """)
        }
        try queue(briefing, version: 0, in: tx) { readers in
            // SQLite would take a bare ON for a part of the join.
            "FROM devices AS device JOIN \(readers) AS reader ON reader.id = device.person WHERE reader.wait >= 0"
        }
    }

    /// Who was told of the words that were wrong is told that there are right ones.
    static func queueCorrection(of briefing: Briefing, in tx: Transaction) throws {
        guard !briefing.corrections.isEmpty else { return }
        try queue(briefing, version: briefing.corrections.count, in: tx) { readers in
            """
            FROM pushes AS had JOIN devices AS device ON device.id = had.device
                JOIN \(readers) AS reader ON reader.id = device.person
            WHERE had.briefing = \(briefing.id) AND had.version = 0 AND had.state = 'sent'
            """
        }
    }

    private static func queue(
        _ briefing: Briefing, version: Int, in tx: Transaction, _ source: (SQL) -> SQL
    ) throws {
        let isUrgent = briefing.urgentBecause != nil
        // Urgent, it breaks quiet hours. Whoever wants no mail may still want this: each is chosen by itself.
        let wait = isUrgent ? "0" : ChannelChoice.quietMinutes
        guard let readers = try ChannelChoice.readers(for: briefing.audience, waiting: wait, where: "1 = 1", in: tx)
        else { return }
        try tx.run(
            """
            INSERT INTO pushes (device, briefing, crisis, version, is_urgent, state, tries, due_at, give_up_at, created_at)
            SELECT device.id, \(briefing.id), \(briefing.crisis), \(version), \(isUrgent ? 1 : 0), 'waiting', 0,
                CAST(\(tx.now) AS BIGINT) + reader.wait, CAST(\(tx.now + Mail.keptTrying) AS BIGINT) + reader.wait,
                \(tx.now)
            \(source(readers))
            ON CONFLICT (device, briefing, version) DO NOTHING
            """)
    }
}
