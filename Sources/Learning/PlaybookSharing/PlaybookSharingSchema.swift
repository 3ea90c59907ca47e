import Platform

/// What somebody has brought and nobody has decided about yet, as it came, in base 64 so that exports have it.
package let playbookSharingMigrations: [Migration] = [
    Migration(
        "playbook-arrivals",
        [
            """
            CREATE TABLE playbook_arrivals (
                id TEXT PRIMARY KEY,
                playbook TEXT NOT NULL,
                title TEXT NOT NULL,
                data TEXT NOT NULL,
                arrived_at BIGINT NOT NULL,
                brought_by TEXT NOT NULL REFERENCES people (id)
            )
            """
        ])
]
