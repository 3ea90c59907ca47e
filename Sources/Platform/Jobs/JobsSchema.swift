package let jobsMigrations: [Migration] = [
    Migration(
        "jobs",
        [
            """
            CREATE TABLE jobs (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                key TEXT UNIQUE,
                run_at BIGINT NOT NULL,
                attempts BIGINT NOT NULL,
                lease_until BIGINT,
                dead_at BIGINT,
                fault TEXT,
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX jobs_due ON jobs (run_at) WHERE dead_at IS NULL",
        ])
]
