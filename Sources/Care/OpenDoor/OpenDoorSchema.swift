import Platform

/// Beside a question without a name stands no person, no session and no time finer than its day; a test reads this
/// schema. SQLite keeps questions and votes in the order of their keys, so that their place says nothing either.
package let openDoorMigrations: [Migration] = [
    Migration(
        "open door",
        [
            """
            CREATE TABLE door_questions (
                id TEXT PRIMARY KEY,
                text TEXT NOT NULL,
                asked_by TEXT REFERENCES people (id),
                leader TEXT REFERENCES people (id),
                asked_day BIGINT NOT NULL,
                votes BIGINT NOT NULL DEFAULT 0 CHECK (votes >= 0),
                due_day BIGINT,
                told TEXT CHECK (told IN ('due', 'late')),
                outcome TEXT CHECK (outcome IN ('answered', 'declined')),
                answer TEXT NOT NULL DEFAULT '',
                answered_by TEXT REFERENCES people (id),
                answered_at BIGINT,
                answer_seen BIGINT NOT NULL DEFAULT 0 CHECK (answer_seen IN (0, 1)),
                crisis TEXT REFERENCES crises (id),
                fact TEXT REFERENCES facts (id),
                briefing TEXT REFERENCES briefings (id),
                removed_at BIGINT,
                removed_by TEXT REFERENCES people (id),
                removed_why TEXT NOT NULL DEFAULT '',
                CHECK (text <> '' OR outcome IS NOT NULL OR removed_at IS NOT NULL),
                CHECK ((outcome IS NULL) = (answered_by IS NULL)),
                CHECK ((outcome IS NULL) = (answered_at IS NULL)),
                CHECK ((outcome IS NULL) = (answer = '')),
                CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
                CHECK ((removed_at IS NULL) = (removed_why = '')),
                CHECK ((fact IS NULL AND briefing IS NULL) OR crisis IS NOT NULL)
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            """
            CREATE INDEX door_questions_open ON door_questions (votes DESC, asked_day, id)
            WHERE outcome IS NULL AND removed_at IS NULL
            """,
            """
            CREATE INDEX door_questions_closed ON door_questions (id)
            WHERE outcome IS NOT NULL OR removed_at IS NOT NULL
            """,
            "CREATE INDEX door_questions_asked ON door_questions (asked_by) WHERE asked_by IS NOT NULL",
            """
            CREATE TABLE door_votes (
                question TEXT NOT NULL REFERENCES door_questions (id),
                mark TEXT NOT NULL,
                PRIMARY KEY (question, mark)
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
            """
            CREATE TABLE door_hours (
                id TEXT PRIMARY KEY,
                leader TEXT NOT NULL REFERENCES people (id),
                kind TEXT NOT NULL CHECK (kind IN ('one-to-one', 'group')),
                about TEXT NOT NULL,
                starts_at BIGINT NOT NULL,
                minutes BIGINT NOT NULL CHECK (minutes BETWEEN 10 AND 240),
                places BIGINT NOT NULL CHECK (places BETWEEN 1 AND 500),
                booked BIGINT NOT NULL DEFAULT 0,
                place TEXT NOT NULL,
                called_off_at BIGINT,
                called_off_why TEXT NOT NULL DEFAULT '',
                CHECK (booked BETWEEN 0 AND places),
                CHECK (kind = 'group' OR places = 1),
                CHECK ((called_off_at IS NULL) = (called_off_why = ''))
            )
            """,
            "CREATE INDEX door_hours_by_time ON door_hours (starts_at)",
            "CREATE INDEX door_hours_by_leader ON door_hours (leader, starts_at)",
            """
            CREATE TABLE door_bookings (
                hour TEXT NOT NULL REFERENCES door_hours (id),
                person TEXT NOT NULL REFERENCES people (id),
                PRIMARY KEY (hour, person)
            )
            """,
            "CREATE INDEX door_bookings_by_person ON door_bookings (person)",
            """
            CREATE TABLE door_feeds (
                person TEXT PRIMARY KEY REFERENCES people (id),
                digest TEXT NOT NULL UNIQUE
            )
            """,
        ])
]

/// Who voted and who goes to whom is in no export, nor are keys to calendars. Questions and answers are everyone's.
package let openDoorTables: [TableRule] = [
    .secret("door_votes"), .secret("door_hours"), .secret("door_bookings"), .secret("door_feeds"),
]
