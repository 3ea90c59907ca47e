import Platform

package let chatsMigrations: [Migration] = [
    Migration(
        "chats",
        [
            """
            CREATE TABLE chats (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL CHECK (name <> ''),
                kind TEXT NOT NULL CHECK (kind IN ('slack', 'teams', 'mattermost')),
                address TEXT NOT NULL,
                created_at BIGINT NOT NULL
            )
            """,
            // No words, as with mails; and a lease is a due time that has not come yet.
            """
            CREATE TABLE chat_messages (
                chat TEXT NOT NULL REFERENCES chats (id),
                briefing TEXT NOT NULL REFERENCES briefings (id),
                version BIGINT NOT NULL CHECK (version >= 0),
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
                tries BIGINT NOT NULL,
                status BIGINT,
                due_at BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                finished_at BIGINT,
                PRIMARY KEY (chat, briefing, version),
                CHECK ((state = 'waiting') = (finished_at IS NULL))
            )
            """,
            "CREATE INDEX chat_messages_due ON chat_messages (due_at) WHERE state = 'waiting'",
            "CREATE INDEX chat_messages_by_age ON chat_messages (chat, created_at)",
        ])
]

package let chatsTables: [TableRule] = [.secret("chats"), .secret("chat_messages")]
