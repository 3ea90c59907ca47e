import Platform

package let supportMigrations: [Migration] = [
    Migration(
        "support",
        [
            """
            CREATE TABLE support_resources (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('employee-assistance', 'crisis-line', 'peer', 'occupational-health',
                    'take-over', 'legal', 'it', 'security')),
                audience TEXT NOT NULL CHECK (audience IN ('everyone', 'signed-in')),
                name TEXT NOT NULL CHECK (name <> ''),
                country TEXT NOT NULL,
                languages TEXT NOT NULL,
                phone TEXT NOT NULL,
                web TEXT NOT NULL,
                hours TEXT NOT NULL CHECK (hours <> ''),
                expect TEXT NOT NULL CHECK (expect <> ''),
                written_at BIGINT NOT NULL,
                written_by TEXT NOT NULL REFERENCES people (id),
                retired_at BIGINT,
                retired_by TEXT REFERENCES people (id),
                CHECK (phone <> '' OR web <> ''),
                CHECK ((retired_at IS NULL) = (retired_by IS NULL))
            )
            """,
            """
            CREATE TABLE support_pauses (
                person TEXT PRIMARY KEY REFERENCES people (id),
                began_at BIGINT NOT NULL,
                until_at BIGINT CHECK (until_at > began_at)
            )
            """,
            """
            CREATE TABLE support_follow_ups (
                person TEXT NOT NULL REFERENCES people (id),
                due_at BIGINT NOT NULL,
                asked_at BIGINT NOT NULL,
                PRIMARY KEY (person, due_at)
            )
            """,
            // No person, and no time finer than the day: a test reads these two.
            """
            CREATE TABLE check_in_counts (
                day BIGINT NOT NULL,
                department TEXT NOT NULL,
                answer TEXT NOT NULL CHECK (answer IN ('well', 'fine', 'tired', 'strained', 'unwell')),
                number BIGINT NOT NULL CHECK (number > 0),
                PRIMARY KEY (day, department, answer)
            )
            """,
            // That somebody has been counted today, so that nobody counts twice; gone when the day is over. Kept in the
            // order of the marks, which is nobody's, and not of the answers.
            """
            CREATE TABLE check_in_marks (
                mark TEXT PRIMARY KEY NOT NULL,
                day BIGINT NOT NULL
            ) \(sqlite: "WITHOUT ROWID", postgres: "")
            """,
        ]),
    // The lines themselves stand in a file; earlier confirmations are events.
    Migration(
        "support-lines",
        [
            """
            CREATE TABLE support_line_confirmations (
                line TEXT PRIMARY KEY,
                confirmed_at BIGINT NOT NULL,
                confirmed_by TEXT NOT NULL REFERENCES people (id)
            )
            """
        ]),
]

/// What is between a person and themselves does not leave the house, not even with everything else.
package let supportTables: [TableRule] = [
    .secret("support_pauses"), .secret("support_follow_ups"), .secret("check_in_marks"),
]
