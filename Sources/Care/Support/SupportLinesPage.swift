import Platform
import Situation

extension Visit {
    /// By country: the reader's own first, or the one where they have just confirmed a number, and the others folded.
    func supportLinesPage() async throws -> Answer {
        let lines = house.publicLines.lines?.all ?? []
        let (known, people) = try await read { tx in
            let known = try LineConfirmation.all(in: tx)
            return (
                known, try Person.all(Set(known.values.map(\.confirmedBy)).sorted { $0.rawValue < $1.rawValue }, in: tx)
            )
        }
        func isGood(_ line: SupportLine) -> Bool { known[line.id].map { !$0.isOld(at: now) } ?? false }
        let own = SupportPlace(guest, viewer.person).country
        let countries = CountryLines.all(lines, t)
        let waiting = lines.count { !isGood($0) }
        func rows(_ each: CountryLines) -> HTML {
            "<ul class=\"rows\">\(each.lines.map { row($0, in: each.name, known[$0.id], known[$0.id].flatMap { people[$0.confirmedBy] }) })</ul>"
        }
        func state(_ each: CountryLines) -> HTML {
            let good = each.lines.count(where: isGood)
            return tag(
                good == each.lines.count ? .ok : .care,
                t(good, "1 of \(each.lines.count) confirmed", "\(good) of \(each.lines.count) confirmed"))
        }
        let (here, others) = (countries.first { $0.code == own }, countries.filter { $0.code != own })
        return page(t("Public numbers"), place: .support, eyebrow: link("/support", t("Support"))) {
            """
            <p>\(t("These come along with the program, and nobody has called them for you. Call each, or look it up where it is published, and say so here. Everybody sees the numbers, confirmed or not: a number that may be right helps more than none."))</p>
            \(if: lines.isEmpty, notice(.care, "<p>\(t("The file of public numbers, support.yaml, cannot be read."))</p>"))
            \(if: waiting > 0, notice(.care, "<p>\(t(waiting, "1 of \(lines.count) numbers is to be confirmed.", "\(waiting) of \(lines.count) numbers are to be confirmed."))</p>"))
            \(if: waiting == 0 && !lines.isEmpty, notice(.ok, "<p>\(t("Each was confirmed within the last half year."))</p>"))
            \(here.map { here in card(t(.verbatim(here.name)), aside: state(here)) { rows(here) } })
            \(if: !others.isEmpty, card(here == nil ? t("By country") : t("Other countries")) {
                """
                <div>\(others.map { "<details><summary>\($0.title) \(state($0))</summary>\(rows($0))</details>" as HTML })</div>
                """
            })
            <p class="small soft">\(t("A number that is wrong is put right in the file support.yaml. Then it has to be confirmed anew."))</p>
            """
        }
    }

    private func row(
        _ line: SupportLine, in place: String, _ confirmation: LineConfirmation?, _ person: Person?
    ) -> HTML {
        let name = line.name.map { said($0) } ?? "\(t("Emergency numbers"))"
        return """
            <li class="line" id="\(line.id)"><div><p><strong>\(name)</strong></p>\
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

/// A country's numbers, as they stand in the file.
private struct CountryLines {
    let code: String
    let name: String
    let lines: [SupportLine]

    /// A country's name comes from the system; “Elsewhere” is ours.
    var title: HTML { code.isEmpty ? "\(name)" : said(name) }

    /// By name, and what is for everywhere else at the end.
    static func all(_ lines: [SupportLine], _ t: Words) -> [CountryLines] {
        Dictionary(grouping: lines, by: \.country)
            .map { code, lines in
                let name = code.isEmpty ? t("Elsewhere") : SupportPlace.name(ofCountry: code, t)
                return CountryLines(code: code, name: name, lines: lines)
            }
            .sorted { $0.code.isEmpty == $1.code.isEmpty ? $0.name < $1.name : $1.code.isEmpty }
    }
}
