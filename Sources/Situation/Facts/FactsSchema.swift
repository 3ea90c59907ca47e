import Platform

package let factsMigrations: [Migration] = [
    Migration(
        "facts",
        [
            """
            CREATE TABLE fact_sheets (
                crisis TEXT PRIMARY KEY REFERENCES crises (id),
                version BIGINT NOT NULL CHECK (version >= 0),
                facts BIGINT NOT NULL CHECK (facts >= 0),
                changed_at BIGINT
            )
            """,
            """
            CREATE TABLE facts (
                id TEXT PRIMARY KEY,
                crisis TEXT NOT NULL REFERENCES fact_sheets (crisis),
                number BIGINT NOT NULL CHECK (number > 0),
                question TEXT NOT NULL,
                owner TEXT NOT NULL CHECK (owner <> ''),
                review_by BIGINT,
                established_at BIGINT NOT NULL,
                established_by TEXT NOT NULL REFERENCES people (id),
                UNIQUE (crisis, number)
            )
            """,
            """
            CREATE TABLE fact_versions (
                id TEXT PRIMARY KEY,
                fact TEXT NOT NULL REFERENCES facts (id),
                number BIGINT NOT NULL CHECK (number > 0),
                statement TEXT NOT NULL CHECK (statement <> ''),
                status TEXT NOT NULL CHECK (status IN ('developing', 'confirmed', 'notTrue', 'withdrawn')),
                not_public_before BIGINT,
                source TEXT NOT NULL,
                why TEXT NOT NULL,
                written_at BIGINT NOT NULL,
                written_by TEXT NOT NULL REFERENCES people (id),
                published_at BIGINT,
                sheet BIGINT,
                dropped_at BIGINT,
                dropped_by TEXT REFERENCES people (id),
                escalated_at BIGINT,
                UNIQUE (fact, number),
                CHECK ((published_at IS NULL) = (sheet IS NULL)),
                CHECK ((dropped_at IS NULL) = (dropped_by IS NULL)),
                CHECK (published_at IS NULL OR dropped_at IS NULL)
            )
            """,
            """
            CREATE UNIQUE INDEX one_proposal_a_fact ON fact_versions (fact)
            WHERE published_at IS NULL AND dropped_at IS NULL
            """,
            """
            CREATE TABLE fact_figures (
                version TEXT NOT NULL REFERENCES fact_versions (id),
                name TEXT NOT NULL CHECK (name <> ''),
                value DOUBLE PRECISION NOT NULL,
                unit TEXT NOT NULL,
                comparator TEXT NOT NULL
                    CHECK (comparator IN ('exactly', 'about', 'atLeast', 'atMost', 'moreThan', 'lessThan')),
                position BIGINT NOT NULL,
                PRIMARY KEY (version, position),
                UNIQUE (version, name)
            )
            """,
            """
            CREATE TABLE fact_approvals (
                version TEXT NOT NULL REFERENCES fact_versions (id),
                department TEXT NOT NULL CHECK (department <> ''),
                person TEXT NOT NULL REFERENCES people (id),
                at BIGINT NOT NULL,
                PRIMARY KEY (version, department)
            )
            """,
        ])
]
