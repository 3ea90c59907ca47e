import Platform

package let crisesMigrations: [Migration] = [
    Migration(
        "crises",
        [
            """
            CREATE TABLE crises (
                id TEXT PRIMARY KEY,
                title TEXT NOT NULL CHECK (title <> ''),
                kind TEXT NOT NULL CHECK (kind IN ('product', 'data', 'accident', 'other')),
                severity TEXT NOT NULL CHECK (severity IN ('watch', 'serious', 'severe')),
                phase TEXT NOT NULL CHECK (phase IN ('preparing', 'responding', 'recovering', 'closed')),
                opened_at BIGINT NOT NULL,
                opened_by TEXT NOT NULL REFERENCES people (id),
                closed_at BIGINT,
                playbook TEXT,
                approvals_needed BIGINT NOT NULL CHECK (approvals_needed BETWEEN 1 AND 5),
                second_look TEXT NOT NULL CHECK (second_look IN ('off', 'on-request', 'required')),
                reply_within_minutes BIGINT NOT NULL,
                cadence TEXT NOT NULL,
                CHECK ((phase = 'closed') = (closed_at IS NOT NULL))
            )
            """,
            """
            CREATE TABLE crisis_phases (
                crisis TEXT NOT NULL REFERENCES crises (id),
                phase TEXT NOT NULL,
                began_at BIGINT NOT NULL,
                began_by TEXT NOT NULL REFERENCES people (id)
            )
            """,
            """
            CREATE TABLE team_functions (
                crisis TEXT NOT NULL REFERENCES crises (id),
                name TEXT NOT NULL CHECK (name <> ''),
                duties TEXT NOT NULL,
                department TEXT NOT NULL,
                position BIGINT NOT NULL,
                PRIMARY KEY (crisis, name)
            )
            """,
            """
            CREATE TABLE team_terms (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL,
                function TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES people (id),
                is_backup BIGINT NOT NULL,
                taken_at BIGINT NOT NULL,
                handed_over_at BIGINT,
                FOREIGN KEY (crisis, function) REFERENCES team_functions (crisis, name)
            )
            """,
            """
            CREATE UNIQUE INDEX team_terms_held ON team_terms (crisis, function, is_backup)
            WHERE handed_over_at IS NULL
            """,
            "CREATE INDEX team_terms_of_person ON team_terms (person) WHERE handed_over_at IS NULL",
            """
            CREATE TABLE checklist (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                position BIGINT NOT NULL,
                task TEXT NOT NULL,
                function TEXT NOT NULL,
                due_at BIGINT NOT NULL,
                ticked_at BIGINT,
                ticked_by TEXT REFERENCES people (id)
            )
            """,
            """
            CREATE TABLE follow_ups (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                task TEXT NOT NULL,
                owner TEXT NOT NULL REFERENCES people (id),
                due_at BIGINT,
                done_at BIGINT
            )
            """,
        ])
]
