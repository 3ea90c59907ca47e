import HTTPTypes
import Platform

/// What a team page shows, and what was typed into one of its seats.
private struct TeamShown: Sendable {
    let crisis: Crisis
    let seats: [TeamSeat]
    let gaps: TeamGaps
    let history: [TeamTerm]
    let people: [ID<Person>: Person]
    let colleagues: [Person]

    static func find(_ id: ID<Crisis>, in tx: Transaction) throws -> TeamShown {
        let (seats, history) = (try TeamSeat.all(of: id, in: tx), try TeamTerm.history(of: id, in: tx))
        return TeamShown(
            crisis: try Crisis.get(id, in: tx), seats: seats,
            gaps: TeamGaps(seats, departments: try Person.departments(in: tx), at: tx.now), history: history,
            people: try Person.all(history.map(\.person), in: tx), colleagues: try Person.search("", limit: 500, in: tx)
        )
    }
}

extension Visit {
    func teamPage(_ filled: Filled = Filled()) async throws -> Answer {
        let id = try crisis()
        let shown = try await read { try TeamShown.find(id, in: $0) }
        return page(
            t("Team"), at: "/crises/\(id)/team", place: .team, eyebrow: said(shown.crisis.title), status: filled.status
        ) {
            """
            \(roomPages(of: id, at: "team"))\(Fields(filled, t).summary)
            \(live("team", on: "crisis", class: "stack") {
                """
                \(gapNotice(shown.gaps, shown.crisis))
                \(card(t("Who does what"), aside: "\(t("Holder and backup"))") {
                    "<ul class=\"team\">\(shown.seats.map { seatRow($0, shown, filled) })</ul>"
                })
                """
            })
            \(colleagueList(shown.colleagues))
            <details class="card"><summary>\(t("Who was on duty when"))</summary>\(dutyTable(shown))</details>
            """
        }
    }

    private func gapNotice(_ gaps: TeamGaps, _ crisis: Crisis) -> HTML {
        let needs = CrisisNeeds.leadNeed(gaps, crisis, t) + CrisisNeeds.teamNeeds(gaps, crisis, t)
        guard crisis.isOpen, !needs.isEmpty else { return .nothing }
        return card(t("What is missing")) {
            """
            <ul class="rows">\(needs.map { need -> HTML in
                "<li class=\"need\">\(tag(need.tone, need.tag))<span>\(need.sentence)</span></li>"
            })</ul>
            """
        }
    }

    private func seatRow(_ seat: TeamSeat, _ shown: TeamShown, _ filled: Filled) -> HTML {
        let place = shown.seats.firstIndex { $0.function.name == seat.function.name } ?? 0
        return """
            <li><div><h3 translate="no">\(seat.function.name)</h3><p class="small soft" translate="no">\
            \(seat.function.duties)</p></div>\
            \(TeamCell(seat: seat, isBackup: false, crisis: shown.crisis, place: place).html(self, filled))\
            \(TeamCell(seat: seat, isBackup: true, crisis: shown.crisis, place: place).html(self, filled))</li>
            """
    }

    private func colleagueList(_ people: [Person]) -> HTML {
        """
        <datalist id="colleagues">\(people.filter { $0.deactivatedAt == nil }.map { person -> HTML in
            "<option value=\"\(person.email)\">\(person.name), \(person.department)</option>"
        })</datalist>
        """
    }

    private func dutyTable(_ shown: TeamShown) -> HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(t("Who was on duty when"))"><table class="data"><thead><tr>\
        <th scope="col">\(t("Function"))</th><th scope="col">\(t("Who"))</th><th scope="col">\(t("From"))</th>\
        <th scope="col">\(t("Until"))</th></tr></thead><tbody>\(shown.history.reversed().map { term -> HTML in
            """
            <tr><th scope="row"><span translate="no">\(term.function)</span>\(if: term.isBackup, " <span class=\"small soft\">\(t("backup"))</span>")</th>\
            <td translate="no">\(shown.people[term.person]?.name ?? "")</td><td>\(time(term.takenAt, t))</td>\
            <td>\(term.handedOverAt.map { time($0, t) } ?? "\(t("now"))")</td></tr>
            """
        })</tbody></table></div>
        """
    }
}
