import Platform
import Situation

/// Their words go with them. Where others have replied, an empty place stays.
let circlesData = PersonalData(
    collect: { person, tx in
        [
            "circles": try tx.all(
                """
                SELECT circles.name, circle_members.joined_at FROM circle_members
                JOIN circles ON circles.id = circle_members.circle
                WHERE circle_members.person = \(person) ORDER BY joined_at
                """),
            "circle posts": try tx.all(
                """
                SELECT circles.name AS circle, circle_posts.kind, text, written_at, edited_at, removed_why
                FROM circle_posts JOIN circles ON circles.id = circle_posts.circle
                WHERE author = \(person) ORDER BY circle_posts.id
                """),
            "circle invitations": try tx.all(
                "SELECT circle, invited_at FROM circle_invitations WHERE person = \(person) ORDER BY invited_at"),
            "circle requests": try tx.all(
                "SELECT circle, note, asked_at, declined_at FROM circle_requests WHERE person = \(person) ORDER BY asked_at"
            ),
            "circle reports": try tx.all(
                """
                SELECT why, reported_at, outcome, reply FROM circle_reports WHERE reporter = \(person) ORDER BY id
                """),
        ]
    },
    forget: { person, tx in
        try tx.run("DELETE FROM circle_invitations WHERE person = \(person)")
        try tx.run("DELETE FROM circle_requests WHERE person = \(person)")
        try tx.run(
            """
            DELETE FROM circle_reports WHERE reporter = \(person)
                OR post IN (SELECT id FROM circle_posts WHERE author = \(person))
            """)
        let circles = try tx.all("SELECT DISTINCT circle FROM circle_posts WHERE author = \(person)")
        for row in circles {
            for post in try CirclePost.all(by: person, in: row["circle"], tx) { try post.takeBack(in: tx) }
        }
        try tx.run("DELETE FROM circle_members WHERE person = \(person)")
        for row in try tx.all("SELECT id FROM circles WHERE facilitator = \(person)") {
            try handOnCircle(row["id"], in: tx)
        }
        if !circles.isEmpty { try tx.recordCircleChanged() }
    },
    expire: { kept, tx in
        let old = tx.now - kept.drafts
        return ["circle requests": try tx.run("DELETE FROM circle_requests WHERE declined_at <= \(old)")]
    })

/// To whoever has been there longest; with nobody left it ends.
private func handOnCircle(_ id: ID<Circle>, in tx: Transaction) throws {
    guard let next = try CircleMember.all(of: id, in: tx).first else { return try Circle.delete(id, in: tx) }
    try Circle.setFacilitator(next.person, of: id, in: tx)
}
