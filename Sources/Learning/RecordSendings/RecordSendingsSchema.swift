import Platform
import Situation

package let recordSendingsMigrations: [Migration] = [
    Migration(
        "learning records that are sent",
        [
            """
            CREATE TABLE record_sendings (
                person TEXT PRIMARY KEY REFERENCES people (id),
                store TEXT NOT NULL CHECK (store <> ''),
                agreed_at BIGINT NOT NULL,
                due_at BIGINT,
                tries BIGINT NOT NULL DEFAULT 0,
                sent_at BIGINT,
                tried_at BIGINT,
                status BIGINT,
                CHECK (status IS NULL OR tried_at IS NOT NULL)
            )
            """,
            "CREATE INDEX record_sendings_due ON record_sendings (due_at) WHERE due_at IS NOT NULL",
            """
            CREATE TABLE sent_statements (
                person TEXT NOT NULL REFERENCES people (id),
                statement TEXT NOT NULL,
                sent_at BIGINT NOT NULL,
                PRIMARY KEY (person, statement)
            )
            """,
        ])
]

/// Whether somebody sends theirs is for nobody who gets an export.
let recordSendingsTables: [TableRule] = [.secret("record_sendings"), .secret("sent_statements")]

let recordSendingsData = PersonalData(
    collect: { person, tx in
        [
            "learning records sent": try tx.all(
                """
                SELECT store, agreed_at, due_at, sent_at, tried_at, status FROM record_sendings
                WHERE person = \(person)
                """),
            "statements sent": try tx.all(
                "SELECT statement, sent_at FROM sent_statements WHERE person = \(person) ORDER BY sent_at, statement"),
        ]
    },
    forget: { person, tx in try stopSendingRecords(of: person, in: tx) },
    expire: { _, tx in
        // Whoever has left sends nothing any more.
        let left = try tx.all(
            RecordSending.self,
            "SELECT * FROM record_sendings WHERE person NOT IN (SELECT id FROM \(Person.hereNow) AS here) LIMIT 1000")
        for sending in left { try stopSendingRecords(of: sending.person, in: tx) }
        return ["sendings of learning records": left.count]
    })
