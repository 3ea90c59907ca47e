import Platform

/// What is true right now, on every page.
package struct CrisisBar: Sendable {
    package let crisis: Crisis
    package let isHeld: Bool
    /// How many other crises are open.
    let others: Int
    let sheetVersion: Int
    let factsChangedAt: Instant?
    let updateDue: Instant?
    let now: Instant

    package var day: Int { crisis.day(at: now) }

    /// The crisis that the address names; else the one that this person looked at last, while it is open; else the
    /// newest open one whose team they are on, or the newest of all.
    package static func find(
        named: ID<Crisis>?, last: ID<Crisis>?, for viewer: Viewer, house: House, in tx: Transaction
    ) throws -> CrisisBar? {
        let open = try Crisis.open(in: tx)
        let usual = open.first { $0.id == last } ?? Crisis.usual(for: viewer, among: open)
        guard let crisis = try named.flatMap({ try Crisis.find($0, in: tx) }) ?? usual else { return nil }
        let sheet = try FactSheet.version(of: crisis.id, in: tx)
        return CrisisBar(
            crisis: crisis, isHeld: try house.isHeld(crisis.id, tx),
            others: open.count { $0.id != crisis.id }, sheetVersion: sheet.version,
            factsChangedAt: sheet.changedAt, updateDue: try Briefing.next(of: crisis.id, in: tx), now: tx.now)
    }

    func factsWords(_ t: Words) -> HTML {
        guard let changed = factsChangedAt else { return "\(t("No facts yet"))" }
        return "\(t("Facts v\(sheetVersion)"))<span class=\"wide\">, \(t("changed \(moment: changed)"))</span>"
    }

    func nextUpdate(_ t: Words) -> HTML {
        if let closedAt = crisis.closedAt { return "\(t("Closed \(moment: closedAt)"))" }
        guard let due = updateDue else { return "\(t("No update promised yet"))" }
        if due < now { return "\(t("The update promised for \(moment: due) is late")) (\(countdown(to: due, t)))" }
        return "\(t("Next update by \(moment: due)")) (\(countdown(to: due, t)))"
    }
}

extension Crisis {
    /// What somebody most likely means who names no crisis: the newest open one whose team they are on, or the newest.
    package static func usual(for viewer: Viewer, among open: [Crisis]) -> Crisis? {
        open.first { viewer.isOnTeam($0.id) } ?? open.first
    }
}

/// A time that is kept current while one looks.
package func countdown(to due: Instant, _ t: Words) -> HTML {
    """
    <time class="nowrap" datetime="\(due.iso)" data-countdown data-in="\(t("in {n} min"))" \
    data-in-hours="\(t("in {n} h"))" data-in-days="\(t("in {n} days"))" data-late="\(t("{n} min late"))" \
    data-late-hours="\(t("{n} h late"))" data-late-days="\(t("{n} days late"))">\(distance(to: due, t))</time>
    """
}

/// The same words that the page's script counts on with.
private func distance(to due: Instant, _ t: Words) -> String {
    let isLate = due < t.now
    let minutes = Int((abs(due.milliseconds - t.now.milliseconds) + 59_999) / 60_000)
    if minutes < 90 { return isLate ? t("\(minutes) min late") : t("in \(minutes) min") }
    let hours = (minutes + 30) / 60
    if hours < 48 { return isLate ? t("\(hours) h late") : t("in \(hours) h") }
    return isLate ? t("\((hours + 12) / 24) days late") : t("in \((hours + 12) / 24) days")
}
