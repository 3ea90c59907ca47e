import HTTPTypes
import Platform

let closureRoutes: [Route] = [
    Route(.get, "/crises/:crisis/closure", .team) { try await $0.closurePage() },
    Route(.post, "/crises/:crisis/closure", .team) { try await $0.closeThisCrisis() },
    Route(.post, "/crises/:crisis/follow-ups/:item/completion", .team) { visit in
        let (crisis, item): (ID<Crisis>, ID<FollowUp>) = (try visit.crisis(), try visit.id("item"))
        try await visit.write { try finishFollowUp(item, of: crisis, by: visit.viewer.id, in: $0) }
        return .see("/crises/\(crisis)/closure", .saved)
    },
]

private let followUpLines = 4

extension Visit {
    fileprivate func closeThisCrisis() async throws -> Answer {
        let (form, id) = (try form(), try crisis())
        let problems = try await write { tx in
            let (followUps, problems) = try readFollowUps(form, t, in: tx)
            guard problems.isEmpty else { return problems }
            return try closeCrisis(id, outcome: form["outcome"], followUps: followUps, by: viewer.id, in: tx)
        }
        guard problems.isEmpty else { return try await closurePage(Filled(form, problems: problems)) }
        return .see("/crises/\(id)/closure", .closed)
    }

    fileprivate func closurePage(_ filled: Filled = Filled()) async throws -> Answer {
        let id = try crisis()
        let (crisis, followUps, people, seats) = try await read { tx in
            let followUps = try FollowUp.all(of: id, in: tx)
            return (
                try Crisis.get(id, in: tx), followUps, try Person.all(followUps.map(\.owner), in: tx),
                try TeamSeat.all(of: id, in: tx)
            )
        }
        return page(t("Closing"), place: .team, eyebrow: said(crisis.title), status: filled.status) {
            """
            \(roomPages(of: id, at: "closure"))
            \(crisis.isOpen ? closingForm(crisis, seats, filled) : kept(crisis, followUps, people))
            """
        }
    }

    private func closingForm(_ crisis: Crisis, _ seats: [TeamSeat], _ filled: Filled) -> HTML {
        let fields = Fields(filled, t)
        return """
            \(form(crisis.path + "/closure", token: token, class: "stack", confirm: t("Close this crisis for good?")) {
                """
                \(fields.summary)<div class="cols"><section class="c7 stack">\(card(t("How it ended")) {
                    fields.area("outcome", t("In a sentence or two"), hint: t("People will read it when they look back."))
                })\(card(t("What still has to be done")) {
                    """
                    <p class="soft">\(t("Each with someone who does it. They stay on the crisis after it is closed."))</p>\
                    \((1...followUpLines).map { line -> HTML in
                        """
                        <div class="pair">\(fields.text("task-\(line)", t("What")))\(picker("owner-\(line)", fields))</div>\
                        \(if: crisis.playbook != nil, fields.check("playbook-\(line)", t("It should stand in the playbook next time")))
                        """
                    })
                    """
                })</section><aside class="c5">\(card(t("What closing does")) {
                    """
                    <ul class="plain"><li>\(t("The facts are frozen as they are."))</li>\
                    <li>\(t("No further update is promised, and none can be sent."))</li>\
                    <li>\(t("The record stays, for everyone who looks back."))</li>\
                    <li>\(t("It cannot be undone. If it flares up again, open a new one."))</li></ul>
                    <p class="line end">\(button(t("Close the crisis"), class: "danger"))</p>
                    """
                })</aside></div>\(ownerList(seats))
                """
            })
            """
    }

    private func picker(_ name: String, _ fields: Fields) -> HTML {
        let problem = fields.filled.problem(name).map { t($0) }
        return """
            <div class="field"><label for="\(name)">\(t("Who"))</label><input id="\(name)" name="\(name)" list="owners" \
            autocomplete="off" value="\(fields.filled.form[name])"\(attribute: "aria-invalid", problem == nil ? nil : "true")\
            \(attribute: "aria-describedby", problem == nil ? nil : "\(name)-problem")>\
            \(problem.map { "<p class=\"problem\" id=\"\(name)-problem\">\($0)</p>" as HTML })</div>
            """
    }

    private func ownerList(_ seats: [TeamSeat]) -> HTML {
        let people = seats.flatMap { [$0.holder?.0, $0.backup?.0].compactMap(\.self) }
        return """
            <datalist id="owners">\(people.map { "<option value=\"\($0.email)\">\($0.name)</option>" as HTML })</datalist>
            """
    }

    private func kept(_ crisis: Crisis, _ followUps: [FollowUp], _ people: [ID<Person>: Person]) -> HTML {
        card(t("Follow-ups"), aside: "\(t("Closed \(moment: crisis.closedAt ?? crisis.openedAt)"))") {
            guard !followUps.isEmpty else {
                return empty(t("Nothing was left to do"), t("The crisis was closed without follow-ups."))
            }
            return """
                <ul class="rows">\(followUps.map { item -> HTML in
                    """
                    <li class="need">\(item.doneAt == nil ? tag(.info, t("Open")) : tag(.ok, t("Done")))<div>\
                    <p translate="no">\(item.task)</p><p class="small soft" translate="no">\(people[item.owner]?.name ?? "")</p></div>\
                    \(if: item.doneAt == nil, form("\(crisis.path)/follow-ups/\(item.id)/completion", token: token) { button(t("It is done")) })</li>
                    """
                })</ul>
                """
        }
    }
}

/// The lines that were filled in, each with its owner.
private func readFollowUps(
    _ form: Form, _ t: Words, in tx: Transaction
) throws -> (details: [FollowUpDetails], problems: [Problem]) {
    var details: [FollowUpDetails] = []
    var problems: [Problem] = []
    for line in 1...followUpLines where !form["task-\(line)"].isEmpty {
        if let owner = try Person.find(typed: form["owner-\(line)"], in: tx) {
            details.append(
                FollowUpDetails(
                    task: form["task-\(line)"], owner: owner.id, isForPlaybook: form.isOn("playbook-\(line)")))
        } else {
            problems.append(Problem("owner-\(line)", "Who does it? Nobody here has this name or e-mail address."))
        }
    }
    return (details, problems)
}
