import Platform

extension CrisisNeeds {
    /// The promise that runs: late, soon, or none at all.
    static func updateNeeds(of crisis: Crisis, in tx: Transaction, _ t: Words) throws -> [RoomNeed] {
        let write = crisis.path + "/briefings/new"
        guard let promise = try UpdatePromise.open(of: crisis.id, in: tx) else {
            return [
                RoomNeed(
                    .care, t("No promise"), t("People have not been told when they hear from us next"),
                    action: t("Write it"), path: write)
            ]
        }
        let people = try Person.countActive(in: tx)
        let minutes = (promise.dueAt.milliseconds - tx.now.milliseconds) / 60_000
        guard promise.dueAt > tx.now else {
            let name = try Person.find(promise.responsible, in: tx)?.name ?? ""
            return [
                RoomNeed(
                    .stop, t("\(Int(1 - minutes)) min late"),
                    t(
                        "The update promised to \(people) employees for \(moment: promise.dueAt) has not come. \(name) promised it."
                    ),
                    action: t("Write it"), path: write)
            ]
        }
        guard minutes < 60 else { return [] }
        return [
            RoomNeed(
                minutes < 45 ? .stop : .care, t("Due in \(Int(minutes) + 1) min"),
                t("Promised update to \(people) employees"), action: t("Write it"), path: write)
        ]
    }
}
