import HTTPTypes
import Platform

package struct PlaybookLessonJSON: Codable, Sendable {
    let id: ID<PlaybookLesson>
    let what: String
    /// `crisis`, `drill` or `reading`: where it was learned.
    let origin: String
    let notedAt: Timestamp
    let doneAt: Timestamp?

    fileprivate init(_ lesson: PlaybookLesson) {
        id = lesson.id
        what = lesson.what
        origin = lesson.origin.rawValue
        notedAt = Timestamp(lesson.notedAt)
        doneAt = Timestamp(lesson.doneAt)
    }
}

package struct PlaybookLessonDetailsJSON: Codable, Sendable {
    let what: String
}

package struct PlaybookStandingJSON: Codable, Sendable {
    /// The digest of the version that should stand again.
    let content: String
}

package struct PlaybookVersionJSON: Codable, Sendable {
    let version: Int
    let title: String
    /// A digest of its text: what tells versions apart.
    let content: String
    /// When this house first had it.
    let seenAt: Timestamp
}

package let playbooksOperations: [APIOperation] = [
    .list(
        "/playbooks/:playbook/versions", .preparer, "listPlaybookVersions",
        "The versions of a playbook that this house has had, newest first; at most 200"
    ) { visit, page, tx in
        page.listing(whole: try PlaybookVersion.all(of: visit.heldPlaybook(in: tx).slug, in: tx), place: \.content) {
            PlaybookVersionJSON(
                version: $0.version, title: $0.title, content: $0.content, seenAt: Timestamp($0.seenAt))
        }
    },
    .list(
        "/playbooks/:playbook/lessons", .preparer, "listPlaybookLessons",
        "What should change in a playbook: what waits, then the last that were done"
    ) { visit, page, tx in
        page.listing(
            whole: try PlaybookLesson.all(of: visit.heldPlaybook(in: tx).slug, in: tx), place: \.id.rawValue,
            PlaybookLessonJSON.init)
    },
    .act(
        .post, "/playbooks/:playbook/lessons", .preparer, .run, "notePlaybookLesson",
        "Write down what should be different in a playbook"
    ) { (visit, body: PlaybookLessonDetailsJSON, tx) in
        let slug = try visit.heldPlaybook(in: tx).slug
        try noteLesson(
            body.what.trimmed, origin: .reading, into: slug, known: [slug], by: visit.viewer.id, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/playbooks/:playbook/lessons/:lesson/completion", .preparer, .run, "finishPlaybookLesson",
        "It stands in the playbook now, or should not"
    ) { (visit, _: NoBodyJSON, tx) in
        try finishLesson(visit.id("lesson"), of: visit.playbookName(), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/playbooks/:playbook/lessons/:lesson/return", .preparer, .run, "reopenPlaybookLesson",
        "It was done too early, and waits again"
    ) { (visit, _: NoBodyJSON, tx) in
        try reopenLesson(visit.id("lesson"), of: visit.playbookName(), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/playbooks/:playbook/departure", .opener, .run, "takePlaybookAway",
        "Take a brought playbook away. The file of its name stands again, if there is one"
    ) { (visit, _: NoBodyJSON, tx) in
        try takePlaybookAway(visit.playbookName(), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/playbooks/:playbook/return", .opener, .run, "returnPlaybook", "Put back what was taken away"
    ) { (visit, _: NoBodyJSON, tx) in
        try returnPlaybook(visit.playbookName(), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/playbooks/:playbook/standing", .opener, .run, "takeUpPlaybook",
        "A version that this house has had stands again"
    ) { (visit, body: PlaybookStandingJSON, tx) in
        try takeUpPlaybook(
            visit.playbookName(), content: body.content, by: visit.viewer.id, house: visit.house, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
]

extension Visit {
    fileprivate func heldPlaybook(in tx: Transaction) throws -> Playbook {
        guard let playbook = try house.currentPlaybook(playbookName(), in: tx) else { throw Refusal.notFound }
        return playbook
    }
}
