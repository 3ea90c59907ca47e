import Platform
import Situation

/// PostgreSQL keeps rows in the order in which they came, each with the number of its transaction: whoever reads those of
/// answers, counts and tokens can lay them beside each other. So, as soon as `fewest` have gathered, their rows are taken
/// out and put back in the order of their random names, and the counts are written anew, all in one transaction: place and
/// number then say which handful an answer came with, and no more. SQLite keeps these tables in the order of their keys;
/// there is nothing to do.
///
/// Until then, and in the server's own log of changes, the order is there to see; `docs/anonymous-feedback.md` says so.
///
/// - Parameter waits: for whoever mixes right now; otherwise it is left to them.
package func mixAnswers(of round: ID<Round>, fewest: Int, waits: Bool = false, in tx: Transaction) throws {
    guard tx.engine == .postgres else { return }
    if waits {
        _ = try tx.all("SELECT pg_advisory_xact_lock(hashtext(\(round)))")
    } else {
        guard try tx.exists("SELECT 1 WHERE pg_try_advisory_xact_lock(hashtext(\(round)))") else { return }
    }
    let fresh = try tx.count("SELECT count(*) FROM spent_tokens WHERE round = \(round) AND is_mixed = 0")
    guard fresh >= fewest else { return }
    try tx.run(
        """
        WITH taken AS (DELETE FROM spent_tokens WHERE round = \(round) AND is_mixed = 0 RETURNING round, message)
        INSERT INTO spent_tokens (round, message, is_mixed) SELECT round, message, 1 FROM taken ORDER BY message
        """)
    try tx.run(
        """
        WITH taken AS (DELETE FROM round_words WHERE round = \(round) AND is_mixed = 0
            RETURNING id, round, question, words)
        INSERT INTO round_words (id, round, question, words, is_mixed)
        SELECT id, round, question, words, 1 FROM taken ORDER BY id
        """)
    try tx.run("UPDATE round_counts SET answers = answers WHERE round = \(round)")
    // A letter keeps its row, which its messages point to; a change gives it a new place and number.
    for row in try tx.all("SELECT id FROM letters WHERE round = \(round) AND is_mixed = 0 ORDER BY id") {
        let id: String = try row["id"]
        try tx.run("UPDATE letters SET is_mixed = 1 WHERE id = \(id)")
        try tx.run("UPDATE letter_messages SET number = number WHERE round = \(round) AND letter = \(id)")
    }
}
