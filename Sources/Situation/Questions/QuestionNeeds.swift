import Platform

extension BriefingQuestion {
    /// What waits under the updates of a crisis: a line for answers that are late, and one for questions to which nothing
    /// has been said.
    static func needs(of crisis: Crisis, in tx: Transaction, _ t: Words) throws -> [RoomNeed] {
        let waiting = try Waiting.find(in: crisis.id, tx)
        return [
            lateNeed(waiting.promised.filter { $0 < tx.now }, crisis, t),
            waitingNeed(waiting, crisis, t, on: tx.now.day),
        ]
        .compactMap(\.self)
    }

    private struct Waiting: Sendable {
        var promised: [Instant] = []
        var unanswered = 0
        var oldestDay = Int.max
        var wishes = 0

        /// Read anew each time: one without a name makes no event, and what is remembered changes with events only.
        static func find(in crisis: ID<Crisis>, _ tx: Transaction) throws -> Waiting {
            let rows = try tx.all(
                """
                SELECT promised_for, asked_day, wishes FROM questions
                WHERE crisis = \(crisis) AND outcome IS NULL AND removed_at IS NULL
                UNION ALL SELECT promised_for, asked_day, wishes FROM questions
                WHERE crisis = \(crisis) AND outcome = 'promised' AND removed_at IS NULL
                """)
            return try rows.reduce(into: Waiting()) { all, row in
                if let due: Instant = try row["promised_for"] { return all.promised.append(due) }
                all.unanswered += 1
                all.oldestDay = min(all.oldestDay, try row["asked_day"])
                all.wishes += try row["wishes"] as Int
            }
        }
    }

    private static func lateNeed(_ late: [Instant], _ crisis: Crisis, _ t: Words) -> RoomNeed? {
        guard let oldest = late.min() else { return nil }
        return RoomNeed(
            .stop, t("\(late.count) late"),
            t(
                late.count, "An answer that was promised under an update for \(moment: oldest) has not come",
                "Answers that were promised under updates have not come, the first for \(moment: oldest)"),
            action: t("Answer"), path: crisis.path + "/questions")
    }

    private static func waitingNeed(_ waiting: Waiting, _ crisis: Crisis, _ t: Words, on day: Int) -> RoomNeed? {
        guard waiting.unanswered > 0 else { return nil }
        return RoomNeed(
            waiting.oldestDay < day || waiting.wishes >= 5 ? .care : .info, t("\(waiting.unanswered) asked"),
            t(
                waiting.unanswered, "A question under an update waits for an answer",
                "Questions under updates wait for an answer"), action: t("Answer"), path: crisis.path + "/questions")
    }
}
