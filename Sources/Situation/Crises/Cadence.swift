import Platform

/// How often people hear from us: often at first, then less (A4). In minutes.
package struct Cadence: Sendable, Equatable, Codable {
    package var first = 20
    /// How long the first pace is kept.
    package var lasts = 120
    package var then = 60
    package var later = 1440

    package init() {}

    package init(first: Int, lasts: Int, then: Int, later: Int) {
        self.first = first
        self.lasts = lasts
        self.then = then
        self.later = later
    }

    /// How long until the next update, so much time after the crisis was opened. What we only watch begins at the
    /// second pace; what is severe keeps it for two days.
    package func pause(after elapsed: Duration, severity: Severity) -> Duration {
        let isEarly = elapsed < .minutes(lasts)
        switch severity {
        case .watch: return .minutes(isEarly ? then : later)
        case .serious: return .minutes(isEarly ? first : elapsed < .days(1) ? then : later)
        case .severe: return .minutes(isEarly ? first : elapsed < .days(2) ? then : later)
        }
    }

    package func validate() -> [Problem] {
        let paces = [
            ("cadence_first", first), ("cadence_lasts", lasts), ("cadence_then", then), ("cadence_later", later),
        ]
        var problems = paces.filter { !(5...10_080).contains($0.1) }
            .map { Problem($0.0, "Choose between 5 minutes and 7 days.") }
        if problems.isEmpty, !(first <= then && then <= later) {
            problems.append(Problem("cadence_then", "Updates come less often as time passes, not more often."))
        }
        return problems
    }
}

extension Crisis {
    /// When the next update is due if one goes out now, on a full five minutes.
    package func nextUpdate(after now: Instant) -> Instant {
        let due = now + cadence.pause(after: now - openedAt, severity: severity)
        let step: Int64 = 5 * 60_000
        return Instant(milliseconds: (due.milliseconds + step - 1) / step * step)
    }
}
