import Foundation
import Platform
import Server
import Situation
import TestSupport
import Testing
import Voice

@Suite struct RecountTests {
    @Test(
        "What an old node has not counted during an upgrade, the guide's statements count again",
        arguments: TestDatabase.available)
    func recount(engine: TestDatabase) async throws {
        let guide = try String(contentsOfFile: projectFolder + "/docs/guides/several-nodes.md", encoding: .utf8)
        try await TestDemo.run(on: engine, watch: { _ in }) { demo in
            let database = demo.application.house.services.database
            for statement in statements {
                let text = statement.rendered(for: database.engine).text
                #expect(guide.contains(text + ";\n"))
            }
            let right = try await kept(database)
            #expect(right.allSatisfy { !$0.isEmpty })
            try await database.write { tx in
                try tx.run("DELETE FROM departments WHERE people < 20")
                try tx.run("UPDATE post_figures SET published = published + 7")
                try tx.run("UPDATE briefing_reach SET readers = readers + 1")
            }
            let wrong = try await kept(database)
            #expect(zip(wrong, right).allSatisfy { $0 != $1 })
            try await database.write { tx in for statement in statements { try tx.run(statement) } }
            #expect(try await kept(database) == right)
        }
    }
}

/// As an operator copies them.
private let statements: [SQL] = [
    "DELETE FROM departments",
    """
    INSERT INTO departments (name, people)
    SELECT department, count(*) FROM people WHERE deactivated_at IS NULL GROUP BY department
    """,
    "UPDATE post_figures SET published = 0, own_words = 0, changes = changes + 1",
    """
    INSERT INTO post_figures (crisis, part, published, own_words, changes)
    SELECT crisis, 0, count(published_at), sum(CASE WHEN published_at IS NULL THEN 0 ELSE is_own_words END), 1
    FROM posts WHERE crisis IS NOT NULL AND withdrawn_at IS NULL GROUP BY crisis
    ON CONFLICT (crisis, part) DO UPDATE SET published = excluded.published, own_words = excluded.own_words
    """,
    "DELETE FROM briefing_reach",
    """
    INSERT INTO briefing_reach (briefing, minute, slot, readers)
    SELECT briefing, CASE WHEN after <= 120 THEN after ELSE (after + 59) / 60 * 60 END, 0, count(*)
    FROM (
        SELECT briefing, CASE WHEN read_at - sent_at < 60000 THEN 1 ELSE ((read_at - sent_at) / 1000 + 59) / 60 END AS after
        FROM briefing_readings JOIN briefings ON briefings.id = briefing_readings.briefing) AS read_after
    GROUP BY 1, 2
    """,
]

/// What the counts say, as pages ask them.
private func kept(_ database: Database) async throws -> [[String]] {
    try await database.read { tx in
        try [
            tx.all("SELECT name || ' ' || people AS said FROM departments WHERE people > 0 ORDER BY name"),
            tx.all(
                """
                SELECT crisis || ' ' || CAST(sum(published) AS TEXT) || ' ' || CAST(sum(own_words) AS TEXT) AS said
                FROM post_figures GROUP BY crisis ORDER BY crisis
                """),
            tx.all(
                """
                SELECT briefing || ' ' || minute || ' ' || CAST(sum(readers) AS TEXT) AS said FROM briefing_reach
                GROUP BY briefing, minute ORDER BY briefing, minute
                """),
        ].map { rows in try rows.map { try $0["said"] as String } }
    }
}
