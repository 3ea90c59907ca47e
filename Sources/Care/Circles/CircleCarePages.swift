import HTTPTypes
import Platform
import Situation

extension Visit {
    func circlePeoplePage(_ filled: Filled = Filled()) async throws -> Answer {
        let (id, viewer): (ID<Circle>, ID<Person>) = (try id("circle"), viewer.id)
        let (inside, members, reports, people) = try await read { tx in
            let inside = try Inside.get(id, for: viewer, in: tx)
            let members = try CircleMember.all(of: id, in: tx)
            return (
                inside, members, try CircleReport.mine(in: inside, tx),
                try Person.all(members.map(\.person) + [inside.circle.facilitator], in: tx)
            )
        }
        if inside.isAnswered { try await write { try CircleReport.setTold(in: inside, $0) } }
        let circle = inside.circle
        let here = members.compactMap { people[$0.person] }.filter { $0.deactivatedAt == nil }
        let isGone = people[circle.facilitator]?.deactivatedAt != nil
        let fields = Fields(filled, t)
        return page(
            t(.verbatim(circle.name)), place: .circles, eyebrow: link(circle.path, t("Back to the circle")),
            status: filled.status
        ) {
            """
            \(fields.summary)<div class="cols"><section class="c7 stack">\(card(t("Who is in")) {
                """
                <ul class="rows">\(here.map { member($0, circle) })</ul>\
                \(if: isGone, "<p>\(t("The one who looked after this circle has left the company."))</p>\(takingOver(circle))")
                """
            })\(card(t("House rules")) { voice(circle.rules, class: "voice small") })</section><aside class="c5 stack">\
            \(if: !reports.isEmpty, card(t("What you reported")) { "<div id=\"reported\">\(answers(reports))</div>" })\
            \(if: inside.isFacilitator && here.count > 1, card(t("Hand it over")) { handingOver(circle, here, fields) })\
            \(card(t("Leave")) { leaving(inside, isAlone: members.count == 1) })</aside></div>
            """
        }
    }

    private func member(_ person: Person, _ circle: Circle) -> HTML {
        """
        <li class="person">\(avatar(person.name))<span><strong translate="no">\(person.name)</strong> · \(said(person.department))\
        \(if: person.id == circle.facilitator, " · \(t("looks after it"))")</span></li>
        """
    }

    private func takingOver(_ circle: Circle) -> HTML {
        form(circle.path + "/facilitator", token: token) {
            "<input type=\"hidden\" name=\"successor\" value=\"\(viewer.id)\">\(button(t("I look after it from now on")))"
        }
    }

    private func answers(_ reports: [CircleReport]) -> HTML {
        """
        <ul class="rows">\(reports.map { report -> HTML in
            guard let outcome = report.outcome else {
                return "<li>\(t("Reported \(moment: report.reportedAt). The facilitator has not decided yet."))</li>"
            }
            return "<li><strong>\(t(outcome.words))</strong> \(said(report.reply))</li>"
        })</ul>
        """
    }

    private func handingOver(_ circle: Circle, _ here: [Person], _ fields: Fields) -> HTML {
        form(circle.path + "/facilitator", token: token, class: "stack") {
            """
            \(fields.choice("successor", t("To whom"), here.filter { $0.id != viewer.id }.map { ($0.id.rawValue, $0.name) }))\
            \(button(t("Hand it over")))
            """
        }
    }

    private func leaving(_ inside: Inside, isAlone: Bool) -> HTML {
        if inside.isFacilitator && !isAlone {
            return "<p>\(t("You look after this circle. Hand it over, then you can leave."))</p>"
        }
        let words =
            isAlone
            ? t("You are the last one. When you leave, the circle ends and everything said in it is deleted.")
            : t("Nobody is told, and nothing is written down.")
        return form(
            inside.circle.path + "/departure", token: token, class: "stack",
            confirm: isAlone ? t("End this circle and delete all that was said?") : nil
        ) {
            """
            <p>\(words)</p>\(if: !isAlone, Fields(Filled(), t).check("words", t("Delete what I said here")))\
            \(button(t("Leave this circle")))
            """
        }
    }

    func circleSettingsPage(_ filled: Filled = Filled()) async throws -> Answer {
        let (id, viewer): (ID<Circle>, ID<Person>) = (try id("circle"), viewer.id)
        let form = filled.form
        let isInviting = filled.problem("person") != nil
        let (inside, requests, reports, people, sought) = try await read { tx in
            let inside = try Inside.facilitating(id, by: viewer, in: tx)
            let requests = try CircleRequest.waiting(at: id, in: tx)
            return (
                inside, requests, try CircleReport.open(in: inside, tx),
                try Person.all(requests.map(\.person), in: tx),
                isInviting
                    ? try seekColleague(form["person"], chosen: form.chosen("person"), for: viewer, in: tx) : nil
            )
        }
        let circle = inside.circle
        let details = form.has("name") ? filled : Filled(circle.details.form)
        return page(
            t("Look after “\(circle.name)”"), place: .circles, eyebrow: link(circle.path, t("Back to the circle")),
            status: filled.status
        ) {
            """
            \(if: !reports.isEmpty, watching(link(circle.path + "/people", t("Hand the circle over"), class: "button small")))
            <div class="cols"><section class="c7 stack">\(reports.map { report($0.report, $0.text, circle, filled) })\
            \(if: !requests.isEmpty, card(t("Who asks to come in")) {
                "<ul class=\"rows asking\">\(requests.map { request($0, people[$0.person], circle) })</ul>"
            })\(card(t("The circle")) {
                circleForm(circle.path + "/settings", Fields(details, t), button: t("Save"))
            })</section><aside class="c5">\(card(t("Invite someone")) { inviting(circle, Fields(filled, t), sought) })</aside></div>
            """
        }
    }

    private func report(_ report: CircleReport, _ text: String, _ circle: Circle, _ filled: Filled) -> HTML {
        let fields = Fields(filled.form["report"] == report.id.rawValue ? filled : Filled(), t)
        return card(t("Reported \(moment: report.reportedAt)")) {
            """
            \(text.isEmpty ? "<p class=\"soft\">\(t("Its author has taken this back."))</p>" : voice(text))\
            \(if: !report.why.isEmpty, "<p><strong>\(t("What is wrong with it"))</strong> \(said(report.why))</p>")\
            \(form("\(circle.path)/reports/\(report.id)", token: token, class: "stack") {
                """
                <input type="hidden" name="report" value="\(report.id)">\(fields.summary)\
                \(fields.radios("outcome", t("What becomes of it"), CircleReport.Outcome.allCases.map { ($0.rawValue, t($0.words)) }))\
                \(fields.area("reply", t("Why"), rows: 2, hint: t("Whoever reported it reads this. If the words are taken out, it stands in their place.")))\
                \(button(t("Decide")))
                """
            })
            """
        }
    }

    private func request(_ request: CircleRequest, _ asker: Person?, _ circle: Circle) -> HTML {
        """
        <li><p><strong translate="no">\(asker?.name ?? "")</strong> · \(said(asker?.department ?? "")) · \(time(request.askedAt, t))</p>\
        \(if: !request.note.isEmpty, voice(request.note, class: "voice small"))\
        \(form(circle.path + "/requests/answer", token: token, class: "line") {
            """
            <input type="hidden" name="asker" value="\(request.person)">\
            \(button(t("Let them in"), class: "small", name: "answer", value: "in"))\
            \(button(t("Not now"), class: "small quiet", name: "answer", value: "out"))
            """
        })</li>
        """
    }

    private func inviting(_ circle: Circle, _ fields: Fields, _ sought: Sought?) -> HTML {
        form(circle.path + "/invitations", token: token, class: "stack") {
            """
            \(if: fields.filled.problem("person") != nil, fields.summary)\
            \(fields.colleague("person", t("Whom"), hint: t("Name or e-mail address. Leaders too: they come in no other way."), sought))\
            \(button(t("Invite")))
            """
        }
    }
}

extension Circle {
    fileprivate var details: CircleDetails {
        CircleDetails(name: name, about: about, kind: kind, isOpen: isOpen, rules: rules)
    }
}
