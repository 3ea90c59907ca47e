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
                reply_within_minutes BIGINT NOT NULL CHECK (reply_within_minutes > 0),
                cadence TEXT NOT NULL,
                organisation_names TEXT NOT NULL,
                CHECK ((phase = 'closed') = (closed_at IS NOT NULL))
            )
            """,
            """
            CREATE TABLE crisis_phases (
                crisis TEXT NOT NULL REFERENCES crises (id),
                phase TEXT NOT NULL CHECK (phase IN ('preparing', 'responding', 'recovering', 'closed')),
                note TEXT NOT NULL,
                began_at BIGINT NOT NULL,
                began_by TEXT NOT NULL REFERENCES people (id)
            )
            """,
            "CREATE UNIQUE INDEX closed_once ON crisis_phases (crisis) WHERE phase = 'closed'",
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
                is_backup BIGINT NOT NULL CHECK (is_backup IN (0, 1)),
                taken_at BIGINT NOT NULL,
                given_by TEXT NOT NULL REFERENCES people (id),
                handed_over_at BIGINT,
                handed_over_by TEXT REFERENCES people (id),
                FOREIGN KEY (crisis, function) REFERENCES team_functions (crisis, name),
                CHECK ((handed_over_at IS NULL) = (handed_over_by IS NULL)),
                CHECK (handed_over_at >= taken_at)
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
                task TEXT NOT NULL CHECK (task <> ''),
                function TEXT NOT NULL,
                due_at BIGINT NOT NULL,
                ticked_at BIGINT,
                ticked_by TEXT REFERENCES people (id),
                UNIQUE (crisis, position),
                CHECK ((ticked_at IS NULL) = (ticked_by IS NULL))
            )
            """,
            """
            CREATE TABLE follow_ups (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                task TEXT NOT NULL CHECK (task <> ''),
                owner TEXT NOT NULL REFERENCES people (id),
                due_at BIGINT,
                done_at BIGINT,
                done_by TEXT REFERENCES people (id),
                CHECK ((done_at IS NULL) = (done_by IS NULL))
            )
            """,
            "CREATE INDEX follow_ups_of_crisis ON follow_ups (crisis)",
        ])
]
