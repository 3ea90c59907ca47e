import Platform
import Server
import Situation
import Synchronization
import TestSupport
import Testing

/// Tables that grow with people, words and time. What grows with the number of crises does not count.
private let growing: Set<String> = [
    "people", "person_roles", "sessions", "sign_in_links", "events", "sealed", "drafts", "posts",
    "post_edits", "post_notices", "deliveries", "delivery_attempts", "accounts", "briefing_readings", "second_looks",
    "fact_versions", "fact_figures", "webhook_deliveries", "webhook_attempts", "thanks", "thanks_reports", "circles",
    "circle_members", "circle_posts", "circle_invitations", "circle_requests", "circle_reports",
    "support_pauses", "support_follow_ups", "check_in_counts", "check_in_marks", "round_marks", "spent_tokens",
    "round_words", "letters", "letter_messages", "course_attempts", "course_readings", "course_answers",
    "course_certificates", "course_assignments", "course_pictures", "drills", "drill_players",
    "drill_actions", "drill_notes",
    "drill_tasks", "channel_choices", "mails", "erasure_requests", "mail_bounces", "full_mailbox_days", "chat_messages",
    "devices", "pushes", "concerns", "concern_messages", "ambassadors",
    "door_questions", "door_votes", "door_hours", "door_bookings", "door_feeds", "tips", "personal_notices",
    "questions",
    "question_replies", "question_wishes", "record_sendings", "sent_statements", "course_offers_put_away",
]

@Suite struct PlansTests {
    @Test("No page reads through a table that grows", arguments: TestDatabase.available)
    func plans(engine: TestDatabase) async throws {
        let heard = Heard()
        try await TestDemo.run(on: engine, watch: heard.note) { demo in
            try await demo.addWebhook()
            try await demo.addConcern()
            var asked: Set<Statement> = []
            let kinds = PageKinds(of: demo.application)
            for name in ["Amira", "Kasper", "Chidi", "Priya", "Grete"] {
                let visitor = try await demo.visitor(name)
                _ = heard.take()
                _ = try await demo.walk(as: visitor, kinds)
                asked.formUnion(heard.take().filter { $0.text.hasPrefix("SELECT") })
            }
            let all = asked
            #expect(asked.count > 40)
            let scans = try await demo.application.house.services.database.write { tx in
                if engine == .postgres { try tx.pretendTablesAreLarge() }
                return try all.flatMap { statement in
                    try scanned(by: tx.plan(of: statement), for: statement, tx.engine).map {
                        "\($0): \(statement.text)"
                    }
                }
            }
            #expect(scans.isEmpty, "\(scans.joined(separator: "\n\n"))")
        }
    }

    @Test("A query without an index is noticed", arguments: TestDatabase.available)
    func noticed(engine: TestDatabase) async throws {
        try await engine.open { database in
            let heard = Heard()
            let scans = try await database.watched(by: heard.note).write { tx in
                if engine == .postgres { try tx.pretendTablesAreLarge() }
                _ = try tx.all("SELECT title FROM people WHERE title = 'Driver'")
                _ = try tx.all("SELECT id FROM people WHERE email = 'ben@halden.example'")
                return try heard.take().filter { $0.text.hasPrefix("SELECT") }
                    .flatMap { try scanned(by: tx.plan(of: $0), for: $0, tx.engine) }
            }
            #expect(scans == ["people"])
        }
    }
}

extension Transaction {
    /// The story is too small for an index to pay: PostgreSQL is told that the tables are large, and from statistics
    /// of now, so that it does not matter when it last looked at them by itself.
    fileprivate func pretendTablesAreLarge() throws {
        try run("ANALYZE")
        try run("UPDATE pg_class SET reltuples = 1000000, relpages = 1 WHERE relname IN \(list: growing.sorted())")
        try run("SET LOCAL enable_seqscan = off")
        try run("SET LOCAL enable_hashjoin = off")
        try run("SET LOCAL enable_mergejoin = off")
    }
}

/// The growing tables that a plan reads from one end to the other, without a condition that an index answers and
/// without stopping early because few rows were asked for in the order of an index.
private func scanned(by plan: [String], for statement: Statement, _ engine: Engine) -> [String] {
    let isInOrder = statement.text.contains("LIMIT") && !plan.contains { $0.contains("TEMP B-TREE") }
    let steps = plan.map { $0.split(separator: " ").map(String.init) }
    return steps.enumerated().compactMap { index, words in
        guard let table = words.first(where: growing.contains) else { return nil }
        if engine == .sqlite {
            return words.first == "SCAN" && !(isInOrder && words.contains("INDEX")) ? table : nil
        }
        guard words.contains("Scan"), words.contains("on") else { return nil }
        let isConditional = steps[(index + 1)...].prefix { !$0.contains("->") }.contains { $0.contains("Cond:") }
        let isFirstFew = index > 0 && steps[index - 1].contains("Limit")
        // An index of those few posts whose outcome is not known.
        return isConditional || isFirstFew || words.contains("deliveries_not_known") ? nil : table
    }
}
