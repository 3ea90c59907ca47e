import HTTPTypes
import Platform

extension Visit {
    func writingPage(_ filled: Filled? = nil) async throws -> Answer {
        let id = try crisis()
        let (crisis, seats, latest, people) = try await read { tx in
            (
                try Crisis.get(id, in: tx), try TeamSeat.all(of: id, in: tx), try Briefing.latest(of: id, in: tx),
                try Person.countActive(in: tx)
            )
        }
        guard crisis.isOpen else { throw Refusal.notFound }
        var shown = filled ?? Filled()
        if !shown.form.has("next_at") { shown.form["next_at"] = t.input(crisis.nextUpdate(after: now)) }
        if !shown.form.has("responsible") { shown.form["responsible"] = viewer.id.rawValue }
        let fields = Fields(shown, t)
        return page(t("Write an update"), place: .briefings, eyebrow: said(crisis.title), status: shown.status) {
            """
            <div class="cols"><section class="c7 stack">\(card(t("To everyone")) { writing(fields, crisis, seats, people) })</section>
            <aside class="c5 stack">\(card(t("How it will read")) { "<div id=\"preview\" aria-live=\"polite\">\(previewed(shown.form))</div>" })
            \(card(t("Nothing new?")) {
                """
                <p>\(t("Say so. Silence is what people fill with guesses."))</p><p class="voice" translate="no">\(nothingNew(since: latest?.sentAt))</p>\
                \(form("/crises/\(id)/briefings/nothing-new", token: token) { button(t("Send this line")) })
                """
            })</aside></div>
            """
        }
    }

    private func writing(_ fields: Fields, _ crisis: Crisis, _ seats: [TeamSeat], _ people: Int) -> HTML {
        """
        <form class="stack" method="post" action="/crises/\(crisis.id)/briefings" data-guard \
        data-preview-url="/crises/\(crisis.id)/briefings/preview" data-preview-into="#preview">\
        <input type="hidden" name="csrf" value="\(token)">\(fields.summary)\
        \(fields.area("text", t("What is new"), rows: 8, hint: t("What we know, what we do not know, what we are doing, and what people can do."), class: "voice"))\
        \(fields.text("next_at", t("When people hear from us next"), type: "datetime-local", hint: t("This is a promise. Everyone sees it count down."), required: true))\
        \(fields.choice("responsible", t("Who answers for the next one"), responsible(seats), hint: t("They are told first when it is late.")))\
        \(fields.check("urgent", t("It is urgent, and comes at once, in quiet hours too")))\
        \(fields.text("urgent_because", t("Why it is urgent"), hint: t("Only when it is. Everybody reads this reason above your words.")))\
        <p class="line end">\(button(t(people, "Send to \(people) person", "Send to \(people) people"), class: "primary"))</p></form>
        """
    }

    private func responsible(_ seats: [TeamSeat]) -> [(String, String)] {
        var seen: Set<ID<Person>> = []
        let people = [viewer.person] + seats.flatMap { [$0.holder?.0, $0.backup?.0].compactMap(\.self) }
        return people.filter { seen.insert($0.id).inserted }
            .map { ($0.id.rawValue, $0.id == viewer.id ? t("You") : $0.name) }
    }

    func preview(of form: Form) async throws -> HTML { previewed(form) }

    private func previewed(_ form: Form) -> HTML {
        let next = t.instant(input: form["next_at"])
        return """
            <div class="voice" translate="no">\(form.lines("text").map { "<p>\($0)</p>" as HTML })</div>\
            <p class="byline">\(avatar(viewer.person.name))<strong translate="no">\(viewer.person.name)</strong></p>\
            <p class="small soft">\(next.map { t("The next one comes by \(moment: $0).") } ?? t("It has to say when the next one comes."))</p>
            """
    }
}
