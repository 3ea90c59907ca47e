import Platform

package let networksMigrations: [Migration] = [
    Migration(
        "networks",
        [
            """
            CREATE TABLE network_apps (
                server TEXT PRIMARY KEY,
                network TEXT NOT NULL,
                client_id TEXT NOT NULL,
                client_secret TEXT NOT NULL,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE accounts (
                id TEXT PRIMARY KEY,
                person TEXT NOT NULL REFERENCES people (id),
                network TEXT NOT NULL,
                server TEXT NOT NULL,
                handle TEXT NOT NULL,
                token TEXT NOT NULL,
                connected_at BIGINT NOT NULL,
                revoked_at BIGINT
            )
            """,
            "CREATE UNIQUE INDEX accounts_in_use ON accounts (person, server, handle) WHERE revoked_at IS NULL",
            """
            CREATE TABLE account_requests (
                state TEXT PRIMARY KEY,
                person TEXT NOT NULL REFERENCES people (id),
                server TEXT NOT NULL,
                network TEXT NOT NULL,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE deliveries (
                id TEXT PRIMARY KEY,
                post TEXT NOT NULL,
                author TEXT NOT NULL REFERENCES people (id),
                department TEXT NOT NULL,
                crisis TEXT REFERENCES crises (id),
                account TEXT NOT NULL REFERENCES accounts (id),
                action TEXT NOT NULL CHECK (action IN ('publish', 'edit')),
                text TEXT NOT NULL,
                remote_id TEXT,
                due_at BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (
                    state IN ('waiting', 'held', 'stopped', 'sending', 'sent', 'refused', 'unknown', 'withdrawn')),
                reason TEXT,
                permalink TEXT,
                attempts BIGINT NOT NULL,
                lease_until BIGINT,
                created_at BIGINT NOT NULL,
                finished_at BIGINT,
                CHECK ((state = 'sending') = (lease_until IS NOT NULL))
            )
            """,
            "CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting'",
            "CREATE INDEX deliveries_in_flight ON deliveries (lease_until) WHERE state = 'sending'",
            "CREATE INDEX deliveries_of_post ON deliveries (post)",
            """
            CREATE TABLE delivery_attempts (
                delivery TEXT NOT NULL REFERENCES deliveries (id),
                number BIGINT NOT NULL,
                started_at BIGINT NOT NULL,
                finished_at BIGINT,
                outcome TEXT,
                PRIMARY KEY (delivery, number)
            )
            """,
            """
            CREATE TABLE holds (
                id TEXT PRIMARY KEY,
                reach TEXT NOT NULL CHECK (reach IN ('organisation', 'crisis', 'department')),
                crisis TEXT REFERENCES crises (id),
                department TEXT,
                reason TEXT NOT NULL,
                placed_by TEXT NOT NULL REFERENCES people (id),
                placed_at BIGINT NOT NULL,
                confirmed_at BIGINT,
                lifted_by TEXT REFERENCES people (id),
                lifted_at BIGINT,
                CHECK ((reach = 'crisis') = (crisis IS NOT NULL)),
                CHECK ((reach = 'department') = (department IS NOT NULL))
            )
            """,
            // One row that every claim shares and every hold changes: PostgreSQL then orders the two.
            "CREATE TABLE hold_gate (id BIGINT PRIMARY KEY CHECK (id = 1), turns BIGINT NOT NULL)",
            "INSERT INTO hold_gate (id, turns) VALUES (1, 0)",
        ]),
    Migration(
        "deliveries-not-known",
        [
            "CREATE INDEX deliveries_not_known ON deliveries (due_at) WHERE state = 'unknown'",
            "CREATE INDEX deliveries_of_account ON deliveries (account)",
            "CREATE INDEX deliveries_of_crisis ON deliveries (crisis, state)",
        ]),
    Migration(
        "deliveries-open",
        [
            """
            CREATE INDEX deliveries_open ON deliveries (state, due_at)
            WHERE state IN ('waiting', 'held', 'stopped', 'sending', 'unknown')
            """
        ]),
]

package let networksTables: [TableRule] = [
    .secret("network_apps"), .secret("account_requests"), .secretColumn("token", of: "accounts"), .setUp("hold_gate"),
]
