import Platform

package let devicesMigrations: [Migration] = [
    Migration(
        "devices",
        [
            // The mark is a digest of the address: a browser that comes again is the same one.
            """
            CREATE TABLE devices (
                id TEXT PRIMARY KEY,
                person TEXT NOT NULL REFERENCES people (id),
                name TEXT NOT NULL CHECK (name <> ''),
                subscription TEXT NOT NULL,
                mark TEXT NOT NULL UNIQUE,
                created_at BIGINT NOT NULL,
                heard_at BIGINT,
                status BIGINT
            )
            """,
            "CREATE INDEX devices_of_person ON devices (person, id)",
            // No words, as with mails; and a lease is a due time that has not come yet.
            """
            CREATE TABLE pushes (
                device TEXT NOT NULL REFERENCES devices (id),
                briefing TEXT NOT NULL REFERENCES briefings (id),
                crisis TEXT NOT NULL REFERENCES crises (id),
                version BIGINT NOT NULL CHECK (version >= 0),
                is_urgent BIGINT NOT NULL CHECK (is_urgent IN (0, 1)),
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
                tries BIGINT NOT NULL,
                status BIGINT,
                due_at BIGINT NOT NULL,
                give_up_at BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                finished_at BIGINT,
                PRIMARY KEY (device, briefing, version),
                CHECK ((state = 'waiting') = (finished_at IS NULL))
            )
            """,
            "CREATE INDEX pushes_due ON pushes (due_at) WHERE state = 'waiting'",
            "CREATE INDEX pushes_waiting ON pushes (crisis) WHERE state = 'waiting'",
            "CREATE INDEX pushes_of_briefing ON pushes (briefing)",
            "CREATE INDEX pushes_by_age ON pushes (created_at)",
            // One for the whole house: every subscription is tied to it.
            """
            CREATE TABLE push_keys (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                secret TEXT NOT NULL,
                public TEXT NOT NULL,
                created_at BIGINT NOT NULL
            )
            """,
        ])
]

/// Whoever has them can tell somebody's phone something; they are of use to this installation alone.
package let devicesTables: [TableRule] = [.secret("devices"), .secret("pushes"), .secret("push_keys")]
