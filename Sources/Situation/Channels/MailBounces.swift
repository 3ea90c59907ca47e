import Platform

/// An address that mail servers have refused. Nothing more is sent there until it changes, or somebody says so.
package struct MailBounce: Sendable, RowDecodable {
    package let person: ID<Person>
    package let address: String
    package let fault: AddressFault
    package let reply: Int
    package let notedAt: Instant

    package init(row: Row) throws {
        person = try row["person"]
        address = try row["address"]
        fault = try row["fault"]
        reply = try row["reply"]
        notedAt = try row["noted_at"]
    }

    /// A mailbox that was full on so many days is given up, since its owner does not seem to look into it.
    static let fullDays = 3
    /// Days that are further apart have nothing to do with each other.
    static let fullWithin: Duration = .days(14)

    /// Nil when there is none, or when it was of an address that they no longer have.
    package static func find(of person: Person, in tx: Transaction) throws -> MailBounce? {
        try tx.first(
            MailBounce.self,
            "SELECT * FROM mail_bounces WHERE person = \(person.id) AND address = \(person.email)")
    }

    /// How it stands with somebody's address: whether it is given up, and otherwise on how many days it was full lately.
    static func state(of person: Person, in tx: Transaction) throws -> (bounce: MailBounce?, fullDays: Int) {
        let (id, address) = (person.id, person.email)
        let rows = try tx.all(
            """
            SELECT here.*, full_days FROM (
                SELECT count(*) AS full_days FROM full_mailbox_days
                WHERE person = \(id) AND address = \(address) AND day > \((tx.now - fullWithin).day)
            ) AS lately LEFT JOIN (SELECT * FROM mail_bounces WHERE person = \(id) AND address = \(address)) AS here ON 1 = 1
            """)
        guard let row = rows.first else { return (nil, 0) }
        let given: ID<Person>? = try row["person"]
        return (given == nil ? nil : try MailBounce(row: row), try row["full_days"])
    }

    /// The newest first.
    static func newest(_ limit: Int, in tx: Transaction) throws -> [MailBounce] {
        try tx.all(MailBounce.self, "SELECT * FROM mail_bounces ORDER BY noted_at DESC LIMIT \(limit)")
    }

    /// When a server has refused the address rather than the mail.
    package static func note(_ outcome: MailOutcome?, _ person: Person, in tx: Transaction) throws {
        guard case .refused(let code, let fault?) = outcome else { return }
        _ = try note(fault, person, reply: code, in: tx)
    }

    /// - Returns: whether the address is marked now
    static func note(_ fault: AddressFault, _ person: Person, reply: Int, in tx: Transaction) throws -> Bool {
        if fault == .full, try !isFullTooLong(person, in: tx) { return false }
        try tx.run(
            """
            INSERT INTO mail_bounces (person, address, fault, reply, noted_at)
            VALUES (\(person.id), \(person.email), \(fault), \(reply), \(tx.now))
            ON CONFLICT (person) DO UPDATE SET address = excluded.address, fault = excluded.fault,
                reply = excluded.reply, noted_at = excluded.noted_at
            """)
        return true
    }

    /// Notes today.
    private static func isFullTooLong(_ person: Person, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO full_mailbox_days (person, address, day) VALUES (\(person.id), \(person.email), \(tx.now.day))
            ON CONFLICT DO NOTHING
            """)
        return try fullSince(person, in: tx).count >= fullDays
    }

    /// The days on which somebody's mailbox was full lately, by number since 1970, in universal time.
    static func fullSince(_ person: Person, in tx: Transaction) throws -> [Int] {
        try tx.all(
            """
            SELECT day FROM full_mailbox_days WHERE person = \(person.id) AND address = \(person.email)
                AND day > \((tx.now - fullWithin).day) ORDER BY day
            """
        ).map { try $0["day"] }
    }

    /// The next mail is tried again.
    package static func forget(of person: ID<Person>, in tx: Transaction) throws {
        try tx.run("DELETE FROM mail_bounces WHERE person = \(person)")
        try tx.run("DELETE FROM full_mailbox_days WHERE person = \(person)")
    }
}

extension AddressFault {
    /// What its owner and an administrator are told, after the day on which mail did not arrive.
    package var words: Sentence {
        switch self {
        case .unknown: "Its server does not know the address."
        case .disabled: "Its server says that the mailbox takes nothing any more."
        case .full: "Its mailbox was full, on three days."
        }
    }
}
