import Platform

package let circlesMigrations: [Migration] = [
    Migration(
        "circles",
        [
            """
            CREATE TABLE circles (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL CHECK (name <> ''),
                about TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('subject', 'site', 'language', 'first-crisis')),
                is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
                rules TEXT NOT NULL CHECK (rules <> ''),
                facilitator TEXT NOT NULL REFERENCES people (id),
                started_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX circles_by_facilitator ON circles (facilitator)",
            """
            CREATE TABLE circle_members (
                circle TEXT NOT NULL REFERENCES circles (id),
                person TEXT NOT NULL REFERENCES people (id),
                joined_at BIGINT NOT NULL,
                read_at BIGINT NOT NULL,
                PRIMARY KEY (circle, person)
            )
            """,
            "CREATE INDEX circles_of_person ON circle_members (person)",
            """
            CREATE TABLE circle_invitations (
                circle TEXT NOT NULL REFERENCES circles (id),
                person TEXT NOT NULL REFERENCES people (id),
                invited_at BIGINT NOT NULL,
                PRIMARY KEY (circle, person)
            )
            """,
            "CREATE INDEX circle_invitations_of_person ON circle_invitations (person)",
            """
            CREATE TABLE circle_requests (
                circle TEXT NOT NULL REFERENCES circles (id),
                person TEXT NOT NULL REFERENCES people (id),
                note TEXT NOT NULL,
                asked_at BIGINT NOT NULL,
                declined_at BIGINT,
                PRIMARY KEY (circle, person)
            )
            """,
            "CREATE INDEX circle_requests_of_person ON circle_requests (person)",
            """
            CREATE TABLE circle_posts (
                id TEXT PRIMARY KEY,
                circle TEXT NOT NULL REFERENCES circles (id),
                author TEXT NOT NULL REFERENCES people (id),
                thread TEXT NOT NULL REFERENCES circle_posts (id),
                kind TEXT NOT NULL CHECK (kind IN ('said', 'worked')),
                text TEXT NOT NULL,
                written_at BIGINT NOT NULL,
                edited_at BIGINT,
                taken_back_at BIGINT,
                removed_at BIGINT,
                removed_by TEXT REFERENCES people (id),
                removed_why TEXT NOT NULL DEFAULT '',
                CHECK ((text = '') = (taken_back_at IS NOT NULL OR removed_at IS NOT NULL)),
                CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
                CHECK ((removed_at IS NULL) = (removed_why = '')),
                CHECK (kind = 'said' OR thread = id)
            )
            """,
            "CREATE INDEX circle_threads ON circle_posts (circle, id) WHERE thread = id",
            "CREATE INDEX circle_posts_by_thread ON circle_posts (thread, id)",
            "CREATE INDEX circle_posts_by_time ON circle_posts (circle, written_at)",
            "CREATE INDEX circle_posts_by_author ON circle_posts (author, circle)",
            """
            CREATE TABLE circle_reports (
                id TEXT PRIMARY KEY,
                circle TEXT NOT NULL REFERENCES circles (id),
                post TEXT NOT NULL REFERENCES circle_posts (id),
                reporter TEXT NOT NULL REFERENCES people (id),
                why TEXT NOT NULL,
                reported_at BIGINT NOT NULL,
                settled_at BIGINT,
                settled_by TEXT REFERENCES people (id),
                outcome TEXT CHECK (outcome IN ('removed', 'stands')),
                reply TEXT NOT NULL DEFAULT '',
                told_at BIGINT,
                UNIQUE (post, reporter),
                CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
                CHECK ((settled_at IS NULL) = (outcome IS NULL)),
                CHECK (told_at IS NULL OR settled_at IS NOT NULL)
            )
            """,
            "CREATE INDEX circle_reports_by_circle ON circle_reports (circle, id)",
            "CREATE INDEX circle_reports_by_reporter ON circle_reports (reporter, circle)",
        ])
]

/// What is said in a circle stays in it; an export is read elsewhere. A backup brings circles back.
package let circlesTables: [TableRule] = [
    .secret("circles"), .secret("circle_members"), .secret("circle_invitations"), .secret("circle_requests"),
    .secret("circle_posts"), .secret("circle_reports"),
]
