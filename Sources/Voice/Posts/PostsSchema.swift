import Platform

package let postsMigrations: [Migration] = [
    Migration(
        "posts",
        [
            """
            CREATE TABLE drafts (
                id TEXT PRIMARY KEY,
                author TEXT NOT NULL REFERENCES people (id),
                crisis TEXT REFERENCES crises (id),
                text TEXT NOT NULL,
                networks TEXT NOT NULL,
                revision BIGINT NOT NULL CHECK (revision > 0),
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL,
                published_at BIGINT,
                withdrawn_at BIGINT
            )
            """,
            "CREATE INDEX drafts_of_author ON drafts (author, updated_at)",
            """
            CREATE TABLE posts (
                id TEXT PRIMARY KEY,
                draft TEXT NOT NULL REFERENCES drafts (id),
                author TEXT NOT NULL REFERENCES people (id),
                crisis TEXT REFERENCES crises (id),
                network TEXT NOT NULL,
                account TEXT REFERENCES accounts (id),
                text TEXT NOT NULL CHECK (text <> ''),
                sheet_version BIGINT NOT NULL,
                is_own_words BIGINT NOT NULL CHECK (is_own_words IN (0, 1)),
                created_at BIGINT NOT NULL,
                published_at BIGINT,
                permalink TEXT,
                withdrawn_at BIGINT,
                UNIQUE (draft, network, account)
            )
            """,
            "CREATE INDEX posts_of_author ON posts (author, created_at)",
            "CREATE INDEX posts_of_crisis ON posts (crisis, published_at)",
            """
            CREATE TABLE post_edits (
                post TEXT NOT NULL REFERENCES posts (id),
                text TEXT NOT NULL,
                sheet_version BIGINT NOT NULL,
                replaced_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE post_notices (
                id TEXT PRIMARY KEY,
                person TEXT NOT NULL REFERENCES people (id),
                draft TEXT REFERENCES drafts (id),
                post TEXT REFERENCES posts (id),
                fact TEXT NOT NULL REFERENCES facts (id),
                fact_number BIGINT NOT NULL,
                fact_version BIGINT NOT NULL,
                quote TEXT NOT NULL,
                says TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                settled_at BIGINT,
                is_corrected BIGINT NOT NULL CHECK (is_corrected IN (0, 1)),
                CHECK ((draft IS NULL) <> (post IS NULL))
            )
            """,
            "CREATE UNIQUE INDEX notices_of_draft ON post_notices (draft, fact, fact_version) WHERE draft IS NOT NULL",
            "CREATE UNIQUE INDEX notices_of_post ON post_notices (post, fact, fact_version) WHERE post IS NOT NULL",
            "CREATE INDEX notices_open ON post_notices (person) WHERE settled_at IS NULL",
            // No person, and no time finer than a day: a sign for the team, not a mark on anyone (D12).
            "CREATE TABLE declines (crisis TEXT NOT NULL REFERENCES crises (id), day BIGINT NOT NULL, times BIGINT NOT NULL, PRIMARY KEY (crisis, day))",
        ]),
    Migration(
        "second-looks",
        [
            """
            CREATE TABLE second_looks (
                id TEXT PRIMARY KEY,
                draft TEXT NOT NULL REFERENCES drafts (id),
                author TEXT NOT NULL REFERENCES people (id),
                crisis TEXT NOT NULL REFERENCES crises (id),
                text TEXT NOT NULL,
                networks TEXT NOT NULL,
                note TEXT NOT NULL,
                asked_at BIGINT NOT NULL,
                promised_by BIGINT NOT NULL,
                taken_by TEXT REFERENCES people (id),
                taken_at BIGINT,
                verdict TEXT CHECK (verdict IN ('fine', 'suggestions', 'not-yet')),
                reply TEXT NOT NULL,
                replied_by TEXT REFERENCES people (id),
                replied_at BIGINT,
                withdrawn_at BIGINT,
                CHECK ((verdict IS NULL) = (replied_at IS NULL))
            )
            """,
            "CREATE INDEX second_looks_waiting ON second_looks (crisis, asked_at) WHERE replied_at IS NULL",
            """
            CREATE TABLE second_look_comments (
                id TEXT PRIMARY KEY,
                look TEXT NOT NULL REFERENCES second_looks (id),
                quote TEXT NOT NULL,
                comment TEXT NOT NULL,
                suggestion TEXT NOT NULL,
                written_by TEXT NOT NULL REFERENCES people (id),
                written_at BIGINT NOT NULL,
                decision TEXT CHECK (decision IN ('taken', 'left')),
                decided_at BIGINT
            )
            """,
        ]),
    Migration(
        "posts-in-numbers",
        [
            // Asked with every check and every page of the room; they must not read the texts.
            "CREATE INDEX posts_changes ON posts (crisis, created_at, withdrawn_at)",
            "CREATE INDEX post_edits_of_post ON post_edits (post)",
            "CREATE INDEX notices_of_fact ON post_notices (fact)",
            "CREATE INDEX second_looks_of_draft ON second_looks (draft)",
            "CREATE INDEX drafts_of_crisis ON drafts (crisis) WHERE published_at IS NULL AND withdrawn_at IS NULL",
        ]),
    Migration(
        "posts-counted",
        [
            """
            CREATE TABLE post_figures (
                crisis TEXT NOT NULL REFERENCES crises (id),
                part INTEGER NOT NULL,
                published BIGINT NOT NULL CHECK (published >= 0),
                own_words BIGINT NOT NULL CHECK (own_words BETWEEN 0 AND published),
                changes BIGINT NOT NULL,
                PRIMARY KEY (crisis, part)
            )
            """,
            """
            INSERT INTO post_figures (crisis, part, published, own_words, changes)
            SELECT crisis, 0, count(published_at), sum(CASE WHEN published_at IS NULL THEN 0 ELSE is_own_words END), 0
            FROM posts WHERE crisis IS NOT NULL AND withdrawn_at IS NULL GROUP BY crisis
            """,
            """
            CREATE INDEX drafts_open ON drafts (author, updated_at)
            WHERE published_at IS NULL AND withdrawn_at IS NULL
            """,
            "CREATE INDEX comments_of_look ON second_look_comments (look)",
        ]),
]
