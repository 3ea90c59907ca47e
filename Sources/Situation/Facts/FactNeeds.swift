import Platform

extension Fact {
    /// What about the facts waits for the team: approvals first, then what should be looked at again.
    package static func needs(of crisis: Crisis, in tx: Transaction, _ t: Words) throws -> [RoomNeed] {
        guard crisis.isOpen else { return [] }
        let facts = try all(of: crisis.id, in: tx)
        return facts.compactMap { $0.approvalNeed(t) } + facts.compactMap { $0.reviewNeed(t) }
    }

    private func approvalNeed(_ t: Words) -> RoomNeed? {
        guard let proposal else { return nil }
        let minutes = (t.now - proposal.writtenAt).wholeSeconds / 60
        return RoomNeed(
            proposal.escalatedAt == nil ? .info : .care, t("Fact \(number)"),
            t(
                minutes, "Waits for approval since 1 minute: \(proposal.statement)",
                "Waits for approval since \(minutes) minutes: \(proposal.statement)"),
            action: t("Look at it"), path: path)
    }

    private func reviewNeed(_ t: Words) -> RoomNeed? {
        guard let reviewBy, reviewBy <= t.now, !isWithdrawn, let current else { return nil }
        return RoomNeed(
            .care, t("Fact \(number)"), t("Is it still right? \(current.statement)"), action: t("Look again"),
            path: path)
    }

    package var path: String { "/crises/\(crisis)/facts/\(id)" }
}
