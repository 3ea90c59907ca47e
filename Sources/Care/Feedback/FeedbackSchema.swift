import Platform

/// Nothing here that a person answers with has a person, an address or a time beside it (D3); a test reads this schema.
/// SQLite keeps rows in the order of random keys, so that their place says nothing about when they came; for PostgreSQL
/// they are mixed (`MixAnswers.swift`).
package let feedbackMigrations: [Migration] = [
    Migration(
        "feedback",
        [
            """
            CREATE TABLE rounds (
                id TEXT PRIMARY KEY,
                title TEXT NOT NULL CHECK (title <> ''),
                why TEXT NOT NULL CHECK (why <> ''),
                asks_department BIGINT NOT NULL CHECK (asks_department IN (0, 1)),
                words_for TEXT NOT NULL CHECK (words_for IN ('leaders', 'everyone')),
                opened_by TEXT NOT NULL REFERENCES people (id),
                opened_at BIGINT NOT NULL,
                closes_at BIGINT NOT NULL,
                closed_at BIGINT,
                public_key TEXT NOT NULL,
                sealed_key TEXT NOT NULL,
                CHECK (closes_at > opened_at)
            )
            """,
            "CREATE INDEX rounds_by_age ON rounds (opened_at)",
            """
            CREATE TABLE round_questions (
                round TEXT NOT NULL REFERENCES rounds (id),
                number BIGINT NOT NULL CHECK (number > 0),
                kind TEXT NOT NULL CHECK (kind IN ('scale', 'choice', 'words')),
                text TEXT NOT NULL CHECK (text <> ''),
                choices TEXT NOT NULL,
                PRIMARY KEY (round, number)
            )
            """,
            """
            CREATE TABLE round_marks (
                round TEXT NOT NULL REFERENCES rounds (id),
                mark TEXT NOT NULL,
                blinded TEXT NOT NULL,
                PRIMARY KEY (round, mark)
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            """
            CREATE TABLE spent_tokens (
                round TEXT NOT NULL REFERENCES rounds (id),
                message TEXT NOT NULL,
                is_mixed BIGINT NOT NULL DEFAULT 0 CHECK (is_mixed IN (0, 1)),
                PRIMARY KEY (round, message)
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            "CREATE INDEX tokens_to_mix ON spent_tokens (round) WHERE is_mixed = 0",
            """
            CREATE TABLE round_counts (
                round TEXT NOT NULL REFERENCES rounds (id),
                department TEXT NOT NULL,
                question BIGINT NOT NULL CHECK (question >= 0),
                choice TEXT NOT NULL,
                slot BIGINT NOT NULL CHECK (slot BETWEEN 0 AND 15),
                answers BIGINT NOT NULL CHECK (answers > 0),
                PRIMARY KEY (round, department, question, choice, slot)
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            """
            CREATE TABLE round_words (
                id TEXT PRIMARY KEY,
                round TEXT NOT NULL REFERENCES rounds (id),
                question BIGINT NOT NULL,
                words TEXT NOT NULL CHECK (words <> ''),
                is_mixed BIGINT NOT NULL DEFAULT 0 CHECK (is_mixed IN (0, 1))
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            "CREATE INDEX words_to_mix ON round_words (round) WHERE is_mixed = 0",
            "CREATE INDEX words_of_round ON round_words (round, id)",
            """
            CREATE TABLE letters (
                id TEXT PRIMARY KEY,
                round TEXT NOT NULL REFERENCES rounds (id),
                box TEXT NOT NULL UNIQUE,
                is_mixed BIGINT NOT NULL DEFAULT 0 CHECK (is_mixed IN (0, 1))
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            "CREATE INDEX letters_of_round ON letters (round)",
            """
            CREATE TABLE letter_messages (
                round TEXT NOT NULL REFERENCES rounds (id),
                letter TEXT NOT NULL REFERENCES letters (id),
                number BIGINT NOT NULL CHECK (number > 0),
                is_reply BIGINT NOT NULL CHECK (is_reply IN (0, 1)),
                words TEXT NOT NULL CHECK (words <> ''),
                PRIMARY KEY (round, letter, number)
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            """
            CREATE TABLE themes (
                id TEXT PRIMARY KEY,
                round TEXT NOT NULL REFERENCES rounds (id),
                said TEXT NOT NULL CHECK (said <> ''),
                gathered_by TEXT NOT NULL REFERENCES people (id),
                gathered_at BIGINT NOT NULL,
                outcome TEXT CHECK (outcome IN ('did', 'did-not')),
                answer TEXT,
                answered_by TEXT REFERENCES people (id),
                answered_at BIGINT,
                CHECK ((outcome IS NULL) = (answer IS NULL)),
                CHECK ((outcome IS NULL) = (answered_by IS NULL)),
                CHECK ((outcome IS NULL) = (answered_at IS NULL))
            )
            """,
            "CREATE INDEX themes_of_round ON themes (round, gathered_at)",
        ])
]

package let feedbackTables: [TableRule] = [
    .secretColumn("sealed_key", of: "rounds"), .secret("round_marks"),
    // An export is handed on: what nobody may see in the house does not leave it. A backup has it all.
    .secret("spent_tokens"), .secret("round_counts"), .secret("round_words"), .secret("letters"),
    .secret("letter_messages"),
]
