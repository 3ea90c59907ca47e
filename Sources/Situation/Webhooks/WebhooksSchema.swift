import Platform

package let webhooksMigrations: [Migration] = [
    Migration(
        "webhooks",
        [
            """
            CREATE TABLE webhooks (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL CHECK (name <> ''),
                address TEXT NOT NULL CHECK (address <> ''),
                topics TEXT NOT NULL,
                secret TEXT NOT NULL,
                former_secret TEXT,
                former_secret_until BIGINT,
                created_at BIGINT NOT NULL,
                paused_at BIGINT,
                pause_reason TEXT CHECK (pause_reason IN ('by-hand', 'gone', 'unreachable', 'restored'))
            )
            """,
            // A lease is a due time that has not come yet: a worker that dies with a message in its hands needs nobody
            // to clean up after it.
            """
            CREATE TABLE webhook_deliveries (
                id TEXT PRIMARY KEY,
                webhook TEXT NOT NULL REFERENCES webhooks (id),
                position BIGINT,
                kind TEXT NOT NULL,
                body TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'paused', 'delivered', 'failed')),
                attempts BIGINT NOT NULL,
                tries BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                finished_at BIGINT,
                UNIQUE (webhook, position)
            )
            """,
            "CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at) WHERE state = 'waiting'",
            "CREATE INDEX webhook_deliveries_of_webhook ON webhook_deliveries (webhook, state, id)",
            "CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at)",
            """
            CREATE TABLE webhook_attempts (
                delivery TEXT NOT NULL REFERENCES webhook_deliveries (id),
                number BIGINT NOT NULL,
                started_at BIGINT NOT NULL,
                finished_at BIGINT,
                status BIGINT,
                answer TEXT,
                PRIMARY KEY (delivery, number)
            )
            """,
        ])
]

/// Secrets stay in the house, and what was sent by one installation is nothing to another.
package let webhooksTables: [TableRule] = [
    .secret("webhooks"), .secret("webhook_deliveries"), .secret("webhook_attempts"),
]
