import Platform

package let channelsMigrations: [Migration] = [
    Migration(
        "channels",
        [
            """
            CREATE TABLE channel_choices (
                person TEXT PRIMARY KEY REFERENCES people (id),
                mail TEXT NOT NULL CHECK (mail IN ('at-once', 'morning', 'evening', 'off')),
                quiet_from BIGINT CHECK (quiet_from BETWEEN 0 AND 1439),
                quiet_until BIGINT CHECK (quiet_until BETWEEN 0 AND 1439),
                CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
            )
            """,
            // No words: what a mail says is read from its briefing when it leaves. A lease is a due time that has not
            // come yet, as with webhooks.
            """
            CREATE TABLE mails (
                briefing TEXT NOT NULL REFERENCES briefings (id),
                person TEXT NOT NULL REFERENCES people (id),
                version BIGINT NOT NULL CHECK (version >= 0),
                is_digest BIGINT NOT NULL CHECK (is_digest IN (0, 1)),
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
                tries BIGINT NOT NULL,
                reply BIGINT,
                due_at BIGINT NOT NULL,
                give_up_at BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                finished_at BIGINT,
                PRIMARY KEY (briefing, person, version),
                CHECK ((state = 'waiting') = (finished_at IS NULL))
            )
            """,
            "CREATE INDEX mails_due ON mails (due_at) WHERE state = 'waiting'",
            "CREATE INDEX mails_of_person ON mails (person)",
            "CREATE INDEX mails_by_age ON mails (created_at)",
            // The address is kept so that a new one is tried without anybody having to say so.
            """
            CREATE TABLE mail_bounces (
                person TEXT PRIMARY KEY REFERENCES people (id),
                address TEXT NOT NULL,
                reply BIGINT NOT NULL,
                noted_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX mail_bounces_by_age ON mail_bounces (noted_at)",
        ])
]

package let fullMailboxesMigrations: [Migration] = [
    Migration(
        "mailboxes that are full",
        [
            """
            ALTER TABLE mail_bounces ADD COLUMN fault TEXT NOT NULL DEFAULT 'unknown'
                CHECK (fault IN ('unknown', 'disabled', 'full'))
            """,
            """
            CREATE TABLE full_mailbox_days (
                person TEXT NOT NULL REFERENCES people (id),
                address TEXT NOT NULL,
                day BIGINT NOT NULL,
                PRIMARY KEY (person, address, day)
            )
            """,
            "CREATE INDEX full_mailbox_days_by_age ON full_mailbox_days (day)",
        ])
]

/// How somebody wants to be reached is between them and this installation, and what it sent is nothing to another.
package let channelsTables: [TableRule] = [
    .secret("channel_choices"), .secret("mails"), .secret("mail_bounces"), .secret("full_mailbox_days"),
]
