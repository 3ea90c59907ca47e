import Platform

extension ChannelChoice {
    package static func get(of person: ID<Person>, in tx: Transaction) throws -> ChannelChoice {
        var choice = ChannelChoice()
        guard let row = try tx.first("SELECT * FROM channel_choices WHERE person = \(person)") else { return choice }
        choice.mail = MailTime(rawValue: try row["mail"]) ?? .off
        if let from: Int = try row["quiet_from"], let until: Int = try row["quiet_until"] {
            choice.quiet = QuietHours(from: from, until: until)
        }
        return choice
    }

    package func set(for person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO channel_choices (person, mail, quiet_from, quiet_until)
            VALUES (\(person), \(mail), \(quiet?.from), \(quiet?.until))
            ON CONFLICT (person) DO UPDATE SET mail = excluded.mail, quiet_from = excluded.quiet_from,
                quiet_until = excluded.quiet_until
            """)
        if mail == .off { try Mail.drop(of: person, in: tx) }
    }
}
