import Platform

/// What is true right now, on every page.
package struct CrisisBar: Sendable {
    package let crisis: Crisis
    package let isHeld: Bool
    let sheetVersion: Int
    let factsChangedAt: Instant?
    let updateDue: Instant?
    let now: Instant

    package var day: Int { crisis.day(at: now) }

    package static func find(
        preferring wanted: ID<Crisis>?, house: House, in tx: Transaction
    ) throws -> CrisisBar? {
        guard let crisis = try wanted.flatMap({ try Crisis.find($0, in: tx) }) ?? Crisis.newestOpen(in: tx) else {
            return nil
        }
        let sheet = try FactSheet.version(of: crisis.id, in: tx)
        return CrisisBar(
            crisis: crisis, isHeld: try house.isHeld(crisis.id, tx), sheetVersion: sheet.version,
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
