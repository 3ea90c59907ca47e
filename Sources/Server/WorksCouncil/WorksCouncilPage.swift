import HTTPTypes
import Platform
import Situation

let worksCouncilRoutes: [Route] = [
    // What is kept of people is no secret from them.
    Route(.get, "/works-council", .employee) { try await $0.worksCouncilPage() },
    Route(.get, "/works-council/file", .employee) { visit in
        let (pack, days) = (try await visit.worksCouncilPack(), visit.services.settings.keptDays)
        return .download(pack.text(days, visit.t), named: "works-council.md", type: "text/markdown; charset=utf-8")
    },
]

extension Visit {
    fileprivate func worksCouncilPack() async throws -> WorksCouncilPack {
        let house = house
        return try await read { try WorksCouncilPack.find(for: house, in: $0) }
    }

    fileprivate func worksCouncilPage() async throws -> Answer {
        let pack = try await worksCouncilPack()
        let personal = pack.kept.filter(\.isPersonal)
        return page(
            t("What this system keeps of people, and what it cannot tell"), place: .profile,
            eyebrow: "\(t("For the works council, and for everyone"))",
            actions: link("/works-council/file", t("Take it along"), class: "button")
        ) {
            """
            <div class="cols"><section class="c7 stack">\(card(t("What nobody can find out")) { cannot })\
            \(card(t("What is kept that names people")) { list(personal) })\
            \(card(t("What is kept besides")) { list(pack.kept.filter { !$0.isPersonal }) })</section>
            <section class="c5 stack">\(card(t("How it is set")) {
                "<ul>\(pack.settings.map { "<li>\(t($0))</li>" as HTML })</ul>"
            })\(card(t("Who can open what")) { doors(pack.doors) })\
            \(card(t("What the record says that somebody did")) {
                "<ul class=\"small\">\(pack.acts.map { "<li>\(t($0))</li>" as HTML })</ul>"
            })</section></div>
            """
        }
    }

    private var cannot: HTML {
        """
        <p>\(t("Each of these has a test that fails as soon as somebody can. It is run with every change."))</p>
        <ul class="rows">\(CannotBeEvaluated.all.map { each -> HTML in
            """
            <li><p><b>\(t(each.what))</b></p>
            <p class="small soft" translate="no">\(t(.verbatim(each.test)))<br><code>\(t(.verbatim(each.file)))</code></p></li>
            """
        })</ul>
        """
    }

    private func list(_ kept: [WorksCouncilPack.Kept]) -> HTML {
        """
        <ul class="rows">\(kept.map { each -> HTML in
            """
            <li><details><summary><span>\(t(each.purpose.why)) <code class="small soft">\(t(.verbatim(each.table)))</code></span></summary>
            <dl class="facts-of"><div><dt>\(t("Who sees it"))</dt><dd>\(t(each.purpose.readers.words))</dd></div>
            <div><dt>\(t("How long"))</dt><dd>\(each.time(services.settings.keptDays, t))</dd></div>
            <div><dt>\(t("In an export"))</dt><dd>\(each.leaves ? t("yes") : t("no"))</dd></div>
            <div><dt>\(t("Fields"))</dt><dd><code>\(t(.verbatim(each.fields.joined(separator: ", "))))</code></dd></div></dl></details></li>
            """
        })</ul>
        """
    }

    private func doors(_ doors: [WorksCouncilPack.Door]) -> HTML {
        """
        <ul class="rows">\(doors.map { door -> HTML in
            """
            <li><details><summary><b>\(t(door.who))</b> · \(t(door.pages.count, "\(door.pages.count) page", "\(door.pages.count) pages"))</summary>
            <ul class="small">\(door.pages.map { "<li><code>\(t(.verbatim($0)))</code></li>" as HTML })</ul></details></li>
            """
        })</ul>
        """
    }
}
