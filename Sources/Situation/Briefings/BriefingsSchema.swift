import Platform

package let briefingsMigrations: [Migration] = [
    Migration(
        "briefings",
        [
            """
            CREATE TABLE briefings (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                number BIGINT NOT NULL CHECK (number > 0),
                text TEXT NOT NULL CHECK (text <> ''),
                is_without_news BIGINT NOT NULL CHECK (is_without_news IN (0, 1)),
                sent_at BIGINT NOT NULL,
                sent_by TEXT NOT NULL REFERENCES people (id),
                next_at BIGINT NOT NULL,
                recipients BIGINT NOT NULL CHECK (recipients >= 0),
                UNIQUE (crisis, number),
                CHECK (next_at > sent_at)
            )
            """,
            """
            CREATE TABLE briefing_corrections (
                id TEXT PRIMARY KEY,
                briefing TEXT NOT NULL REFERENCES briefings (id),
                text TEXT NOT NULL CHECK (text <> ''),
                why TEXT NOT NULL CHECK (why <> ''),
                corrected_at BIGINT NOT NULL,
                corrected_by TEXT NOT NULL REFERENCES people (id)
            )
            """,
            "CREATE INDEX corrections_of_briefing ON briefing_corrections (briefing)",
            """
            CREATE TABLE briefing_readings (
                briefing TEXT NOT NULL REFERENCES briefings (id),
                person TEXT NOT NULL REFERENCES people (id),
                read_at BIGINT NOT NULL,
                PRIMARY KEY (briefing, person)
            )
            """,
            """
            CREATE TABLE update_promises (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                due_at BIGINT NOT NULL,
                made_at BIGINT NOT NULL,
                responsible TEXT NOT NULL REFERENCES people (id),
                kept_at BIGINT,
                CHECK (due_at > made_at)
            )
            """,
            "CREATE UNIQUE INDEX one_promise_at_a_time ON update_promises (crisis) WHERE kept_at IS NULL",
            """
            CREATE TABLE update_alarms (
                promise TEXT NOT NULL REFERENCES update_promises (id),
                person TEXT NOT NULL REFERENCES people (id),
                raised_at BIGINT NOT NULL,
                PRIMARY KEY (promise, person)
            )
            """,
        ]),
    Migration(
        "briefings-counted",
        [
            """
            CREATE TABLE briefing_reach (
                briefing TEXT NOT NULL REFERENCES briefings (id),
                minute BIGINT NOT NULL CHECK (minute > 0),
                slot BIGINT NOT NULL CHECK (slot BETWEEN 0 AND 7),
                readers BIGINT NOT NULL CHECK (readers > 0),
                PRIMARY KEY (briefing, minute, slot)
            )
            """,
            """
            INSERT INTO briefing_reach (briefing, minute, slot, readers)
            SELECT briefing, CASE WHEN after <= 120 THEN after ELSE (after + 59) / 60 * 60 END, 0, count(*)
            FROM (
                SELECT briefing, CASE WHEN read_at - sent_at < 60000 THEN 1
                    ELSE ((read_at - sent_at) / 1000 + 59) / 60 END AS after
                FROM briefing_readings JOIN briefings ON briefings.id = briefing_readings.briefing) AS read_after
            GROUP BY 1, 2
            """,
        ]),
    Migration(
        "briefings-urgent",
        ["ALTER TABLE briefings ADD COLUMN urgent_because TEXT CHECK (urgent_because <> '')"]),
    Migration(
        "briefings-for-some",
        [
            "ALTER TABLE briefings ADD COLUMN audience TEXT",
            """
            CREATE TABLE briefing_translations (
                briefing TEXT NOT NULL REFERENCES briefings (id),
                language TEXT NOT NULL CHECK (language <> ''),
                text TEXT NOT NULL CHECK (text <> ''),
                corrections BIGINT NOT NULL CHECK (corrections >= 0),
                translated_at BIGINT NOT NULL,
                translated_by TEXT NOT NULL REFERENCES people (id),
                PRIMARY KEY (briefing, language)
            )
            """,
        ]),
    Migration(
        "briefings-short",
        [
            "ALTER TABLE briefings ADD COLUMN short TEXT CHECK (short <> '')",
            "ALTER TABLE briefing_corrections ADD COLUMN short TEXT CHECK (short <> '')",
        ]),
    Migration(
        "briefing-translations-short",
        ["ALTER TABLE briefing_translations ADD COLUMN short TEXT CHECK (short <> '')"]),
]
