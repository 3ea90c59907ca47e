import Platform

package let trainingMigrations: [Migration] = [
    Migration(
        "training",
        [
            """
            CREATE TABLE course_versions (
                course TEXT NOT NULL,
                version BIGINT NOT NULL,
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                content TEXT NOT NULL,
                kept_at BIGINT NOT NULL,
                PRIMARY KEY (course, version)
            )
            """,
            """
            CREATE TABLE course_attempts (
                id TEXT PRIMARY KEY,
                person TEXT NOT NULL REFERENCES people (id),
                course TEXT NOT NULL,
                version BIGINT NOT NULL,
                since BIGINT NOT NULL CHECK (since >= 0 AND since < version),
                seed BIGINT NOT NULL,
                began_at BIGINT NOT NULL,
                finished_at BIGINT,
                score BIGINT CHECK (score BETWEEN 0 AND 100),
                passed BIGINT,
                CHECK ((finished_at IS NULL) = (score IS NULL)),
                CHECK ((finished_at IS NULL) = (passed IS NULL))
            )
            """,
            """
            CREATE UNIQUE INDEX course_attempts_begun ON course_attempts (person, course) WHERE finished_at IS NULL
            """,
            "CREATE INDEX course_attempts_by_person ON course_attempts (person, id)",
            "CREATE INDEX course_attempts_by_course ON course_attempts (course, person)",
            "CREATE INDEX course_attempts_in_order ON course_attempts (course, version, id)",
            """
            CREATE TABLE course_readings (
                attempt TEXT NOT NULL REFERENCES course_attempts (id),
                lesson TEXT NOT NULL,
                read_at BIGINT NOT NULL,
                PRIMARY KEY (attempt, lesson)
            )
            """,
            """
            CREATE TABLE course_answers (
                attempt TEXT NOT NULL REFERENCES course_attempts (id),
                question TEXT NOT NULL,
                given TEXT NOT NULL,
                is_right BIGINT NOT NULL,
                halves BIGINT NOT NULL,
                answered_at BIGINT NOT NULL,
                PRIMARY KEY (attempt, question)
            )
            """,
            """
            CREATE TABLE certificate_keys (
                id TEXT PRIMARY KEY,
                public_key TEXT NOT NULL UNIQUE,
                sealed_key TEXT NOT NULL,
                made_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE course_certificates (
                id TEXT PRIMARY KEY,
                person TEXT NOT NULL REFERENCES people (id),
                course TEXT NOT NULL,
                version BIGINT NOT NULL,
                score BIGINT NOT NULL,
                issued_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                document TEXT NOT NULL,
                CHECK (expires_at > issued_at)
            )
            """,
            "CREATE INDEX course_certificates_by_person ON course_certificates (person, course, id)",
            "CREATE INDEX course_certificates_by_course ON course_certificates (course, person)",
            """
            CREATE TABLE course_assignments (
                id TEXT PRIMARY KEY,
                course TEXT NOT NULL,
                audience TEXT NOT NULL CHECK (audience IN ('everyone', 'role', 'department', 'crisis', 'person')),
                whom TEXT NOT NULL,
                person TEXT REFERENCES people (id),
                due_at BIGINT,
                why TEXT NOT NULL,
                assigned_at BIGINT NOT NULL,
                assigned_by TEXT NOT NULL REFERENCES people (id),
                withdrawn_at BIGINT,
                withdrawn_by TEXT REFERENCES people (id),
                CHECK ((audience = 'person') = (person IS NOT NULL)),
                CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
            )
            """,
            "CREATE INDEX course_assignments_in_force ON course_assignments (id) WHERE withdrawn_at IS NULL",
            "CREATE INDEX course_assignments_by_person ON course_assignments (person) WHERE person IS NOT NULL",
            """
            CREATE TABLE crisis_courses (
                crisis TEXT PRIMARY KEY REFERENCES crises (id),
                course TEXT NOT NULL,
                asked_at BIGINT NOT NULL,
                asked_by TEXT NOT NULL REFERENCES people (id)
            )
            """,
        ])
]

/// What files of a course showed when somebody began it: a picture that goes from the folder takes no attempt with it.
package let keptPicturesMigrations: [Migration] = [
    Migration(
        "pictures of former versions",
        [
            "ALTER TABLE course_versions ADD COLUMN pictures TEXT NOT NULL DEFAULT ''",
            """
            CREATE TABLE kept_pictures (
                course TEXT NOT NULL,
                content TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'webp')),
                data TEXT NOT NULL,
                PRIMARY KEY (course, content)
            )
            """,
        ])
]

/// Results are between a person and their trainer (C7): whoever had the tables could see who has not passed.
package let trainingTables: [TableRule] = [
    .secret("course_attempts"), .secret("course_readings"), .secret("course_answers"), .secret("course_certificates"),
    .secretColumn("sealed_key", of: "certificate_keys"),
]
