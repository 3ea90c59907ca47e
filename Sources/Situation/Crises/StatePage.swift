import Platform

/// All that a team needs on one sheet of paper, for the hour in which nothing else works (A10).
private struct StateShown: Sendable {
    let crisis: Crisis
    let facts: [Fact]
    let sheet: FactSheet
    let seats: [TeamSeat]
    let boundaries: [Boundary]
    let messages: [KeyMessage]
    let next: Instant?
    let latest: Briefing?

    static func find(_ id: ID<Crisis>, in tx: Transaction) throws -> StateShown {
        StateShown(
            crisis: try Crisis.get(id, in: tx), facts: try Fact.current(of: id, in: tx),
            sheet: try FactSheet.find(of: id, in: tx), seats: try TeamSeat.all(of: id, in: tx),
            boundaries: try Boundary.inForce(of: id, in: tx), messages: try KeyMessage.all(of: id, in: tx),
            next: try Briefing.next(of: id, in: tx), latest: try Briefing.latest(of: id, for: nil, in: tx))
    }
}

extension Visit {
    func statePage() async throws -> Answer {
        let id = try crisis()
        let shown = try await read { try StateShown.find(id, in: $0) }
        let crisis = shown.crisis
        return page(
            t("State"), place: .team,
            eyebrow: "\(said(crisis.title)) · \(t("day \(crisis.day(at: now)), \(crisis.phase.words)"))"
        ) {
            """
            \(roomPages(of: id, at: "state"))
            <p class="soft">\(t("As of \(day: now), \(time: now). Made for printing: keep one on paper."))</p>
            <div class="cols"><section class="c7 stack">
            \(card(t("What is true"), aside: "\(t("Version \(shown.sheet.version)"))") {
                shown.facts.isEmpty
                    ? "<p class=\"soft\">\(t("Nothing is established yet."))</p>"
                    : "<div class=\"rows\">\(shown.facts.map { factRow($0, for: .team, t) })</div>"
            })
            \(card(t("What we want understood")) {
                "<ul translate=\"no\">\(shown.messages.map { "<li>\($0.details.text)</li>" as HTML })</ul>"
            })
            \(card(t("Please leave out, for now")) { "\(shown.boundaries.map { boundaryBlock($0, t) })" })\(rightsNotice(t))
            </section><aside class="c5 stack">\(updateCard(shown))\(card(t("Who does what")) { contacts(shown.seats) })</aside></div>
            """
        }
    }

    private func updateCard(_ shown: StateShown) -> HTML {
        card(t("Updates")) {
            """
            <p>\(shown.next.map { "\(t("The next one is promised for \(moment: $0)."))" as HTML } ?? "\(t("No update is promised."))")</p>\
            \(shown.latest.map { briefing -> HTML in
                """
                <p class="small soft">\(t("The last one, \(moment: briefing.sentAt)"))</p>\
                \(briefing.currentShort(for: viewer.person).map { short -> HTML in
                    """
                    <p class="voice on-phone" translate="no"\(attribute: "lang", short.language)>\(short.words)</p>\
                    <p class="small on-phone">\(link("/crises/\(briefing.crisis)/briefings/\(briefing.id)", t("All of it")))</p>
                    """
                })<p class="voice\(if: briefing.currentShort != nil, " off-phone")" translate="no">\(briefing.currentText)</p>
                """
            })
            """
        }
    }

    private func contacts(_ seats: [TeamSeat]) -> HTML {
        """
        <dl class="facts-of">\(seats.map { seat -> HTML in
            """
            <div><dt translate="no">\(seat.function.name)</dt><dd>\(contact(seat.holder?.0) ?? tag(.care, t(TeamGap.nobody.words)))\
            \(contact(seat.backup?.0).map { "<br><span class=\"small soft\">\(t("Backup")): </span>\($0)" as HTML })</dd></div>
            """
        })</dl>
        """
    }

    private func contact(_ person: Person?) -> HTML? {
        person.map {
            "<span translate=\"no\">\($0.name) <a class=\"small\" href=\"mailto:\($0.email)\">\($0.email)</a></span>"
        }
    }
}
