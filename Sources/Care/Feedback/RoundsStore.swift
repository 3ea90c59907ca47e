import Foundation
import Platform
import Situation

extension Round: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        title = try row["title"]
        why = try row["why"]
        asksDepartment = try row["asks_department"]
        wordsFor = try row["words_for"]
        openedBy = try row["opened_by"]
        openedAt = try row["opened_at"]
        closesAt = try row["closes_at"]
        closedAt = try row["closed_at"]
        publicKey = try row["public_key"]
        sealedKey = try row["sealed_key"]
    }

    package static func get(_ id: ID<Round>, in tx: Transaction) throws -> Round {
        try tx.remembered("round/\(id)") {
            guard var round = try tx.first(Round.self, "SELECT * FROM rounds WHERE id = \(id)") else {
                throw Refusal.notFound
            }
            round.questions = try tx.all(
                RoundQuestion.self, "SELECT * FROM round_questions WHERE round = \(id) ORDER BY number")
            return round
        }
    }

    /// The newest first, without their questions.
    package static func newest(limit: Int = 50, in tx: Transaction) throws -> [Round] {
        try tx.remembered("rounds/\(limit)") {
            try tx.all(Round.self, "SELECT * FROM rounds ORDER BY opened_at DESC LIMIT \(limit)")
        }
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO rounds (id, title, why, asks_department, words_for, opened_by, opened_at, closes_at, public_key,
                sealed_key)
            VALUES (\(id), \(title), \(why), \(asksDepartment), \(wordsFor), \(openedBy), \(openedAt), \(closesAt),
                \(publicKey), \(sealedKey))
            """)
        for question in questions {
            let choices = String(decoding: try JSONEncoder().encode(question.choices), as: UTF8.self)
            try tx.run(
                """
                INSERT INTO round_questions (round, number, kind, text, choices)
                VALUES (\(id), \(question.number), \(question.kind), \(question.text), \(choices))
                """)
        }
    }

    /// False when it was closed already.
    func close(in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE rounds SET closed_at = \(tx.now) WHERE id = \(id) AND closed_at IS NULL") == 1
    }
}

extension RoundQuestion: RowDecodable {
    package init(row: Row) throws {
        number = try row["number"]
        kind = try row["kind"]
        text = try row["text"]
        choices = try JSONDecoder().decode([String].self, from: Data((try row["choices"] as String).utf8))
    }
}
