import HTTPTypes
import Platform
import Situation

extension SupportReader {
    func attackedPage(_ file: PublicLinesFile) async -> Answer {
        let place = SupportPlace(guest, visit?.viewer.person)
        let offered = await resources()
        let due = await followUps()
        let lines = file.lines
        let emergency = lines?.here(place.country)?.emergency ?? lines?.elsewhere.emergency ?? []
        return page(t("People are attacking me"), back: link("/support", t("Support"))) {
            """
            <div class="cols"><section class="c8 stack">
            \(card(t("What to do now")) { steps })
            \(card(t("Mute, block and report")) { networks })
            </section><aside class="c4 stack">
            \(card(t("Who helps you")) { helpers(offered, place) })
            \(visit.map { $0.followUpCard(due) } ?? .nothing)
            \(emergencyCard(emergency, t))
            </aside></div>
            """
        }
    }

    private func followUps() async -> [Instant] {
        guard let visit else { return [] }
        let person = visit.viewer.id
        return (try? await visit.read { try FollowUp.dueTimes(of: person, in: $0) }) ?? []
    }

    private var steps: HTML {
        let said: [(String, String, HTML)] = [
            (
                t("You are not to blame, and you owe nobody an answer"),
                t("Do not reply for now. An answer feeds an attack, silence does not."), .nothing
            ),
            (
                t("A threat, your address, your family?"),
                t("Call the police, and tell security below. Do this first, whatever else is on this page."), .nothing
            ),
            (
                t("Keep what they wrote before it is gone"),
                t(
                    "Screenshots with date, name and address. It takes a minute and is what police, networks and lawyers ask for."
                ),
                link("/support/attacked/record", t("Keep a record on this device"), class: "button")
            ),
            (
                t("Then mute, block and report"),
                t("In this order: a record first, because what is blocked is often no longer visible."), .nothing
            ),
            (
                t("Hand it over"),
                t(
                    "Give your phone to somebody you trust, or let a colleague of the company read and answer instead of you."
                ), .nothing
            ),
            (
                t("Close the doors"),
                t(
                    "Change a password that you use twice, turn on sign-in in two steps, hide your address, and tell your family what may come."
                ), .nothing
            ),
            (
                t("Stop for today"), t("Nothing gets worse because you look tomorrow. Eat, sleep, talk to somebody."),
                link("/support", t("Somebody to talk to"))
            ),
        ]
        return """
            <ol class="rows questions">\(said.map { step, why, way -> HTML in
                "<li><p><strong>\(step)</strong></p><p>\(why)</p>\(if: !way.isEmpty, "<p>\(way)</p>")</li>"
            })</ol>
            """
    }

    private var networks: HTML {
        """
        <p class="soft small">\(t("Menus move. If a word is not where we say, look for it in the help of the network."))</p>
        \(NetworkHelp.all.map { network -> HTML in
            """
            <details><summary>\(said(network.name))</summary><dl class="facts-of">\
            <div><dt>\(t("Mute"))</dt><dd>\(t(network.mute))</dd></div>\
            <div><dt>\(t("Block"))</dt><dd>\(t(network.block))</dd></div>\
            <div><dt>\(t("Report"))</dt><dd>\(t(network.report))</dd></div>\
            <div><dt>\(t("Who may answer"))</dt><dd>\(t(network.close))</dd></div></dl></details>
            """
        })
        """
    }

    private func helpers(_ offered: [SupportResource]?, _ place: SupportPlace) -> HTML {
        guard let offered else { return "<p>\(t("They cannot be shown right now. Try again in a moment."))</p>" }
        let here = SupportKind.forTheAttacked.flatMap { kind in
            offered.filter { $0.details.kind == kind && $0.isThere(for: place, [kind]) }
        }
        guard here.isEmpty else {
            return "<ul class=\"rows narrow\">\(here.map { resourceRow($0.details, t) })</ul>"
        }
        return visit == nil
            ? "<p>\(t("Sign in to see who takes over for you, or call your lead."))</p>"
            : "<p>\(t("The company has not said yet who takes over. Call your lead, or the crisis team."))</p>"
    }
}

extension Visit {
    func followUpCard(_ due: [Instant]) -> HTML {
        card(t("Ask me how it is")) {
            due.isEmpty
                ? """
                <p>\(t("After a day and after a week, on your first page. Only if you want it, and only you see it."))</p>
                \(form("/support/follow-ups", token: token) { button(t("Ask me")) })
                """
                : """
                <p>\(t("We ask you here:")) \(due.map { "<span class=\"tag\">\(t("\(day: $0)"))</span> " as HTML })</p>
                <p class="small soft">\(t("Only you see this."))</p>
                \(form("/support/follow-ups/removal", token: token) { button(t("Do not ask me"), class: "quiet") })
                """
        }
    }
}
