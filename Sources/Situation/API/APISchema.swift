import Platform

package let apiMigrations: [Migration] = [
    Migration(
        "api",
        [
            """
            CREATE TABLE api_tokens (
                id TEXT PRIMARY KEY,
                digest TEXT NOT NULL UNIQUE,
                person TEXT NOT NULL REFERENCES people (id),
                name TEXT NOT NULL CHECK (name <> ''),
                scopes TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                used_at BIGINT,
                revoked_at BIGINT
            )
            """,
            "CREATE INDEX api_tokens_of_person ON api_tokens (person)",
            """
            CREATE TABLE kept_answers (
                token TEXT NOT NULL REFERENCES api_tokens (id),
                key TEXT NOT NULL,
                request TEXT NOT NULL,
                status INTEGER NOT NULL,
                body TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                PRIMARY KEY (token, key)
            )
            """,
            "CREATE INDEX kept_answers_by_age ON kept_answers (token, created_at)",
        ])
]

package let apiTables: [TableRule] = [.secret("api_tokens"), .secret("kept_answers")]
