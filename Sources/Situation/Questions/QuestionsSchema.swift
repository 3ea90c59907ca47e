import Platform

/// Beside a question without a name stands no person, no session and no time finer than its day; a test reads this
/// schema. SQLite keeps questions and marks in the order of their keys, so that their place says nothing either.
package let questionsMigrations: [Migration] = [
    Migration(
        "questions",
        [
            """
            CREATE TABLE questions (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                briefing TEXT NOT NULL REFERENCES briefings (id),
                text TEXT NOT NULL,
                asked_by TEXT REFERENCES people (id),
                asked_day BIGINT NOT NULL,
                wishes BIGINT NOT NULL DEFAULT 0 CHECK (wishes >= 0),
                replies BIGINT NOT NULL DEFAULT 0 CHECK (replies >= 0),
                outcome TEXT CHECK (outcome IN ('answered', 'promised', 'declined')),
                words TEXT NOT NULL DEFAULT '',
                promised_for BIGINT,
                fact TEXT REFERENCES facts (id),
                said_by TEXT REFERENCES people (id),
                said_at BIGINT,
                why TEXT NOT NULL DEFAULT '',
                is_reply_seen BIGINT NOT NULL DEFAULT 0 CHECK (is_reply_seen IN (0, 1)),
                removed_at BIGINT,
                removed_by TEXT REFERENCES people (id),
                removed_why TEXT NOT NULL DEFAULT '',
                CHECK (text <> '' OR outcome IS NOT NULL OR removed_at IS NOT NULL),
                CHECK ((outcome IS NULL) = (replies = 0)),
                CHECK ((outcome IS NULL) = (said_by IS NULL)),
                CHECK ((outcome IS NULL) = (said_at IS NULL)),
                CHECK (outcome IS NULL OR outcome = 'promised' OR words <> ''),
                CHECK ((promised_for IS NOT NULL) = (outcome IS NOT NULL AND outcome = 'promised')),
                CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
                CHECK ((removed_at IS NULL) = (removed_why = ''))
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            "CREATE INDEX questions_of_briefing ON questions (briefing, id)",
            "CREATE INDEX questions_waiting ON questions (crisis, id) WHERE outcome IS NULL AND removed_at IS NULL",
            "CREATE INDEX questions_promised ON questions (said_by, promised_for) WHERE outcome = 'promised'",
            "CREATE INDEX questions_promised_in ON questions (crisis, promised_for) WHERE outcome = 'promised'",
            "CREATE INDEX questions_asked ON questions (asked_by) WHERE asked_by IS NOT NULL",
            // What was said before, and no longer stands.
            """
            CREATE TABLE question_replies (
                question TEXT NOT NULL REFERENCES questions (id),
                number BIGINT NOT NULL CHECK (number > 0),
                outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'promised', 'declined')),
                words TEXT NOT NULL,
                promised_for BIGINT,
                fact TEXT REFERENCES facts (id),
                said_by TEXT NOT NULL REFERENCES people (id),
                said_at BIGINT NOT NULL,
                why TEXT NOT NULL,
                PRIMARY KEY (question, number)
            )
            """,
            """
            CREATE TABLE question_wishes (
                question TEXT NOT NULL REFERENCES questions (id),
                mark TEXT NOT NULL,
                PRIMARY KEY (question, mark)
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
        ])
]

/// Who wants to know is in no export. Questions and what was said to them are for those who may read the update.
package let questionsTables: [TableRule] = [.secret("question_wishes")]
