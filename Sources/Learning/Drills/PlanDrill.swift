import HTTPTypes
import Platform
import Situation

/// When a team drill is meant to begin, so that people can keep the time free. It still begins when its lead says so.
///
/// - Parameter at: nil when there is no time any more.
package func planTeamDrill(
    _ id: ID<Drill>, at: Instant?, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.leading(id, person, in: tx)
    guard seat.drill.startedAt == nil else { return [Problem("planned", "It has begun already.")] }
    if let at {
        if at <= tx.now { return [Problem("planned", "This time is over. Choose one that is to come.")] }
        if at > tx.now + .days(366) { return [Problem("planned", "Choose a time within a year.")] }
    }
    try Drill.plan(id, at: at, in: tx)
    try seat.tellOthers(in: tx)
    return []
}

extension Drill {
    fileprivate static func plan(_ id: ID<Drill>, at: Instant?, in tx: Transaction) throws {
        try tx.run("UPDATE drills SET planned_at = \(at) WHERE id = \(id) AND started_at IS NULL")
    }
}

let plannedDrillRoutes: [Route] = [
    Route(.post, "/drills/:drill/plan", .employee) { visit in
        let (id, form, viewer): (ID<Drill>, Form, ID<Person>) = (
            try visit.id("drill"), try visit.form(), visit.viewer.id
        )
        let at = form["deed"] == "withdraw" ? nil : visit.t.instant(input: form["planned"])
        let problems = try await visit.write { tx in
            guard form["deed"] == "withdraw" || at != nil else {
                _ = try DrillSeat.leading(id, viewer, in: tx)
                return [Problem("planned", "Say on which day and at what time.")]
            }
            return try planTeamDrill(id, at: at, by: viewer, in: tx)
        }
        guard problems.isEmpty else { return try await visit.drillPage(Filled(form, problems: problems)) }
        return .see("/drills/\(id)", .saved)
    },
    Route(.get, "/drills/:drill/calendar", .employee) { visit in
        let (id, viewer): (ID<Drill>, ID<Person>) = (try visit.id("drill"), visit.viewer.id)
        let seat = try await visit.read { try DrillSeat.get(id, for: viewer, in: $0) }
        guard let file = visit.drillCalendar(seat) else { throw Refusal.notFound }
        return .download(file, named: "drill.ics", type: "text/calendar; charset=utf-8")
    },
]

extension Visit {
    /// Nobody who sees it in a calendar should take it for the real thing (C9), so its name says DRILL there too.
    fileprivate func drillCalendar(_ seat: DrillSeat) -> String? {
        guard let at = seat.drill.plannedAt, seat.drill.startedAt == nil else { return nil }
        var entry = CalendarFile.Entry(
            id: seat.drill.id.rawValue, time: .moment(at, minutes: seat.scenario.minutes),
            title: t("DRILL: \(seat.scenario.title)"))
        entry.text = t("A team drill. Nothing in it is real, and nothing leaves.")
        entry.url = services.settings.address + seat.drill.path
        let host = services.settings.address.split(separator: "/").last.map(String.init) ?? "firsthand"
        return CalendarFile(product: "Drills", host: host, entries: [entry]).text(at: now)
    }

    /// In the lobby: for everybody when it is, for the one who leads it a way to say so.
    func plannedCard(_ filled: Filled, _ seat: DrillSeat) -> HTML {
        guard seat.isLeading || seat.drill.plannedAt != nil else { return .nothing }
        return card(t("When it begins")) {
            """
            \(live("plan", on: "drill") { plannedTime(seat) })\(if: seat.isLeading, planning(filled, seat))
            """
        }
    }

    private func plannedTime(_ seat: DrillSeat) -> HTML {
        guard let at = seat.drill.plannedAt else {
            return "<p class=\"soft\">\(t("No time is planned. It begins when you say so."))</p>"
        }
        return """
            <p><strong>\(t("\(day: at), \(time: at)"))</strong></p><p class="small soft">\(t("Planned, in your time."))</p>\
            <p>\(link(seat.drill.path + "/calendar", t("Put it into my calendar"), class: "button small"))</p>
            """
    }

    private func planning(_ filled: Filled, _ seat: DrillSeat) -> HTML {
        let planned = seat.drill.plannedAt.map { Form(["planned": [t.input($0)]]) } ?? Form([:])
        let fields = Fields(filled.form.has("planned") ? filled : Filled(planned), t)
        return """
            <form method="post" action="\(seat.drill.path)/plan" class="stack"><input type="hidden" name="csrf" value="\(token)">\
            \(fields.summary)\(fields.text("planned", t("Day and time"), type: "datetime-local", hint: t("In your own time. Everybody in it sees it in theirs.")))\
            <p class="line">\(button(seat.drill.plannedAt == nil ? t("Plan it") : t("Change it"), class: "small", name: "deed", value: "plan"))\
            \(if: seat.drill.plannedAt != nil, button(t("No fixed time"), class: "small quiet", name: "deed", value: "withdraw"))</p></form>
            """
    }
}
