import Platform

package let courseWritingMigrations: [Migration] = [
    Migration(
        "courses written in the browser",
        [
            """
            CREATE TABLE written_courses (
                course TEXT PRIMARY KEY,
                version BIGINT,
                draft TEXT,
                revision BIGINT NOT NULL,
                saved_at BIGINT NOT NULL,
                saved_by TEXT NOT NULL REFERENCES people (id)
            )
            """,
            """
            CREATE TABLE written_versions (
                course TEXT NOT NULL REFERENCES written_courses (course),
                version BIGINT NOT NULL,
                text TEXT NOT NULL,
                content TEXT NOT NULL,
                changed TEXT NOT NULL,
                is_material BIGINT NOT NULL,
                published_at BIGINT NOT NULL,
                published_by TEXT NOT NULL REFERENCES people (id),
                PRIMARY KEY (course, version)
            )
            """,
        ])
]
