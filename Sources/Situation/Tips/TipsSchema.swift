import Platform

package let tipsMigrations: [Migration] = [
    Migration(
        "tips",
        [
            """
            CREATE TABLE tips (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES crises (id),
                fact TEXT REFERENCES facts (id),
                kind TEXT NOT NULL CHECK (kind IN ('new', 'correction', 'answer')),
                person TEXT NOT NULL REFERENCES people (id),
                statement TEXT NOT NULL CHECK (statement <> ''),
                source TEXT NOT NULL CHECK (source <> ''),
                wants_name BIGINT NOT NULL CHECK (wants_name IN (0, 1)),
                given_at BIGINT NOT NULL,
                decided_at BIGINT,
                decided_by TEXT REFERENCES people (id),
                outcome TEXT CHECK (outcome IN ('taken', 'not-taken')),
                reply TEXT NOT NULL DEFAULT '',
                version TEXT REFERENCES fact_versions (id),
                seen_at BIGINT,
                CHECK ((kind = 'new') = (fact IS NULL)),
                CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
                CHECK ((decided_at IS NULL) = (outcome IS NULL)),
                CHECK ((outcome = 'taken') = (version IS NOT NULL)),
                CHECK (outcome IS NULL OR outcome <> 'not-taken' OR reply <> '')
            )
            """,
            "CREATE INDEX tips_waiting ON tips (crisis, id) WHERE decided_at IS NULL",
            "CREATE INDEX tips_decided ON tips (crisis, id) WHERE decided_at IS NOT NULL",
            "CREATE INDEX tips_by_person ON tips (person, id)",
            "CREATE INDEX tips_by_version ON tips (version) WHERE version IS NOT NULL",
        ])
]
