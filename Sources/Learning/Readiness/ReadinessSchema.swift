import Platform

let readinessMigrations: [Migration] = [
    Migration(
        "readiness",
        [
            """
            CREATE TABLE duty_people (
                person TEXT PRIMARY KEY REFERENCES people (id),
                functions TEXT NOT NULL CHECK (functions <> ''),
                hours TEXT NOT NULL CHECK (hours <> ''),
                phone TEXT NOT NULL,
                is_mailed BIGINT NOT NULL CHECK (is_mailed IN (0, 1)),
                agreed_at BIGINT NOT NULL,
                contact_check TEXT UNIQUE,
                asked_at BIGINT,
                missed_since BIGINT,
                answered_at BIGINT,
                mail_due_at BIGINT,
                mail_tries BIGINT NOT NULL DEFAULT 0,
                CHECK (contact_check IS NULL OR asked_at IS NOT NULL)
            )
            """,
            "CREATE INDEX contact_mails_due ON duty_people (mail_due_at) WHERE mail_due_at IS NOT NULL",
            """
            CREATE TABLE readiness_settings (
                one BIGINT PRIMARY KEY CHECK (one = 1),
                check_days BIGINT NOT NULL CHECK (check_days BETWEEN 1 AND 90),
                changed_at BIGINT NOT NULL,
                changed_by TEXT NOT NULL REFERENCES people (id)
            )
            """,
            """
            CREATE TABLE playbook_readings (
                playbook TEXT NOT NULL,
                version BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                read_at BIGINT,
                read_by TEXT REFERENCES people (id),
                PRIMARY KEY (playbook, version),
                CHECK ((read_at IS NULL) = (read_by IS NULL))
            )
            """,
        ])
]

/// When somebody can be called, and whether they answered, is for the house and not for whoever gets an export.
let readinessTables: [TableRule] = [.secret("duty_people")]
