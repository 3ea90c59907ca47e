import HTTPTypes
import Platform
import Situation

extension SupportReader {
    func supportPage(_ file: PublicLinesFile, pausing: Filled? = nil) async -> Answer {
        let place = SupportPlace(guest, visit?.viewer.person)
        let (lines, offered, known) = (file.lines, await resources(), await confirmations())
        let pause = await ownPause()
        let here = lines?.here(place.country)
        let own = (offered ?? []).filter { $0.isThere(for: place, SupportKind.forAnyone) }
        var answer = page(t("Support")) {
            """
            \(emergencyCard(here?.emergency ?? lines?.elsewhere.emergency ?? [], t, also: """
                <p>\(link("/support/attacked", t("People are attacking me online")))</p>
                """))
            <div class="cols"><section class="c8 stack">
            \(placeForm(place, lines, offered ?? []))
            \(ownCard(own, isAway: offered == nil))
            \(publicCard(here, lines, place, known))
            </section><aside class="c4 stack">
            \(card(t("People are attacking me")) {
                """
                <p>\(t("What to do now, how to keep what they wrote, and who takes over for you."))</p>
                <p>\(link("/support/attacked", t("What to do now"), class: "button primary"))</p>
                """
            })
            \(visit.map { $0.pauseCard(pause, pausing) } ?? .nothing)
            \(if: visit != nil, card(t("How are you?")) {
                """
                <p>\(t("Ten seconds, for yourself. It stays on your device."))</p>
                <p>\(link("/support/check-in", t("Say it to yourself"), class: "button"))</p>
                """
            })
            \(heardCard)
            <p class="small soft">\(t("Nobody records that you were here: no list, no log, no figure. Calling is between you and whom you call."))</p>
            \(if: visit?.viewer.mayPrepare == true, "<p>\(link("/support/lines", t("Confirm the public numbers"), class: "button"))</p>")
            \(if: visit?.viewer.roles.contains(.administrator) == true, "<p>\(link("/support/resources", t("What the company offers"), class: "button"))</p><p>\(link("/wrongdoing/receivers", t("Who reads reports of wrongdoing"), class: "button"))</p>")
            </aside></div>
            """
        }
        if let pausing { answer.status = pausing.status }
        return answer
    }

    /// Who has a grievance is offered to be heard (D13).
    private var heardCard: HTML {
        card(t("Something is wrong here")) {
            """
            <p>\(t("When the company asks everyone, you can answer without your name, and write a letter that is answered."))</p>
            <p>\(link("/feedback", t("Be heard"), class: "button"))</p>
            <p>\(t("What breaks the law or puts people at risk has a door and people of its own."))</p>
            <p>\(link("/wrongdoing", t("Report wrongdoing"), class: "button"))</p>
            """
        }
    }

    /// None when the database does not answer: the numbers stand there all the same.
    private func confirmations() async -> [ID<SupportLine>: LineConfirmation] {
        let found =
            if let visit {
                try? await visit.read { try LineConfirmation.all(in: $0) }
            } else {
                try? await guest.services.database.read { try LineConfirmation.all(in: $0) }
            }
        return found ?? [:]
    }

    private func ownPause() async -> Pause.Current? {
        guard let visit else { return nil }
        let person = visit.viewer.id
        return (try? await visit.read { try Pause.current(of: person, in: $0) }) ?? nil
    }

    private func placeForm(_ place: SupportPlace, _ lines: PublicLines?, _ offered: [SupportResource]) -> HTML {
        let known = (lines?.countries.map(\.country) ?? []) + offered.map(\.details.country) + [place.country]
        let countries = Set(known).filter { !$0.isEmpty }
            .map { ($0, SupportPlace.name(ofCountry: $0, t)) }.sorted { $0.1 < $1.1 }
        let spoken =
            (lines?.countries.flatMap { $0.lines.flatMap(\.languages) } ?? []) + offered.flatMap(\.details.languages)
        let languages = Set(spoken + (place.language.isEmpty ? [] : [place.language]))
            .map { ($0, SupportPlace.name(ofLanguage: $0)) }.sorted { $0.1 < $1.1 }
        let fields = Fields(Filled(Form(["country": [place.country], "language": [place.language]])), t)
        return """
            <form method="get" action="/support" class="filters">\
            \(fields.choice("country", t("Where you are"), countries + [("", t("Somewhere else"))]))\
            \(fields.choice("language", t("Language"), [("", t("Any language"))] + languages))\
            \(button(t("Show")))</form>
            """
    }

    private func ownCard(_ own: [SupportResource], isAway: Bool) -> HTML {
        guard !isAway else {
            return notice(
                .care, "<p>\(t("What the company offers cannot be shown right now. The lines below always can."))</p>")
        }
        guard !own.isEmpty else { return .nothing }
        let groups = SupportKind.forAnyone.map { kind in own.filter { $0.details.kind == kind } }
        return card(t("At \(guest.services.settings.organisation)")) {
            "<ul class=\"rows\">\(groups.joined().map { resourceRow($0.details, t) })</ul>"
        }
    }

    private func publicCard(
        _ here: PublicLines.Country?, _ lines: PublicLines?, _ place: SupportPlace,
        _ known: [ID<SupportLine>: LineConfirmation]
    ) -> HTML {
        guard let lines else { return .nothing }
        let all = here?.lines ?? lines.elsewhere.lines
        let matching = all.filter { place.language.isEmpty || $0.languages.contains(place.language) }
        let title =
            here.map { t("Lines that anyone may call in \(SupportPlace.name(ofCountry: $0.country, t))") }
            ?? t("Find a line where you are")
        return card(title) {
            """
            \(if: matching.isEmpty, "<p class=\"soft\">\(t("None of these says that it speaks this language. They may still find somebody who does."))</p>")\
            <ul class="rows">\((matching.isEmpty ? all : matching).map { line in lineRow(line, known[SupportLine(line, in: here?.country ?? "").id]?.confirmedAt, t) })</ul>
            <p class="small soft">\(t("Public numbers."))
            \(t("If one does not answer, call the emergency number."))</p>
            """
        }
    }
}

extension SupportResource {
    func isThere(for place: SupportPlace, _ kinds: [SupportKind]) -> Bool {
        guard let kind = details.kind, kinds.contains(kind) else { return false }
        let isHere = details.country.isEmpty || details.country == place.country
        let isSpoken =
            place.language.isEmpty || details.languages.isEmpty || details.languages.contains(place.language)
        return isHere && isSpoken
    }
}

extension Visit {
    func pauseCard(_ pause: Pause.Current?, _ typed: Filled?) -> HTML {
        let fields = Fields(typed ?? Filled(), t)
        return card(t("A pause")) {
            if let pause {
                """
                <p>\(tag(.ok, t("You are taking a pause")))</p>
                <p>\(pause.until.map { t("Nothing asks you to speak until \(day: $0).") } ?? t("Nothing asks you to speak until you end it."))
                \(t("Nobody else can see that."))</p>
                \(form("/support/pause/end", token: token) { button(t("End my pause")) })
                """
            } else {
                """
                <p>\(t("Nothing here asks you to speak. No reason is needed, and nobody else can see it."))</p>
                \(form("/support/pause", token: token, class: "stack") {
                    "\(fields.text("until", t("Until"), type: "date", hint: t("Empty: until you end it.")))\(button(t("Take a pause"), class: "primary"))"
                })
                """
            }
        }
    }
}
