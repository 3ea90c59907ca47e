import Platform

/// Something that should change in a playbook, until somebody says that it stands there: from a crisis that is over, from
/// a drill, or from reading it.
package struct PlaybookLesson: Sendable, RowDecodable {
    package enum Origin: String, Sendable, CaseIterable, SQLConvertible {
        case crisis, drill, reading

        var words: Sentence {
            switch self {
            case .crisis: "from a crisis"
            case .drill: "from a drill"
            case .reading: "from reading it"
            }
        }
    }

    package static let longest = 300

    package let id: ID<PlaybookLesson>
    package let playbook: String
    package let what: String
    package let origin: Origin
    package let notedAt: Instant
    package let doneAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        playbook = try row["playbook"]
        what = try row["what"]
        origin = try row["origin"]
        notedAt = try row["noted_at"]
        doneAt = try row["done_at"]
    }

    /// What waits, oldest first, and then the last that were done.
    package static func all(of playbook: String, in tx: Transaction) throws -> [PlaybookLesson] {
        let all = try tx.all(
            PlaybookLesson.self,
            "SELECT * FROM playbook_lessons WHERE playbook = \(playbook) ORDER BY id DESC LIMIT 200")
        return all.filter { $0.doneAt == nil }.reversed() + all.filter { $0.doneAt != nil }.prefix(20)
    }

    /// - Parameter person: nil when it comes from a drill, of which nobody is told who was in it.
    static func insert(
        _ what: String, origin: Origin, into playbook: String, by person: ID<Person>?, in tx: Transaction
    ) throws {
        let id = ID<PlaybookLesson>.new(at: tx.now)
        try tx.run(
            """
            INSERT INTO playbook_lessons (id, playbook, what, origin, noted_at, noted_by)
            VALUES (\(id), \(playbook), \(what), \(origin), \(tx.now), \(person))
            """)
        try tx.record(.lessonNoted, actor: person?.rawValue, scope: nil, subject: id.rawValue)
    }
}

/// - Parameters:
///   - origin: where it was learned. What comes from a drill is kept without who learned it.
///   - known: the playbooks that there are.
package func noteLesson(
    _ what: String, origin: PlaybookLesson.Origin, into playbook: String, known: Set<String>, by person: ID<Person>,
    in tx: Transaction
) throws -> [Problem] {
    if what.isEmpty { return [Problem("what", "Say what should be different in it.")] }
    if what.count > PlaybookLesson.longest {
        return [Problem("what", "A line has at most 300 characters.")]
    }
    guard known.contains(playbook) else { return [Problem("playbook", "Choose a playbook that there is.")] }
    try PlaybookLesson.insert(what, origin: origin, into: playbook, by: origin == .drill ? nil : person, in: tx)
    return []
}

/// It stands in the playbook now, or it was decided that it should not.
package func finishLesson(
    _ id: ID<PlaybookLesson>, of playbook: String, by person: ID<Person>, in tx: Transaction
) throws {
    let changed = try tx.run(
        """
        UPDATE playbook_lessons SET done_at = \(tx.now), done_by = \(person)
        WHERE id = \(id) AND playbook = \(playbook) AND done_at IS NULL
        """)
    guard changed == 1 else { throw Refusal.notFound }
    try tx.record(.lessonDone, actor: person.rawValue, scope: nil, subject: id.rawValue)
}

/// Done too early: it waits again.
package func reopenLesson(
    _ id: ID<PlaybookLesson>, of playbook: String, by person: ID<Person>, in tx: Transaction
) throws {
    let changed = try tx.run(
        """
        UPDATE playbook_lessons SET done_at = NULL, done_by = NULL
        WHERE id = \(id) AND playbook = \(playbook) AND done_at IS NOT NULL
        """)
    guard changed == 1 else { throw Refusal.notFound }
    try tx.record(.lessonNoted, actor: person.rawValue, scope: nil, subject: id.rawValue)
}
