import Platform

package let personalNoticesMigrations: [Migration] = [
    Migration(
        "personal-notices",
        [
            // No words. A way that has no time has been taken, or is not wanted; a lease is a time that has not come yet.
            """
            CREATE TABLE personal_notices (
                person TEXT NOT NULL REFERENCES people (id),
                kind TEXT NOT NULL CHECK (kind IN ('question-late', 'reply-late', 'tip-settled', 'translation')),
                path TEXT NOT NULL CHECK (path <> ''),
                mail_due_at BIGINT,
                mail_tries BIGINT NOT NULL DEFAULT 0,
                push_due_at BIGINT,
                push_tries BIGINT NOT NULL DEFAULT 0,
                give_up_at BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                PRIMARY KEY (person, kind, path)
            )
            """,
            "CREATE INDEX personal_notices_mail ON personal_notices (mail_due_at) WHERE mail_due_at IS NOT NULL",
            "CREATE INDEX personal_notices_push ON personal_notices (push_due_at) WHERE push_due_at IS NOT NULL",
            "CREATE INDEX personal_notices_by_path ON personal_notices (path)",
            "CREATE INDEX personal_notices_by_age ON personal_notices (created_at)",
        ])
]

/// What somebody is told is between them and this installation.
package let personalNoticesTables: [TableRule] = [.secret("personal_notices")]
