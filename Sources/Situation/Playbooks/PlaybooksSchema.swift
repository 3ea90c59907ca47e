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

/// Playbooks that were brought in the browser. `base` is the version that came from outside last.
package let broughtPlaybooksMigrations: [Migration] = [
    Migration(
        "brought-playbooks",
        [
            """
            CREATE TABLE brought_playbooks (
                playbook TEXT PRIMARY KEY,
                content TEXT NOT NULL,
                base TEXT NOT NULL,
                brought_at BIGINT NOT NULL,
                brought_by TEXT NOT NULL REFERENCES people (id),
                taken_away_at BIGINT,
                taken_away_by TEXT REFERENCES people (id),
                FOREIGN KEY (playbook, content) REFERENCES playbook_versions (playbook, content),
                FOREIGN KEY (playbook, base) REFERENCES playbook_versions (playbook, content),
                CHECK ((taken_away_at IS NULL) = (taken_away_by IS NULL))
            )
            """,
            """
            CREATE TABLE brought_parts (
                playbook TEXT NOT NULL REFERENCES brought_playbooks (playbook),
                kind TEXT NOT NULL CHECK (kind IN ('drill', 'course', 'about')),
                name TEXT NOT NULL,
                text TEXT NOT NULL,
                PRIMARY KEY (playbook, kind, name)
            )
            """,
        ])
]
