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

/// An address that a mail server has refused. Nothing more is sent there until it changes, or somebody says so.
package struct MailBounce: Sendable, RowDecodable {
    package let person: ID<Person>
    package let address: String
    package let reply: Int
    package let notedAt: Instant

    package init(row: Row) throws {
        person = try row["person"]
        address = try row["address"]
        reply = try row["reply"]
        notedAt = try row["noted_at"]
    }

    /// Nil when there is none, or when it was of an address that they no longer have.
    package static func find(of person: Person, in tx: Transaction) throws -> MailBounce? {
        try tx.first(
            MailBounce.self,
            "SELECT * FROM mail_bounces WHERE person = \(person.id) AND address = \(person.email)")
    }

    /// The newest first.
    static func newest(_ limit: Int, in tx: Transaction) throws -> [MailBounce] {
        try tx.all(MailBounce.self, "SELECT * FROM mail_bounces ORDER BY noted_at DESC LIMIT \(limit)")
    }

    package static func note(_ person: Person, reply: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO mail_bounces (person, address, reply, noted_at)
            VALUES (\(person.id), \(person.email), \(reply), \(tx.now))
            ON CONFLICT (person) DO UPDATE SET address = excluded.address, reply = excluded.reply,
                noted_at = excluded.noted_at
            """)
    }

    /// The next mail is tried again.
    package static func forget(of person: ID<Person>, in tx: Transaction) throws {
        try tx.run("DELETE FROM mail_bounces WHERE person = \(person)")
    }
}
