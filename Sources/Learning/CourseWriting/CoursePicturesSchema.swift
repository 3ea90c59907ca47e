import Platform

/// A name of a course means one picture for ever, so that a version that has it always shows the same.
package let coursePicturesMigrations: [Migration] = [
    Migration(
        "pictures in courses",
        [
            """
            CREATE TABLE course_pictures (
                course TEXT NOT NULL,
                name TEXT NOT NULL,
                content TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'webp')),
                width BIGINT NOT NULL,
                height BIGINT NOT NULL,
                data TEXT NOT NULL,
                added_at BIGINT NOT NULL,
                added_by TEXT NOT NULL REFERENCES people (id),
                PRIMARY KEY (course, name)
            )
            """,
            "CREATE INDEX course_pictures_by_content ON course_pictures (course, content)",
        ])
]
