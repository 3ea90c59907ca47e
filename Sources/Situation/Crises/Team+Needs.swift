import Platform

extension CrisisNeeds {
    /// An empty lead is an alarm at once (A2).
    static func leadNeed(_ gaps: TeamGaps, _ crisis: Crisis, _ t: Words) -> [RoomNeed] {
        guard !gaps.hasLead else { return [] }
        return [
            RoomNeed(
                .stop, t("No lead"), t("Nobody leads this crisis. Whoever is free takes it now."),
                action: t("Take the lead"), path: crisis.path + "/team")
        ]
    }

    static func teamNeeds(_ gaps: TeamGaps, _ crisis: Crisis, _ t: Words) -> [RoomNeed] {
        func need(_ tone: Tone, _ tag: String, _ names: [String], _ sentence: (String) -> String, _ action: String)
            -> [RoomNeed]
        {
            guard !names.isEmpty else { return [] }
            let listed = names.formatted(in: t)
            return [RoomNeed(tone, tag, sentence(listed), action: action, path: crisis.path + "/team")]
        }
        return need(
            .care, t("No one yet"), gaps.unheld.map(\.name), { t("Nobody holds \($0)") }, t("Add someone"))
            + need(
                .plain, t("No backup"), gaps.withoutBackup.map(\.name),
                { t("Nobody could step in for \($0)") }, t("Name a backup"))
            + need(
                .plain, t("Same department"), gaps.backedUpFromWithin.map(\.name),
                { t("Holder and backup come from one department: \($0)") }, t("Look at it"))
            + need(
                .plain, t("Not here"), gaps.absent, { t("Nobody from \($0) is on the crisis team") }, t("Add someone"))
            + need(
                .plain, t("Long hours"), gaps.tired.map(\.name),
                { t("On duty for more than 12 hours: \($0). Offer a handover.") }, t("Hand over"))
    }
}

extension [String] {
    /// `A, B and C`; from the fifth on, how many more.
    func formatted(in t: Words) -> String {
        guard let last, count > 1 else { return first ?? "" }
        guard count <= 5 else { return t("\(prefix(4).joined(separator: ", ")) and \(count - 4) more") }
        return t("\(dropLast().joined(separator: ", ")) and \(last)")
    }
}
