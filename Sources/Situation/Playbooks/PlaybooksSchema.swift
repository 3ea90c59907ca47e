import Platform

package let playbooksMigrations: [Migration] = [
    Migration(
        "playbook-versions",
        [
            """
            CREATE TABLE playbook_versions (
                playbook TEXT NOT NULL,
                content TEXT NOT NULL,
                version BIGINT NOT NULL,
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                seen_at BIGINT NOT NULL,
                PRIMARY KEY (playbook, content)
            )
            """,
            """
            CREATE TABLE crisis_playbooks (
                crisis TEXT PRIMARY KEY REFERENCES crises (id),
                playbook TEXT NOT NULL,
                content TEXT NOT NULL,
                since BIGINT NOT NULL,
                FOREIGN KEY (playbook, content) REFERENCES playbook_versions (playbook, content)
            )
            """,
            """
            CREATE TABLE playbook_lessons (
                id TEXT PRIMARY KEY,
                playbook TEXT NOT NULL,
                what TEXT NOT NULL CHECK (what <> ''),
                origin TEXT NOT NULL CHECK (origin IN ('crisis', 'drill', 'reading')),
                noted_at BIGINT NOT NULL,
                noted_by TEXT REFERENCES people (id),
                done_at BIGINT,
                done_by TEXT REFERENCES people (id),
                CHECK ((done_at IS NULL) = (done_by IS NULL))
            )
            """,
            "CREATE INDEX playbook_lessons_of_playbook ON playbook_lessons (playbook, id)",
        ])
]
