import Platform

/// A playbook in the company’s own keeping: brought in the browser, in the place of a file or where there is none.
package struct BroughtPlaybook: Sendable, RowDecodable {
    /// What came with it: a drill or a course by its name, and what was said about the whole.
    package struct Part: Sendable, Hashable, RowDecodable {
        package enum Kind: String, Sendable, CaseIterable, SQLConvertible { case drill, course, about }

        package let playbook: String
        package let kind: Kind
        package let name: String
        package let text: String

        package init(_ kind: Kind, _ name: String, _ text: String, of playbook: String) {
            (self.kind, self.name, self.text, self.playbook) = (kind, name, text, playbook)
        }

        package init(row: Row) throws {
            playbook = try row["playbook"]
            kind = try row["kind"]
            name = try row["name"]
            text = try row["text"]
        }
    }

    package let playbook: String
    package let content: String
    /// What came from outside last: what one’s own words are told apart from.
    package let base: String
    package let title: String
    package let text: String
    package let broughtAt: Instant
    package let broughtBy: ID<Person>
    package let takenAwayAt: Instant?

    package init(row: Row) throws {
        playbook = try row["playbook"]
        content = try row["content"]
        base = try row["base"]
        title = try row["title"]
        text = try row["text"]
        broughtAt = try row["brought_at"]
        broughtBy = try row["brought_by"]
        takenAwayAt = try row["taken_away_at"]
    }

    private static let select: SQL = """
        SELECT b.*, v.title, v.text FROM brought_playbooks b
        JOIN playbook_versions v ON v.playbook = b.playbook AND v.content = b.content
        """

    /// Those that were taken away too, by name.
    package static func all(in tx: Transaction) throws -> [BroughtPlaybook] {
        try tx.remembered("playbooks/brought") {
            try tx.all(BroughtPlaybook.self, "\(select) ORDER BY b.playbook")
        }
    }

    package static func inForce(in tx: Transaction) throws -> [BroughtPlaybook] {
        try all(in: tx).filter { $0.takenAwayAt == nil }
    }

    /// What came with those in force.
    package static func parts(in tx: Transaction) throws -> [Part] {
        try tx.remembered("playbooks/parts") {
            try tx.all(
                Part.self,
                """
                SELECT p.* FROM brought_parts p JOIN brought_playbooks b ON b.playbook = p.playbook
                WHERE b.taken_away_at IS NULL ORDER BY p.playbook, p.kind, p.name
                """)
        }
    }

    fileprivate static func set(
        _ playbook: Playbook, base: Playbook, _ parts: [Part], by person: ID<Person>, in tx: Transaction
    ) throws {
        for version in [base, playbook] { try PlaybookVersion.keep(version, in: tx) }
        try tx.run(
            """
            INSERT INTO brought_playbooks (playbook, content, base, brought_at, brought_by)
            VALUES (\(playbook.slug), \(playbook.content), \(base.content), \(tx.now), \(person))
            ON CONFLICT (playbook) DO UPDATE SET content = excluded.content, base = excluded.base,
                brought_at = excluded.brought_at, brought_by = excluded.brought_by, taken_away_at = NULL,
                taken_away_by = NULL
            """)
        try tx.run("DELETE FROM brought_parts WHERE playbook = \(playbook.slug)")
        for part in parts {
            try tx.run(
                """
                INSERT INTO brought_parts (playbook, kind, name, text)
                VALUES (\(playbook.slug), \(part.kind), \(part.name), \(part.text))
                """)
        }
    }
}

/// Puts a playbook into the company’s keeping: from now on it is what crises are opened from, on every node.
///
/// - Parameter base: what came from outside, when the company keeps words of its own in it.
package func installPlaybook(
    _ playbook: Playbook, base: Playbook, parts: [BroughtPlaybook.Part], by person: ID<Person>, in tx: Transaction
) throws {
    try BroughtPlaybook.set(playbook, base: base, parts, by: person, in: tx)
    try tx.record(
        .playbookBrought, actor: person.rawValue, scope: nil, subject: playbook.slug,
        data: PlaybookEvent(version: playbook.version))
}

/// The file stands again; where there is none, no crisis can be opened from it. Those that were go on with their copy.
package func takePlaybookAway(_ slug: String, by person: ID<Person>, in tx: Transaction) throws {
    let changed = try tx.run(
        """
        UPDATE brought_playbooks SET taken_away_at = \(tx.now), taken_away_by = \(person)
        WHERE playbook = \(slug) AND taken_away_at IS NULL
        """)
    guard changed == 1 else { throw Refusal.notFound }
    try tx.record(.playbookTakenAway, actor: person.rawValue, scope: nil, subject: slug)
}

/// As it was before it was taken away, with all that came with it.
package func returnPlaybook(_ slug: String, by person: ID<Person>, in tx: Transaction) throws {
    let changed = try tx.run(
        """
        UPDATE brought_playbooks SET taken_away_at = NULL, taken_away_by = NULL
        WHERE playbook = \(slug) AND taken_away_at IS NOT NULL
        """)
    guard changed == 1 else { throw Refusal.notFound }
    try tx.record(.playbookReturned, actor: person.rawValue, scope: nil, subject: slug)
}

/// A version that this house has had stands again, when it reads by the rules of today. What came with it stays.
package func takeUpPlaybook(
    _ slug: String, content: String, by person: ID<Person>, house: House, in tx: Transaction
) throws -> [Problem] {
    guard let text = try PlaybookVersion.text(of: slug, content: content, in: tx) else { throw Refusal.notFound }
    let playbook: Playbook
    do throws(Playbook.Faults) {
        playbook = try house.playbooks.read(text, named: slug, protecting: house.protectedSpeech)
    } catch { return error.all.prefix(10).map { Problem("", "Line \($0.line): \($0.sentence)") } }
    let brought = try BroughtPlaybook.inForce(in: tx).first { $0.playbook == slug }
    let base = try brought.flatMap { try house.keptPlaybook(slug, content: $0.base, in: tx) }
    let parts = try BroughtPlaybook.parts(in: tx).filter { $0.playbook == slug }
    try installPlaybook(playbook, base: base ?? playbook, parts: parts, by: person, in: tx)
    return []
}
