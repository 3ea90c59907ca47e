import Platform
import Situation

extension Visit {
    /// What waits to be called, the rest below, by country.
    func supportLinesPage() async throws -> Answer {
        let lines = house.publicLines.lines?.all ?? []
        let (known, people) = try await read { tx in
            let known = try LineConfirmation.all(in: tx)
            return (
                known, try Person.all(Set(known.values.map(\.confirmedBy)).sorted { $0.rawValue < $1.rawValue }, in: tx)
            )
        }
        func isGood(_ line: SupportLine) -> Bool { known[line.id].map { !$0.isOld(at: now) } ?? false }
        let (good, waiting) = (lines.filter(isGood), lines.filter { !isGood($0) })
        func rows(_ lines: [SupportLine]) -> HTML {
            "<ul class=\"rows\">\(lines.map { row($0, known[$0.id], known[$0.id].flatMap { people[$0.confirmedBy] }) })</ul>"
        }
        return page(t("Public numbers"), place: .support, eyebrow: link("/support", t("Support"))) {
            """
            <p>\(t("These come along with the program, and nobody has called them for you. Call each, or look it up where it is published, and say so here. Everybody sees the numbers, confirmed or not: a number that may be right helps more than none."))</p>
            \(if: lines.isEmpty, notice(.care, "<p>\(t("The file of public numbers, support.yaml, cannot be read."))</p>"))
            \(if: !waiting.isEmpty, card(t("To be confirmed"), aside: "\(t(waiting.count, "1 of \(lines.count)", "\(waiting.count) of \(lines.count)"))") { rows(waiting) })
            \(if: waiting.isEmpty && !lines.isEmpty, notice(.ok, "<p>\(t("Each was confirmed within the last half year."))</p>"))
            \(if: !good.isEmpty, card(t("Confirmed")) { rows(good) })
            <p class="small soft">\(t("A number that is wrong is put right in the file support.yaml. Then it has to be confirmed anew."))</p>
            """
        }
    }

    private func row(_ line: SupportLine, _ confirmation: LineConfirmation?, _ person: Person?) -> HTML {
        let place = line.country.isEmpty ? t("Elsewhere") : SupportPlace.name(ofCountry: line.country, t)
        let name = line.name.map { said($0) } ?? "\(t("Emergency numbers"))"
        return """
            <li class="line" id="\(line.id)"><div><p><strong>\(name)</strong> <span class="small soft">\(line.country.isEmpty ? "\(place)" : said(place))</span></p>\
            <p class="line">\(line.reach.map(way))</p>\
            <p class="small soft">\(confirmed(confirmation, person))</p></div>\
            <div class="push">\(form("/support/lines/\(line.id)/confirmation", token: token) {
                """
                <button aria-label="\(t("It is right: \(line.name ?? t("Emergency numbers")), \(place)"))">\(t("It is right"))</button>
                """
            })</div></li>
            """
    }

    private func way(_ reach: String) -> HTML {
        reach.hasPrefix("http")
            ? "<a href=\"\(reach)\" rel=\"noreferrer\" translate=\"no\">\(reach)</a> "
            : dial(reach, class: "button small")
    }

    private func confirmed(_ confirmation: LineConfirmation?, _ person: Person?) -> HTML {
        guard let confirmation else { return tag(.care, t("Not confirmed")) }
        let words = t("Confirmed on \(day: confirmation.confirmedAt)")
        return """
            \(confirmation.isOld(at: now) ? tag(.care, t("More than half a year ago")) : tag(.ok, t("Confirmed"))) \
            \(words)\(person.map { " · \(said($0.name))" as HTML })
            """
    }
}
