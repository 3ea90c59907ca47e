import Foundation
import Platform
import Situation

extension Visit {
    /// The coming week by hour: a row a day, a column an hour of the reader’s clock.
    func readinessWeekPage() async throws -> Answer {
        let (house, zone) = (house, t.zone)
        let ready = try await read { try Readiness.find(house: house, zone: zone, in: $0) }
        let asked = call.query["function"]
        let function = ready.functions.first { $0.name == asked } ?? ready.functions[0]
        let fields = Fields(Filled(Form(["function": [function.name]])), t)
        return page(
            t("The coming week"), place: .readiness, eyebrow: link("/readiness", t("Readiness"))
        ) {
            """
            <form class="filters" method="get" action="/readiness/week">\
            \(fields.choice("function", t("For"), ready.functions.map { ($0.name, $0.name) }))\(button(t("Show")))</form>
            \(weekTable(ready.week, function))
            <p class="small soft">\(t("Each number says how many can be called in that hour, by your clock in \(t.zone.identifier). A dash is an hour that has passed, or that the change of the clock leaves out."))</p>
            \(gapList(ready.week.gaps(in: function.name)))
            """
        }
    }

    private func weekTable(_ week: CoverageWeek, _ function: DutyFunction) -> HTML {
        let days = WeekDay.all(week.hours, in: t.zone)
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(t("The coming week by hour"))"><table class="data week">\
            <caption>\(t("Who can be called, by day and hour")): \(said(function.name))</caption><thead><tr><th scope="col">\(t("Day"))</th>\
            \((0..<24).map { hour -> HTML in "<th scope=\"col\" class=\"num\">\(t.number(hour))</th>" })</tr></thead><tbody>\
            \(days.map { day -> HTML in
                """
                <tr><th scope="row" class="nowrap">\(t("\(day: day.first)"))</th>\((0..<24).map { cell(day.hours[$0], function) })</tr>
                """
            })</tbody></table></div>
            """
    }

    private func cell(_ hours: [CoverageWeek.Hour]?, _ function: DutyFunction) -> HTML {
        guard let count = hours?.map({ $0[function.name] }).min() else { return "<td class=\"num soft\">–</td>" }
        let kind = count == 0 ? "none" : count == 1 ? "one" : "some"
        return "<td class=\"num \(kind)\">\(t.number(count))</td>"
    }

    private func gapList(_ gaps: [CoverageGap]) -> HTML {
        card(t("When nobody can be called")) {
            guard !gaps.isEmpty else { return "<p>\(t("At every hour somebody can."))</p>" }
            return """
                <ul class="rows">\(gaps.map { gap -> HTML in
                    "<li>\(t("From \(day: gap.from), \(time: gap.from), to \(day: gap.until), \(time: gap.until)"))</li>"
                })</ul>
                """
        }
    }
}

/// The hours of one day as the reader’s clock shows them. When it is set back, one of them comes twice.
struct WeekDay {
    let first: Instant
    private(set) var hours: [Int: [CoverageWeek.Hour]] = [:]

    static func all(_ hours: [CoverageWeek.Hour], in zone: TimeZone) -> [WeekDay] {
        var days: [WeekDay] = []
        var last: Int?
        for hour in hours {
            let local = LocalTime(hour.start, in: zone)
            if local.day != last { days.append(WeekDay(first: hour.start)) }
            last = local.day
            days[days.count - 1].hours[local.hour, default: []].append(hour)
        }
        return days
    }
}
