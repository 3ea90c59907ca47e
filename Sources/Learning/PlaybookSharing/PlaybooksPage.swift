import HTTPTypes
import Platform
import Situation

private struct PlaybooksShown: Sendable {
    let brought: [BroughtPlaybook]
    let arrivals: [PlaybookArrival]
    let people: [ID<Person>: Person]

    static func find(in tx: Transaction) throws -> PlaybooksShown {
        let (brought, arrivals) = (try BroughtPlaybook.all(in: tx), try PlaybookArrival.all(in: tx))
        let named = brought.map(\.broughtBy) + arrivals.map(\.broughtBy)
        return PlaybooksShown(
            brought: brought, arrivals: arrivals, people: named.isEmpty ? [:] : try Person.all(named, in: tx))
    }
}

extension Visit {
    func playbooksPage(_ filled: Filled = Filled()) async throws -> Answer {
        let shown = try await read { try PlaybooksShown.find(in: $0) }
        let (good, bad) = house.playbooks(shown.brought.filter { $0.takenAwayAt == nil })
        try await house.keep(good)
        return page(
            t("Playbooks"), at: "/playbooks", place: .readiness, eyebrow: link("/readiness", t("Readiness")),
            status: filled.status
        ) {
            """
            \(Fields(filled, t).summary)<div class="cols"><section class="c7 stack">\
            \(if: viewer.mayOpenCrises && !shown.arrivals.isEmpty, arrivalsCard(shown))\
            \(card(t("What crises can be opened from")) { "<ul class=\"rows\">\(good.map { row($0, shown) })</ul>" })\
            \(if: !bad.isEmpty, card(t("These cannot be used until someone mends them")) {
                "<ul class=\"rows\">\(bad.prefix(30).map { "<li translate=\"no\">\($0.file.split(separator: "/").last.map(String.init) ?? $0.file):\($0.line): \($0.sentence)</li>" as HTML })</ul>"
            })\(takenAwayCard(shown))</section><aside class="c5 stack">\(if: viewer.mayOpenCrises, bringing(filled))\
            \(card(t("Where they are kept")) {
                "<p>\(t("Some are files that came with the program or that somebody wrote on the server. What is brought here is kept in the database: every server of yours sees it, and backups and exports have it. It stands in the place of a file of the same name until somebody takes it away."))</p>"
            })</aside></div>
            """
        }
    }

    private func row(_ playbook: Playbook, _ shown: PlaybooksShown) -> HTML {
        let brought = shown.brought.first { $0.playbook == playbook.slug && $0.takenAwayAt == nil }
        return """
            <li class="line"><div><p><strong>\(link("/playbooks/\(playbook.slug)", t(.verbatim(playbook.title)), class: "plain"))</strong></p>\
            <p class="small soft">\(t("version \(playbook.version)")) · \(brought.map { one in
                t("brought by \(shown.people[one.broughtBy]?.name ?? t("somebody who has left")) on \(day: one.broughtAt)")
            } ?? t("a file"))</p></div>\(link("/playbooks/\(playbook.slug)", t("Look at it"), class: "button small push"))</li>
            """
    }

    private func arrivalsCard(_ shown: PlaybooksShown) -> HTML {
        card(t("Brought, and not decided yet")) {
            """
            <ul class="rows">\(shown.arrivals.map { arrival -> HTML in
                """
                <li class="line"><div><strong translate="no">\(arrival.title)</strong><p class="small soft">\
                \(t("by \(shown.people[arrival.broughtBy]?.name ?? t("somebody who has left")), \(moment: arrival.arrivedAt)"))</p></div>\
                \(link(arrival.path, t("Look at it"), class: "button small push"))</li>
                """
            })</ul>
            """
        }
    }

    private func takenAwayCard(_ shown: PlaybooksShown) -> HTML {
        let away = shown.brought.filter { $0.takenAwayAt != nil }
        guard !away.isEmpty else { return .nothing }
        return card(t("Taken away")) {
            """
            <ul class="rows">\(away.map { one -> HTML in
                """
                <li class="line"><span translate="no">\(one.title)</span>\(if: viewer.mayOpenCrises, form("/playbooks/\(one.playbook)/return", token: token, class: "push") {
                    "<button class=\"small\">\(t("Put it back"))<span class=\"visually-hidden\" translate=\"no\">: \(one.title)</span></button>"
                })</li>
                """
            })</ul>
            """
        }
    }

    private func bringing(_ filled: Filled) -> HTML {
        card(t("Bring a playbook")) {
            """
            <p>\(t("An archive that was taken along here or elsewhere, or the text of a playbook alone. You see what is in it, and what it would change, before anything is installed."))</p>\
            <form method="post" action="/playbooks/arrivals" enctype="multipart/form-data" class="stack">\
            <input type="hidden" name="csrf" value="\(token)"><div class="field"><label for="archive">\(t("Its file"))</label>\
            <input id="archive" name="archive" type="file" accept=".zip,.yaml,application/zip"\
            \(attribute: "aria-describedby", filled.problem("archive") == nil ? nil : "archive-problem")>\
            \(filled.problem("archive").map { "<p class=\"problem\" id=\"archive-problem\">\(t($0))</p>" as HTML })</div>\
            \(button(t("Look at it")))</form>
            """
        }
    }
}
