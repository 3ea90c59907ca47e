import Platform

/// No person, no address and no time finer than a day stands beside a concern.
package let concernsMigrations: [Migration] = [
    Migration(
        "concerns",
        [
            """
            CREATE TABLE concerns (
                id TEXT PRIMARY KEY,
                box TEXT NOT NULL UNIQUE,
                received_day BIGINT NOT NULL,
                acknowledged_day BIGINT,
                answered_day BIGINT,
                outcome TEXT CHECK (outcome IN ('acted', 'not-founded', 'passed-on')),
                CHECK ((answered_day IS NULL) = (outcome IS NULL)),
                CHECK (answered_day IS NULL OR acknowledged_day IS NOT NULL)
            )
            """,
            "CREATE INDEX concerns_open ON concerns (received_day, id) WHERE answered_day IS NULL",
            "CREATE INDEX concerns_acknowledged ON concerns (acknowledged_day) WHERE answered_day IS NULL",
            "CREATE INDEX concerns_answered ON concerns (answered_day, id) WHERE answered_day IS NOT NULL",
            """
            CREATE TABLE concern_messages (
                concern TEXT NOT NULL REFERENCES concerns (id),
                number BIGINT NOT NULL CHECK (number > 0),
                is_reply BIGINT NOT NULL CHECK (is_reply IN (0, 1)),
                words TEXT NOT NULL CHECK (words <> ''),
                PRIMARY KEY (concern, number)
            )
            """,
            """
            CREATE TABLE concern_receivers (
                person TEXT PRIMARY KEY REFERENCES people (id),
                appointed_at BIGINT NOT NULL
            )
            """,
        ])
]

/// What was said in confidence is in no export.
package let concernsTables: [TableRule] = [.secret("concerns"), .secret("concern_messages")]
