import Platform

/// What a course of our guidance was made of, so that a later change of it can be told.
package let guidanceCoursesMigrations: [Migration] = [
    Migration(
        "courses of our guidance",
        [
            """
            CREATE TABLE guidance_courses (
                course TEXT PRIMARY KEY REFERENCES written_courses (course),
                source TEXT NOT NULL,
                crisis TEXT REFERENCES crises (id),
                text TEXT NOT NULL,
                taken TEXT,
                made_at BIGINT NOT NULL,
                made_by TEXT NOT NULL REFERENCES people (id)
            )
            """
        ])
]
