import Platform

package let practiceMigrations: [Migration] = [
    Migration(
        "practice",
        [
            """
            CREATE TABLE practice_accounts (
                id BIGINT PRIMARY KEY,
                handle TEXT NOT NULL UNIQUE CHECK (handle <> ''),
                name TEXT NOT NULL,
                bio TEXT NOT NULL,
                password TEXT,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE practice_sessions (
                digest TEXT PRIMARY KEY,
                account BIGINT NOT NULL REFERENCES practice_accounts (id),
                expires_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE practice_apps (
                id BIGINT PRIMARY KEY,
                name TEXT NOT NULL,
                website TEXT NOT NULL,
                client_id TEXT NOT NULL UNIQUE,
                client_secret TEXT NOT NULL,
                redirect_uris TEXT NOT NULL,
                scopes TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE practice_codes (
                digest TEXT PRIMARY KEY,
                app BIGINT NOT NULL REFERENCES practice_apps (id),
                account BIGINT NOT NULL REFERENCES practice_accounts (id),
                redirect_uri TEXT NOT NULL,
                scopes TEXT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE practice_tokens (
                digest TEXT PRIMARY KEY,
                app BIGINT REFERENCES practice_apps (id),
                account BIGINT REFERENCES practice_accounts (id),
                scopes TEXT NOT NULL,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE practice_statuses (
                id BIGINT PRIMARY KEY,
                account BIGINT NOT NULL REFERENCES practice_accounts (id),
                text TEXT NOT NULL,
                spoiler TEXT NOT NULL,
                language TEXT NOT NULL,
                visibility TEXT NOT NULL CHECK (visibility IN ('public', 'unlisted', 'private', 'direct')),
                reply_to BIGINT REFERENCES practice_statuses (id),
                idempotency_key TEXT,
                created_at BIGINT NOT NULL,
                edited_at BIGINT,
                deleted_at BIGINT,
                UNIQUE (account, idempotency_key)
            )
            """,
            "CREATE INDEX practice_replies ON practice_statuses (reply_to)",
            "CREATE INDEX practice_statuses_of_account ON practice_statuses (account, id)",
            """
            CREATE TABLE practice_edits (
                status BIGINT NOT NULL REFERENCES practice_statuses (id),
                text TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE practice_tags (
                tag TEXT NOT NULL,
                status BIGINT NOT NULL REFERENCES practice_statuses (id),
                PRIMARY KEY (tag, status)
            )
            """,
        ]),
    Migration("practice proof of code exchange", ["ALTER TABLE practice_codes ADD COLUMN challenge TEXT"]),
]

package let practiceTables: [TableRule] = [
    .secret("practice_sessions"), .secret("practice_codes"), .secret("practice_tokens"),
    .secretColumn("password", of: "practice_accounts"), .secretColumn("client_secret", of: "practice_apps"),
]
