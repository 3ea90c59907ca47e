import Platform

/// What is true right now, on every page.
package struct CrisisBar: Sendable {
    package let crisis: Crisis
    package let isHeld: Bool
    let sheetVersion: Int
    let factsChangedAt: Instant?
    let updateDue: Instant?
    let now: Instant

    /// Day 1 is the day it opened.
    package var day: Int { (now - crisis.openedAt).wholeSeconds / 86_400 + 1 }

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
        guard crisis.isOpen else { return "\(t("Closed"))" }
        guard let due = updateDue else { return "\(t("No update promised yet"))" }
        return "\(t("Next update by \(moment: due)")) (\(countdown(to: due, t)))"
    }
}

/// A time that is kept current while one looks.
package func countdown(to due: Instant, _ t: Words) -> HTML {
    let minutes = Int((Double((due - t.now).wholeMilliseconds) / 60_000).rounded(.up))
    let words = minutes >= 0 ? t(minutes, "in \(minutes) min", "in \(minutes) min") : t("\(-minutes) min late")
    return """
        <time data-countdown datetime="\(due.iso)" data-in="\(t("in {n} min"))" data-late="\(t("{n} min late"))" \
        data-in-hours="\(t("in {n} h"))" data-late-hours="\(t("{n} h late"))" \
        data-in-days="\(t("in {n} days"))">\(words)</time>
        """
}
