import Platform

package let guidanceMigrations: [Migration] = [
    Migration(
        "guidance",
        [
            """
            CREATE TABLE guidance_versions (
                crisis TEXT PRIMARY KEY REFERENCES crises (id),
                version BIGINT NOT NULL CHECK (version > 0),
                changed_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE boundaries (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                title TEXT NOT NULL CHECK (title <> ''),
                weight TEXT NOT NULL CHECK (weight IN ('stop', 'care')),
                subject TEXT NOT NULL CHECK (subject <> ''),
                protects TEXT NOT NULL CHECK (protects <> ''),
                narrower TEXT NOT NULL CHECK (narrower <> ''),
                reason TEXT NOT NULL CHECK (reason <> ''),
                instead TEXT NOT NULL CHECK (instead <> ''),
                ask TEXT NOT NULL CHECK (ask <> ''),
                owner TEXT NOT NULL CHECK (owner <> ''),
                expires_at BIGINT NOT NULL,
                match_lines TEXT NOT NULL CHECK (match_lines <> ''),
                unless_lines TEXT NOT NULL,
                flags TEXT NOT NULL CHECK (flags <> ''),
                allows TEXT NOT NULL CHECK (allows <> ''),
                position BIGINT NOT NULL,
                written_at BIGINT NOT NULL,
                written_by TEXT NOT NULL REFERENCES people (id),
                changed_at BIGINT,
                retired_at BIGINT,
                retired_by TEXT REFERENCES people (id),
                CHECK ((retired_at IS NULL) = (retired_by IS NULL))
            )
            """,
            "CREATE INDEX boundaries_of_crisis ON boundaries (crisis)",
            """
            CREATE TABLE messages (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                text TEXT NOT NULL CHECK (text <> ''),
                value TEXT NOT NULL,
                stance TEXT NOT NULL,
                carries TEXT NOT NULL,
                position BIGINT NOT NULL,
                written_at BIGINT NOT NULL,
                written_by TEXT NOT NULL REFERENCES people (id),
                retired_at BIGINT,
                retired_by TEXT REFERENCES people (id),
                CHECK ((retired_at IS NULL) = (retired_by IS NULL))
            )
            """,
            "CREATE INDEX messages_of_crisis ON messages (crisis)",
            """
            CREATE TABLE guidelines (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                title TEXT NOT NULL CHECK (title <> ''),
                text TEXT NOT NULL CHECK (text <> ''),
                position BIGINT NOT NULL,
                written_at BIGINT NOT NULL,
                written_by TEXT NOT NULL REFERENCES people (id),
                retired_at BIGINT,
                retired_by TEXT REFERENCES people (id),
                CHECK ((retired_at IS NULL) = (retired_by IS NULL))
            )
            """,
            "CREATE INDEX guidelines_of_crisis ON guidelines (crisis)",
            """
            CREATE TABLE templates (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                kind TEXT NOT NULL CHECK (kind IN ('prompt', 'skeleton')),
                title TEXT NOT NULL CHECK (title <> ''),
                text TEXT NOT NULL CHECK (text <> ''),
                position BIGINT NOT NULL,
                written_at BIGINT NOT NULL,
                written_by TEXT NOT NULL REFERENCES people (id),
                retired_at BIGINT,
                retired_by TEXT REFERENCES people (id),
                CHECK ((retired_at IS NULL) = (retired_by IS NULL))
            )
            """,
            "CREATE INDEX templates_of_crisis ON templates (crisis)",
        ]),
    Migration(
        "guidance-counting-boundaries",
        [
            "ALTER TABLE boundaries ADD COLUMN unless_anywhere_lines TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE boundaries ADD COLUMN at_most BIGINT CHECK (at_most >= 0)",
            "ALTER TABLE boundaries ADD COLUMN per TEXT NOT NULL DEFAULT 'draft' CHECK (per IN ('draft', 'sentence'))",
            "ALTER TABLE boundaries ADD COLUMN replacement TEXT NOT NULL DEFAULT ''",
            """
            ALTER TABLE boundaries ADD COLUMN even_if_denied BIGINT NOT NULL DEFAULT 0
                CHECK (even_if_denied IN (0, 1))
            """,
        ]),
]
