import HTTPTypes
import Platform

extension Visit {
    func writingPage(_ filled: Filled? = nil) async throws -> Answer {
        let id = try crisis()
        var shown = filled ?? Filled()
        let audience = BriefingAudience(shown.form)
        let (crisis, seats, latest, people, departments) = try await read { tx in
            (
                try Crisis.get(id, in: tx), try TeamSeat.all(of: id, in: tx),
                try Briefing.latest(of: id, for: nil, in: tx), try audience.count(in: tx),
                try Person.departments(in: tx)
            )
        }
        guard crisis.isOpen else { throw Refusal.notFound }
        if !shown.form.has("next_at") { shown.form["next_at"] = t.input(crisis.nextUpdate(after: now)) }
        if !shown.form.has("responsible") { shown.form["responsible"] = viewer.id.rawValue }
        let fields = Fields(shown, t)
        return page(t("Write an update"), place: .briefings, eyebrow: said(crisis.title), status: shown.status) {
            """
            <div class="cols"><section class="c7 stack">\(card(t("What we tell them")) { writing(fields, crisis, seats, departments) })</section>
            <aside class="c5 stack">\(card(t("How it will read")) { "<div id=\"preview\" aria-live=\"polite\">\(previewed(shown.form, audience, people))</div>" })
            \(card(t("Nothing new?")) {
                """
                <p>\(t("Say so. Silence is what people fill with guesses."))</p><p class="voice" translate="no">\(nothingNew(since: latest?.sentAt))</p>\
                \(form("/crises/\(id)/briefings/nothing-new", token: token) { button(t("Send this line")) })
                """
            })</aside></div>
            """
        }
    }

    private func writing(_ fields: Fields, _ crisis: Crisis, _ seats: [TeamSeat], _ departments: [String]) -> HTML {
        """
        <form class="stack" method="post" action="/crises/\(crisis.id)/briefings" data-guard \
        data-preview-url="/crises/\(crisis.id)/briefings/preview" data-preview-into="#preview">\
        <input type="hidden" name="csrf" value="\(token)">\(fields.summary)\
        \(fields.area("text", t("What is new"), rows: 8, hint: t("What we know, what we do not know, what we are doing, and what people can do."), class: "voice"))\
        \(shortField(fields, t))\(forSome(fields, departments))\(fields.text("next_at", t("When people hear from us next"), type: "datetime-local", hint: t("This is a promise. Everyone sees it count down."), required: true))\
        \(fields.choice("responsible", t("Who answers for the next one"), responsible(seats), hint: t("They are told first when it is late.")))\
        \(fields.check("urgent", t("It is urgent, and comes at once, in quiet hours too")))\
        \(fields.text("urgent_because", t("Why it is urgent"), hint: t("Only when it is. Everybody reads this reason above your words.")))\
        <p class="line end">\(button(t("Send it"), class: "primary"))</p></form>
        """
    }

    private func forSome(_ fields: Fields, _ departments: [String]) -> HTML {
        let isOpen = !BriefingAudience(fields.filled.form).isEveryone
        return """
            <details class="fold"\(flag: "open", isOpen)><summary>\(t("Only for some of us"))</summary><div class="stack">\
            <p class="small soft">\(t("Whoever fits each line gets it, and the team has it in sight. The next update to everyone is the next one for them too. It goes to no chat."))</p>\
            \(fields.checks("departments", t("In these departments"), departments.prefix(60).map { ($0, t(.verbatim($0))) }))\
            <div class="pair">\(fields.text("countries", t("In these countries"), hint: t("Two letters each, like: DK SE")))\
            \(fields.text("languages", t("Who read one of these languages"), hint: t("Two or three letters each, like: da en")))</div></div></details>
            """
    }

    private func responsible(_ seats: [TeamSeat]) -> [(String, String)] {
        var seen: Set<ID<Person>> = []
        let people = [viewer.person] + seats.flatMap { [$0.holder?.0, $0.backup?.0].compactMap(\.self) }
        return people.filter { seen.insert($0.id).inserted }
            .map { ($0.id.rawValue, $0.id == viewer.id ? t("You") : $0.name) }
    }

    func preview(of form: Form) async throws -> HTML {
        let audience = BriefingAudience(form)
        return previewed(form, audience, try await read { try audience.count(in: $0) })
    }

    private func previewed(_ form: Form, _ audience: BriefingAudience, _ people: Int) -> HTML {
        let next = t.instant(input: form["next_at"])
        let ends =
            audience.isEveryone
            ? next.map { t("The next one comes by \(moment: $0).") } ?? t("It has to say when the next one comes.")
            : t("They hear from us next with everybody else, at the time that is promised already.")
        let to = t(people, "To 1 person", "To \(people) people")
        return """
            <p class="line small">\(tag(audience.isEveryone ? .plain : .info, audience.isEveryone ? t("To everyone") : t("For some of us"))) \
            \(if: !audience.isEveryone, said(audience.words))<span class="soft">\(to)</span></p>\
            <div class="voice" translate="no">\(form.lines("text").map { "<p>\($0)</p>" as HTML })</div>\
            <p class="byline">\(avatar(viewer.person.name))<strong translate="no">\(viewer.person.name)</strong></p>\
            <p class="small soft">\(ends)</p>
            """
    }
}
