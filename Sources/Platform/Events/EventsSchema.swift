package let eventsMigrations: [Migration] = [
    Migration(
        "events",
        [
            """
            CREATE TABLE events (
                seq \(sqlite: "INTEGER PRIMARY KEY AUTOINCREMENT", postgres: "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
                kind TEXT NOT NULL,
                actor TEXT,
                scope TEXT,
                subject TEXT,
                data TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX events_of_scope ON events (scope, at)",
            // Committed but not yet in the chain. An event that commits late simply gets a later place.
            "CREATE TABLE events_unsealed (seq BIGINT PRIMARY KEY)",
            """
            CREATE TABLE sealed (
                position BIGINT PRIMARY KEY,
                seq BIGINT NOT NULL UNIQUE REFERENCES events (seq),
                hash TEXT NOT NULL
            )
            """,
            "CREATE TABLE followers (name TEXT PRIMARY KEY, position BIGINT NOT NULL, failures BIGINT NOT NULL, failed_at BIGINT)",
        ] + appendOnly),
    Migration(
        "event-texts",
        [
            // Words that a person may want erased: not in the chain, which has their digest. Gone, they leave this row.
            """
            CREATE TABLE event_texts (
                seq BIGINT PRIMARY KEY REFERENCES events (seq),
                salt TEXT,
                text TEXT,
                erased_at BIGINT,
                CHECK ((text IS NULL) = (erased_at IS NOT NULL)),
                CHECK ((text IS NULL) = (salt IS NULL))
            )
            """,
            // What somebody did, and what was done to a thing: asked by the audit and by people about themselves.
            "CREATE INDEX events_of_actor ON events (actor, seq) WHERE actor IS NOT NULL",
            "CREATE INDEX events_of_subject ON events (subject, seq) WHERE subject IS NOT NULL",
        ]),
]

/// The database itself refuses to change what was written.
private let appendOnly: [SQL] = [
    """
    \(sqlite: "CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END",
      postgres: "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$")
    """,
    """
    \(sqlite: "CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END",
      postgres: "CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events EXECUTE FUNCTION refuse_change()")
    """,
    """
    \(sqlite: "CREATE TRIGGER sealed_no_update BEFORE UPDATE ON sealed BEGIN SELECT RAISE(ABORT, 'append only'); END",
      postgres: "CREATE TRIGGER sealed_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sealed EXECUTE FUNCTION refuse_change()")
    """,
    """
    \(sqlite: "CREATE TRIGGER sealed_no_delete BEFORE DELETE ON sealed BEGIN SELECT RAISE(ABORT, 'append only'); END",
      postgres: "SELECT 1")
    """,
]

package let eventsTables: [TableRule] = [.setUp("followers")]
