import Platform
import Situation

/// What a person wrote is theirs: it can be taken out whole, and it goes with them. A post that is out stays out; it is
/// counted, and its words here are gone.
let postsData = PersonalData(
    collect: { person, tx in
        [
            "drafts": try tx.all("SELECT * FROM drafts WHERE author = \(person) ORDER BY created_at"),
            "posts": try tx.all("SELECT * FROM posts WHERE author = \(person) ORDER BY created_at"),
            "posts before correction": try tx.all(
                """
                SELECT post_edits.* FROM post_edits JOIN posts ON posts.id = post_edits.post
                WHERE posts.author = \(person) ORDER BY replaced_at
                """),
            "notices": try tx.all("SELECT * FROM post_notices WHERE person = \(person) ORDER BY made_at"),
        ]
    },
    forget: { person, tx in
        try tx.run("DELETE FROM post_notices WHERE person = \(person)")
        try tx.run("DELETE FROM post_edits WHERE post IN (SELECT id FROM posts WHERE author = \(person))")
        // Checkers that still hold the words are compiled anew.
        for row in try tx.all("SELECT DISTINCT crisis FROM posts WHERE author = \(person)") {
            try PostFigures.add(to: row["crisis"], in: tx)
        }
        // Withdrawn, so that nobody's words are compared with what is no longer there.
        try tx.run(
            """
            UPDATE posts SET text = '–', permalink = NULL, withdrawn_at = COALESCE(withdrawn_at, \(tx.now))
            WHERE author = \(person)
            """)
        try tx.run(
            """
            UPDATE drafts SET text = '', revision = revision + 1, withdrawn_at = COALESCE(withdrawn_at, \(tx.now))
            WHERE author = \(person)
            """)
    },
    expire: { kept, tx in
        let old = tx.now - kept.drafts
        let notices = try tx.run("DELETE FROM post_notices WHERE settled_at <= \(old)")
        let drafts = try tx.all(
            """
            SELECT id FROM drafts WHERE published_at IS NULL AND updated_at <= \(old)
                AND NOT EXISTS (SELECT 1 FROM posts WHERE posts.draft = drafts.id)
            """)
        // A few at a time: SQL takes only so many values.
        for some in try drafts.map({ try $0["id"] as ID<Draft> }).inGroups(of: 500) {
            try tx.run("DELETE FROM post_notices WHERE draft IN \(list: some)")
            try SecondLookRequest.delete(of: some, in: tx)
            try tx.run("DELETE FROM drafts WHERE id IN \(list: some)")
        }
        return ["notices": notices, "drafts": drafts.count]
    })

/// The author's words, and what was answered to them. What they answered others is the others' to keep.
let secondLooksData = PersonalData(
    collect: { person, tx in
        [
            "second looks asked for": try tx.all(
                "SELECT * FROM second_looks WHERE author = \(person) ORDER BY asked_at"),
            "comments on them": try tx.all(
                """
                SELECT second_look_comments.* FROM second_look_comments JOIN second_looks ON second_looks.id = look
                WHERE author = \(person) ORDER BY written_at
                """),
            "second looks given": try tx.all(
                """
                SELECT crisis, verdict, reply, replied_at FROM second_looks WHERE replied_by = \(person) ORDER BY replied_at
                """),
        ]
    },
    forget: { person, tx in
        try tx.run(
            """
            UPDATE second_look_comments SET quote = '', comment = '', suggestion = ''
            WHERE look IN (SELECT id FROM second_looks WHERE author = \(person))
            """)
        try tx.run(
            """
            UPDATE second_looks SET text = '', note = '', reply = '',
                withdrawn_at = CASE WHEN replied_at IS NULL THEN COALESCE(withdrawn_at, \(tx.now)) ELSE withdrawn_at END
            WHERE author = \(person)
            """)
    })

extension SecondLookRequest {
    static func delete(of drafts: [ID<Draft>], in tx: Transaction) throws {
        try tx.run(
            """
            DELETE FROM second_look_comments
            WHERE look IN (SELECT id FROM second_looks WHERE draft IN \(list: drafts))
            """)
        try tx.run("DELETE FROM second_looks WHERE draft IN \(list: drafts)")
    }
}

extension Array {
    fileprivate func inGroups(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
