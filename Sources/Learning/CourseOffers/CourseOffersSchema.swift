import Platform
import Situation

package let courseOffersMigrations: [Migration] = [
    Migration(
        "course offers put away",
        [
            """
            CREATE TABLE course_offers_put_away (
                person TEXT NOT NULL REFERENCES people (id),
                crisis TEXT NOT NULL REFERENCES crises (id),
                put_away_at BIGINT NOT NULL,
                PRIMARY KEY (person, crisis)
            )
            """
        ])
]

/// Who put an offer away is for nobody who gets an export.
let courseOffersTables: [TableRule] = [.secret("course_offers_put_away")]

let courseOffersData = PersonalData(
    collect: { person, tx in
        [
            "course offers put away": try tx.all(
                "SELECT crisis, put_away_at FROM course_offers_put_away WHERE person = \(person) ORDER BY crisis")
        ]
    },
    forget: { person, tx in try tx.run("DELETE FROM course_offers_put_away WHERE person = \(person)") },
    expire: { _, tx in
        let open = try Crisis.open(in: tx).map(\.id)
        let over: SQL = open.isEmpty ? "" : "WHERE crisis NOT IN \(list: open)"
        return ["course offers put away": try tx.run("DELETE FROM course_offers_put_away \(over)")]
    })
