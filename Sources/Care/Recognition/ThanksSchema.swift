import Platform

package let thanksMigrations: [Migration] = [
    Migration(
        "thanks",
        [
            """
            CREATE TABLE thanks (
                id TEXT PRIMARY KEY,
                giver TEXT NOT NULL REFERENCES people (id),
                receiver TEXT NOT NULL REFERENCES people (id),
                reason TEXT NOT NULL CHECK (reason IN ('honesty', 'care', 'help', 'correction', 'learning')),
                words TEXT NOT NULL,
                given_at BIGINT NOT NULL,
                seen_at BIGINT,
                shared_at BIGINT,
                put_away_at BIGINT,
                removed_at BIGINT,
                removed_by TEXT REFERENCES people (id),
                CHECK (giver <> receiver),
                CHECK (words <> '' OR removed_at IS NOT NULL),
                CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
                CHECK (shared_at IS NULL OR (seen_at IS NOT NULL AND put_away_at IS NULL AND removed_at IS NULL))
            )
            """,
            "CREATE INDEX thanks_on_the_wall ON thanks (id) WHERE shared_at IS NOT NULL",
            "CREATE INDEX thanks_by_receiver ON thanks (receiver, id)",
            "CREATE INDEX thanks_by_giver ON thanks (giver, id)",
            """
            CREATE TABLE thanks_reports (
                id TEXT PRIMARY KEY,
                thanks TEXT NOT NULL REFERENCES thanks (id),
                reporter TEXT NOT NULL REFERENCES people (id),
                why TEXT NOT NULL,
                reported_at BIGINT NOT NULL,
                settled_at BIGINT,
                settled_by TEXT REFERENCES people (id),
                outcome TEXT CHECK (outcome IN ('removed', 'stands')),
                reply TEXT NOT NULL DEFAULT '',
                UNIQUE (thanks, reporter),
                CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
                CHECK ((settled_at IS NULL) = (outcome IS NULL))
            )
            """,
            "CREATE INDEX open_thanks_reports ON thanks_reports (id) WHERE settled_at IS NULL",
            "CREATE INDEX thanks_reports_by_reporter ON thanks_reports (reporter, id)",
        ])
]

/// Whoever had the whole table could count, and what is private would not be.
package let thanksTables: [TableRule] = [.secret("thanks"), .secret("thanks_reports")]
