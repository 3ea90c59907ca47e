import Platform

/// What one mail will be made of: one update, or several that wait for the same morning.
struct ClaimedMail: Sendable {
    let person: Person
    let mails: [(Mail, Briefing, Crisis)]
}

extension Mail {
    static func isAnyDue(in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM mails WHERE state = 'waiting' AND due_at <= \(tx.now) LIMIT 1")
    }

    /// The next ones that are due, in this worker's hands for as long as the lease. A worker that dies in between leaves
    /// them to be sent again: a mail that comes twice is better than one that never comes.
    static func claim(_ most: Int, in tx: Transaction) throws -> [ClaimedMail] {
        try tx.requireClock()
        try tx.run(
            """
            UPDATE mails SET state = 'failed', finished_at = \(tx.now)
            WHERE state = 'waiting' AND due_at <= \(tx.now) AND give_up_at <= \(tx.now)
            """)
        let next: SQL = """
            SELECT briefing, person, version FROM mails WHERE state = 'waiting' AND due_at <= \(tx.now)
            ORDER BY due_at, person LIMIT \(most) \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """
        let take: SQL = "UPDATE mails SET tries = tries + 1, due_at = \(tx.now + lease)"
        var taken = try tx.all(
            Mail.self, "\(take) WHERE (briefing, person, version) IN (\(next)) RETURNING *")
        // What waits for the same morning goes in one mail.
        let readers = Set(taken.filter(\.isDigest).map(\.person))
        if !readers.isEmpty {
            taken += try tx.all(
                Mail.self,
                """
                \(take) WHERE person IN \(list: readers.sorted { $0.rawValue < $1.rawValue })
                    AND is_digest = 1 AND state = 'waiting' AND due_at <= \(tx.now) RETURNING *
                """)
        }
        return try gather(taken, in: tx)
    }

    private static func gather(_ taken: [Mail], in tx: Transaction) throws -> [ClaimedMail] {
        let people = try Person.all(taken.map(\.person), in: tx)
        let briefings = try Briefing.find(Set(taken.map(\.briefing)), in: tx)
        let crises = try Set(briefings.values.map(\.crisis)).reduce(into: [ID<Crisis>: Crisis]()) {
            $0[$1] = try Crisis.get($1, in: tx)
        }
        var (claimed, digests) = ([ClaimedMail](), [ID<Person>: [(Mail, Briefing, Crisis)]]())
        for mail in taken {
            guard let person = people[mail.person], person.deactivatedAt == nil,
                let briefing = briefings[mail.briefing],
                let crisis = crises[briefing.crisis]
            else {
                try mail.settle(.dropped, reply: nil, in: tx)
                continue
            }
            if mail.isDigest {
                digests[mail.person, default: []].append((mail, briefing, crisis))
            } else {
                claimed.append(ClaimedMail(person: person, mails: [(mail, briefing, crisis)]))
            }
        }
        for (id, mails) in digests {
            guard let person = people[id] else { continue }
            claimed.append(ClaimedMail(person: person, mails: mails.sorted { $0.1.sentAt < $1.1.sentAt }))
        }
        return claimed
    }

    private func settle(_ state: State, reply: Int?, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE mails SET state = \(state), reply = \(reply), finished_at = \(tx.now)
            WHERE briefing = \(briefing) AND person = \(person) AND version = \(version) AND state = 'waiting'
            """)
    }

    /// Tries again later; what another worker has taken since stays as that one leaves it.
    fileprivate func wait(_ reply: Int?, in tx: Transaction) throws {
        let pause = Mail.pauses[min(max(1, tries), Mail.pauses.count) - 1].wholeMilliseconds
        try tx.run(
            """
            UPDATE mails SET due_at = \(tx.now + .milliseconds(pause + Int64.random(in: 0...pause / 10))),
                reply = \(reply)
            WHERE briefing = \(briefing) AND person = \(person) AND version = \(version) AND state = 'waiting'
                AND tries = \(tries)
            """)
    }
}

extension ClaimedMail {
    /// - Parameter outcome: nil when nobody could be asked.
    func finish(_ outcome: MailOutcome?, in tx: Transaction) throws {
        for (mail, _, _) in mails {
            switch outcome {
            case .sent: try mail.settled(.sent, nil, in: tx)
            case .refused(let code, _): try mail.settled(.failed, code, in: tx)
            case .later(let code): try mail.wait(code, in: tx)
            case nil: try mail.wait(nil, in: tx)
            }
        }
        try MailBounce.note(outcome, person, in: tx)
    }
}

extension Mail {
    fileprivate func settled(_ state: State, _ reply: Int?, in tx: Transaction) throws {
        try settle(state, reply: reply, in: tx)
    }
}
