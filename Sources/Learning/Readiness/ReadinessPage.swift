import Platform
import Situation

extension Visit {
    func readinessPage(_ filled: Filled? = nil) async throws -> Answer {
        // Reading the files takes its time, and no transaction waits for it.
        let (house, zone, playbooks) = (house, t.zone, try await goodPlaybooks())
        try await house.keep(playbooks)
        var ready = try await read { try Readiness.find(house: house, zone: zone, in: $0) }
        if ready.playbooks.contains(where: { $0.since == nil }) {
            ready = try await write { tx in
                try PlaybookReading.see(playbooks, in: tx)
                return try Readiness.find(house: house, zone: zone, in: tx)
            }
        }
        let shown = filled ?? Filled(Form(["check_days": ["\(ready.checkDays)"]]))
        return page(
            t("Readiness"), at: "/readiness", place: .readiness, eyebrow: "\(t("Between crises"))",
            actions:
                "\(link("/readiness/week", t("The coming week"), class: "button"))\(link("/readiness/duty", t("Who can be called"), class: "button"))",
            status: shown.status
        ) {
            """
            \(boardCard(ready))\(groupsCard(ready))
            <div class="cols"><section class="c7 stack">\(functionsCard(ready))</section>\
            <section class="c5 stack">\(practiceCard(ready))\(checksCard(ready, shown))</section></div>\(playbooksCard(ready))
            """
        }
    }

    private func boardCard(_ ready: Readiness) -> HTML {
        let lines = ready.board(zone: t.zone)
        return card(t("For the board")) {
            guard !lines.isEmpty else {
                return
                    "<p>\(t("Nothing is missing that we know of: every hour of the coming week is covered, and what was prepared is fresh."))</p>"
            }
            return """
                <ol class="board rows">\(lines.prefix(6).map { line -> HTML in
                    "<li class=\"line\"><span>\(line.words(t))</span>\(link(line.path, t(line.action), class: "push small"))</li>"
                })</ol>\(if: lines.count > 6, """
                    <details><summary>\(t(lines.count - 6, "1 more sentence", "\(lines.count - 6) more sentences"))</summary>\
                    <ol class="board rest rows" start="7">\(lines.dropFirst(6).map { line -> HTML in
                        "<li class=\"line\"><span>\(line.words(t))</span>\(link(line.path, t(line.action), class: "push small"))</li>"
                    })</ol></details>
                    """)
                """
        }
    }

    private func groupsCard(_ ready: Readiness) -> HTML {
        card(t("Tonight"), aside: "\(t("from 22:00 to 06:00 in your time zone, at the weakest hour"))") {
            """
            <p class="soft">\(t("“Could speak” are people who hold a certificate of a course for everyone. Whether they want to is theirs. Numbers under five, and those that would give fewer than five away, are not shown to anybody."))</p>
            \(if: ready.groups.isEmpty, "<p>\(t("Nobody holds a certificate yet, and nobody has said that they can be called."))</p>")
            \(if: !ready.groups.isEmpty, """
                <div class="tonight" role="table" aria-label="\(t("Who could do what tonight"))"><div role="rowgroup"><div role="row" class="head">\
                <span role="columnheader">\(t("Where"))</span>\(Coverable.allCases.map { "<span role=\"columnheader\" class=\"num\">\(t($0.words))</span>" as HTML })</div></div>\
                <div role="rowgroup">\(tonightRow("\(t("Everybody"))", ready.speakers, ready.week.fewestTonight(DutyFunction.secondLook, in: t.zone), ready.week.fewestTonight(TeamFunction.lead, in: t.zone)))</div>\
                \(Readiness.Cut.allCases.map { groupRows($0, ready) })</div>
                """)
            """
        }
    }

    private func groupRows(_ cut: Readiness.Cut, _ ready: Readiness) -> HTML {
        let groups = ready.groups.filter { $0.cut == cut }
        guard !groups.isEmpty else { return .nothing }
        return """
            <div role="rowgroup"><div role="row" class="cut"><span role="cell" class="eyebrow">\(t(cut.words))</span></div>\
            \(groups.map { tonightRow(said($0.name), $0.speakers, $0.reviewers, $0.leads) })</div>
            """
    }

    /// One group: a row of a table where there is room, and on a phone a small list. What a number means stands before it
    /// in both; where the heads of columns say it, it is only hidden.
    private func tonightRow(_ name: HTML, _ speakers: Int?, _ reviewers: Int, _ leads: Int) -> HTML {
        let cells = zip(Coverable.allCases, [people(speakers), counted(reviewers), counted(leads)])
        return """
            <div role="row"><span role="rowheader">\(name)</span>\(cells.map { what, count -> HTML in
                "<span role=\"cell\" class=\"num\"><span class=\"what\" aria-hidden=\"true\">\(t(what.words))</span>\(count)</span>"
            })</div>
            """
    }

    private func people(_ count: Int?) -> HTML {
        guard let count else { return "<span class=\"soft\">\(t("not shown"))</span>" }
        return "\(t.number(count))"
    }

    private func counted(_ count: Int) -> HTML { count == 0 ? tag(.care, t("nobody")) : "\(t.number(count))" }

    private func functionsCard(_ ready: Readiness) -> HTML {
        let common = ready.functions.filter { $0.isSecondLook || $0.playbooks.count > 1 }
        let rare = ready.functions.filter { !$0.isSecondLook && $0.playbooks.count < 2 }
        return card(t("What the playbooks count on")) {
            """
            <ul class="rows">\(common.map { functionRow($0, ready) })</ul>
            \(if: !rare.isEmpty, """
                <details><summary>\(t(rare.count, "1 more that a single playbook counts on", "\(rare.count) more that a single playbook counts on"))</summary>\
                <ul class="rows">\(rare.map { functionRow($0, ready) })</ul></details>
                """)
            """
        }
    }

    private func functionRow(_ function: DutyFunction, _ ready: Readiness) -> HTML {
        let (lacks, count) = (ready.lacks(function), ready.duties(in: function).count)
        return """
            <li class="line"><div><strong translate="no">\(function.name)</strong>\
            <p class="small soft">\(function.isSecondLook ? t("every crisis") : t(function.playbooks.count, "1 playbook", "\(function.playbooks.count) playbooks")) · \
            \(t(count, "1 person can be called", "\(count) people can be called"))</p></div>\
            <span class="push line">\(lacks.isEmpty ? tag(.ok, t("In order")) : "\(lacks.map { tag($0 == .nobody ? .stop : .care, t($0.words)) })")</span></li>
            """
    }

    private func practiceCard(_ ready: Readiness) -> HTML {
        card(t("Practised")) {
            """
            <dl class="facts-of"><div><dt>\(t("Last drill of a team"))</dt><dd>\(ready.lastTeam.map { "\(t("\(moment: $0)"))" as HTML } ?? "\(t("None yet"))")</dd></div>\
            <div><dt>\(t("Last drill alone"))</dt><dd>\(ready.lastAlone.map { "\(t("\(moment: $0)"))" as HTML } ?? "\(t("None yet"))")</dd></div>\
            <div><dt>\(t("Certificates that end within 30 days"))</dt><dd>\(ready.ending.map { "\(t.number($0))" as HTML } ?? "\(t("fewer than five, or not shown"))")</dd></div></dl>
            <p class="small">\(link("/drills", t("Drills"))) · \(link("/courses", t("Courses")))</p>
            """
        }
    }

    private func checksCard(_ ready: Readiness, _ shown: Filled) -> HTML {
        let fields = Fields(shown, t)
        let lately = ready.duties.count { $0.confirmedAt > now - .days(7) }
        return card(t("Contact checks")) {
            """
            <p>\(ready.duties.isEmpty ? t("Nobody has said yet that they can be called.") : t(ready.duties.count, "\(lately) of 1 person has confirmed within a week.", "\(lately) of \(ready.duties.count) people have confirmed within a week."))</p>
            <p class="soft small">\(t("Whoever can be called is asked now and then whether we reach them. Whoever does not answer within two days is told so, and not counted until they do. No page says who it was."))</p>
            \(form("/readiness/settings", token: token, class: "stack") {
                """
                \(fields.summary)\(fields.text("check_days", t("Ask every so many days"), type: "number"))\(button(t("Save")))
                """
            })
            """
        }
    }

    private func playbooksCard(_ ready: Readiness) -> HTML {
        card(t("Playbooks"), aside: link("/playbooks", t("Bring one, or take one along"))) {
            """
            <p class="soft" id="playbooks">\(t("How long each has stood as it is: since we first saw this version, or since somebody read it through and said that it still holds."))</p>
            <ul class="rows">\(ready.playbooks.map { entry -> HTML in
                let isOld = entry.since.map { now - $0 > PlaybookReading.staleAfter } == true
                return """
                    <li class="line"><div><strong>\(link("/playbooks/\(entry.playbook.slug)", t(.verbatim(entry.playbook.title))))</strong>\
                    <p class="small soft">\(t("version \(entry.playbook.version)")) · \(entry.since.map { t("since \(moment: $0)") } ?? t("seen today for the first time"))</p></div>\
                    \(if: isOld, tag(.care, t("Look through it")))\
                    \(form("/readiness/playbooks/\(entry.playbook.slug)/reading", token: token, class: "push") {
                        "<button class=\"small\">\(t("It still holds"))<span class=\"visually-hidden\" translate=\"no\">: \(entry.playbook.title)</span></button>"
                    })</li>
                    """
            })</ul>
            """
        }
    }
}

/// What is counted tonight.
private enum Coverable: CaseIterable {
    case speaking, secondLook, leading

    var words: Sentence {
        switch self {
        case .speaking: "Could speak"
        case .secondLook: "Could take a second look"
        case .leading: "Could lead"
        }
    }
}
