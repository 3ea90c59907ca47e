import Platform

/// A world of its own: nothing here refers to a crisis, a draft, a post, an account or a delivery, and nothing there to
/// a drill (C9).
let drillsMigrations: [Migration] = [
    Migration(
        "drills",
        [
            """
            CREATE TABLE drill_scripts (
                id TEXT PRIMARY KEY,
                slug TEXT NOT NULL,
                version INTEGER NOT NULL,
                title TEXT NOT NULL,
                minutes INTEGER NOT NULL,
                scenario TEXT NOT NULL,
                kept_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE drills (
                id TEXT PRIMARY KEY,
                script TEXT NOT NULL REFERENCES drill_scripts (id),
                form TEXT NOT NULL CHECK (form IN ('alone', 'team')),
                seed BIGINT NOT NULL,
                opened_at BIGINT NOT NULL,
                opened_by TEXT REFERENCES people (id),
                planned_at BIGINT,
                started_at BIGINT,
                paused_at BIGINT,
                paused_for BIGINT NOT NULL DEFAULT 0 CHECK (paused_for >= 0),
                ended_at BIGINT,
                players INTEGER NOT NULL DEFAULT 0,
                actions INTEGER NOT NULL DEFAULT 0,
                CHECK (form = 'team' OR started_at IS NOT NULL),
                CHECK (paused_at IS NULL OR started_at IS NOT NULL)
            )
            """,
            "CREATE INDEX drills_by_script ON drills (script)",
            """
            CREATE TABLE drill_players (
                drill TEXT NOT NULL REFERENCES drills (id),
                person TEXT NOT NULL REFERENCES people (id),
                number INTEGER NOT NULL,
                part TEXT NOT NULL CHECK (part IN ('player', 'observer', 'facilitator')),
                role TEXT NOT NULL DEFAULT '',
                joined_at BIGINT NOT NULL,
                PRIMARY KEY (drill, person),
                UNIQUE (drill, number)
            )
            """,
            "CREATE INDEX drill_players_by_person ON drill_players (person, drill)",
            """
            CREATE TABLE drill_actions (
                drill TEXT NOT NULL REFERENCES drills (id),
                number INTEGER NOT NULL,
                at BIGINT NOT NULL CHECK (at >= 0),
                player INTEGER,
                deed TEXT NOT NULL,
                done_at BIGINT NOT NULL,
                PRIMARY KEY (drill, number)
            )
            """,
            """
            CREATE TABLE drill_notes (
                id TEXT PRIMARY KEY,
                drill TEXT NOT NULL REFERENCES drills (id),
                prompt INTEGER NOT NULL CHECK (prompt BETWEEN 1 AND 3),
                player INTEGER,
                words TEXT NOT NULL CHECK (words <> ''),
                written_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX drill_notes_by_drill ON drill_notes (drill, id)",
            """
            CREATE TABLE drill_tasks (
                id TEXT PRIMARY KEY,
                drill TEXT NOT NULL REFERENCES drills (id),
                owner TEXT NOT NULL REFERENCES people (id),
                what TEXT NOT NULL CHECK (what <> ''),
                due_at BIGINT NOT NULL,
                written_at BIGINT NOT NULL,
                done_at BIGINT
            )
            """,
            "CREATE INDEX drill_tasks_by_drill ON drill_tasks (drill, id)",
            "CREATE INDEX open_drill_tasks ON drill_tasks (owner, due_at) WHERE done_at IS NULL",
        ]),
    Migration(
        "drills-ended", ["CREATE INDEX drills_ended ON drills (form, ended_at) WHERE ended_at IS NOT NULL"]),
]

/// What somebody said in a drill is theirs: an export leaves it here (C7).
let drillsTables: [TableRule] = [
    .secret("drills"), .secret("drill_players"), .secret("drill_actions"), .secret("drill_notes"),
    .secret("drill_tasks"),
]
