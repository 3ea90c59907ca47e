import Platform
import Situation

/// What somebody learned is theirs: they take it with them, and it goes with them.
let trainingData = PersonalData(
    collect: { person, tx in
        [
            "courses taken": try tx.all(
                """
                SELECT course, version, began_at, finished_at, score, passed FROM course_attempts
                WHERE person = \(person) ORDER BY id
                """),
            "answers in courses": try tx.all(
                """
                SELECT course, question, given, is_right, answered_at FROM course_answers
                JOIN course_attempts ON course_attempts.id = course_answers.attempt
                WHERE person = \(person) ORDER BY attempt, question
                """),
            "certificates": try tx.all(
                """
                SELECT course, version, score, issued_at, expires_at, document FROM course_certificates
                WHERE person = \(person) ORDER BY id
                """),
            "courses asked of you alone": try tx.all(
                "SELECT course, due_at, why, assigned_at FROM course_assignments WHERE person = \(person) ORDER BY id"),
        ]
    },
    forget: { person, tx in
        for row in try tx.all("SELECT id FROM course_attempts WHERE person = \(person)") {
            try Attempt.delete(try row["id"], in: tx)
        }
        try tx.run("DELETE FROM course_certificates WHERE person = \(person)")
        try tx.run("DELETE FROM course_assignments WHERE person = \(person)")
    },
    expire: { kept, tx in
        // What was begun and left is nobody's record of anything.
        let old = tx.now - kept.drafts
        var gone = 0
        for row in try tx.all(
            "SELECT id FROM course_attempts WHERE finished_at IS NULL AND began_at <= \(old) LIMIT 1000")
        {
            try Attempt.delete(try row["id"], in: tx)
            gone += 1
        }
        return ["courses begun and left": gone]
    })
