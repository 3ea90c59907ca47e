import Platform

extension Tip {
    /// One line in the room, however many there are.
    static func needs(of crisis: Crisis, in tx: Transaction, _ t: Words) throws -> [RoomNeed] {
        let waiting = try waiting(in: crisis.id, tx: tx)
        guard let first = waiting.first else { return [] }
        let isLate = first.givenAt < tx.now - .hours(4)
        return [
            RoomNeed(
                isLate ? .care : .info, t("\(waiting.count) told"),
                t(
                    waiting.count, "A colleague knows something about this, told \(moment: first.givenAt)",
                    "Colleagues know something about this, the first told \(moment: first.givenAt)"),
                action: t("Decide"), path: crisis.path + "/tips")
        ]
    }
}
