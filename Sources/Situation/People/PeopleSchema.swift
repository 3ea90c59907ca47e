import Platform

/// As people are listed: the statement and the index have to say the same.
let leftLast: SQL = "CASE WHEN deactivated_at IS NULL THEN 0 ELSE 1 END"

package let peopleMigrations: [Migration] = [
    Migration(
        "people",
        [
            """
            CREATE TABLE people (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL CHECK (name <> ''),
                email TEXT NOT NULL UNIQUE CHECK (email <> ''),
                title TEXT NOT NULL,
                department TEXT NOT NULL,
                country TEXT NOT NULL,
                zone_name TEXT NOT NULL,
                languages TEXT NOT NULL,
                password TEXT,
                created_at BIGINT NOT NULL,
                deactivated_at BIGINT
            )
            """,
            """
            CREATE TABLE person_roles (
                person TEXT NOT NULL REFERENCES people (id),
                role TEXT NOT NULL CHECK (role IN ('employee', 'leader', 'trainer', 'administrator')),
                given_at BIGINT NOT NULL,
                given_by TEXT REFERENCES people (id),
                PRIMARY KEY (person, role)
            )
            """,
            """
            CREATE TABLE sessions (
                id TEXT PRIMARY KEY,
                digest TEXT NOT NULL UNIQUE,
                person TEXT NOT NULL REFERENCES people (id),
                device TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sessions_of_person ON sessions (person)",
            """
            CREATE TABLE sign_in_links (
                digest TEXT PRIMARY KEY,
                person TEXT NOT NULL REFERENCES people (id),
                purpose TEXT NOT NULL CHECK (purpose IN ('sign-in', 'invitation')),
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                used_at BIGINT
            )
            """,
        ]),
    Migration(
        "people-counted",
        [
            "CREATE TABLE departments (name TEXT PRIMARY KEY, people BIGINT NOT NULL CHECK (people >= 0))",
            """
            INSERT INTO departments (name, people)
            SELECT department, count(*) FROM people WHERE deactivated_at IS NULL GROUP BY department
            """,
            "CREATE INDEX people_by_name ON people ((\(leftLast)), name, id)",
        ]),
    Migration("people-erased", ["ALTER TABLE people ADD COLUMN erased_at BIGINT"]),
    Migration("people-sites", ["ALTER TABLE people ADD COLUMN site TEXT NOT NULL DEFAULT ''"]),
    Migration("roles-by-role", ["CREATE INDEX person_roles_by_role ON person_roles (role)"]),
]

package let peopleTables: [TableRule] = [
    .secret("sessions"), .secret("sign_in_links"), .secretColumn("password", of: "people"),
]
