import Platform

extension BriefingQuestion {
    /// What waits under the updates of a crisis: a line for answers that are late, and one for questions to which nothing
    /// has been said.
    static func needs(of crisis: Crisis, in tx: Transaction, _ t: Words) throws -> [RoomNeed] {
        let late = try tx.first(
            """
            SELECT count(*) AS questions, min(promised_for) AS oldest FROM questions
            WHERE crisis = \(crisis.id) AND outcome = 'promised' AND promised_for < \(tx.now) AND removed_at IS NULL
            """)
        let waiting = try tx.first(
            """
            SELECT count(*) AS questions, min(asked_day) AS oldest, CAST(sum(wishes) AS BIGINT) AS wishes FROM questions
            WHERE crisis = \(crisis.id) AND outcome IS NULL AND removed_at IS NULL
            """)
        return [try lateNeed(late, crisis, t), try waitingNeed(waiting, crisis, t, on: tx.now.day)].compactMap(\.self)
    }

    private static func lateNeed(_ row: Row?, _ crisis: Crisis, _ t: Words) throws -> RoomNeed? {
        guard let row, let oldest: Instant = try row["oldest"] else { return nil }
        let count: Int = try row["questions"]
        return RoomNeed(
            .stop, t("\(count) late"),
            t(
                count, "An answer that was promised under an update for \(moment: oldest) has not come",
                "Answers that were promised under updates have not come, the first for \(moment: oldest)"),
            action: t("Answer"), path: crisis.path + "/questions")
    }

    private static func waitingNeed(_ row: Row?, _ crisis: Crisis, _ t: Words, on day: Int) throws -> RoomNeed? {
        guard let row, let oldest: Int = try row["oldest"] else { return nil }
        let (count, wishes): (Int, Int64?) = (try row["questions"], try row["wishes"])
        return RoomNeed(
            oldest < day || (wishes ?? 0) >= 5 ? .care : .info, t("\(count) asked"),
            t(count, "A question under an update waits for an answer", "Questions under updates wait for an answer"),
            action: t("Answer"), path: crisis.path + "/questions")
    }
}
