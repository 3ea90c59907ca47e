import Platform
import Situation

extension Visit {
    func holdsPage(_ filled: Filled = Filled(Form(["reach": ["crisis"]]))) async throws -> Answer {
        let crisis = try crisis()
        let (holds, people, departments) = try await read { tx in
            let holds = try Hold.inForce(in: tx).filter { $0.isVisible(from: crisis) }
            return (holds, try Person.all(holds.map(\.placedBy), in: tx), try Person.departments(in: tx))
        }
        return page(t("Hold"), place: .room, eyebrow: link("/crises/\(crisis)", t("Room")), status: filled.status) {
            """
            \(live("holds", on: "hold") { inForce(holds, people, crisis) })
            \(card(holds.isEmpty ? t("Hold all posts") : t("Another hold")) { holdForm(filled, departments, crisis) })
            """
        }
    }

    private func inForce(_ holds: [Hold], _ people: [ID<Person>: Person], _ crisis: ID<Crisis>) -> HTML {
        guard !holds.isEmpty else {
            return notice(.ok, "<p>\(t("No hold is in force. Posts leave when they are due."))</p>")
        }
        return """
            <ul class="rows card">\(holds.map { hold -> HTML in
                """
                <li class="need">\(hold.confirmedAt == nil
                    ? tag(.care, t("Waiting for what is in flight")) : tag(.stop, t("Confirmed")))
                <div><p><strong>\(words(hold.reach))</strong></p>\
                <p class="small soft">\(t("Placed \(moment: hold.placedAt) by \(people[hold.placedBy]?.name ?? "–").")) \
                \(hold.confirmedAt.map { t("Confirmed \(moment: $0): after that moment nothing has left.") } ?? t("It is confirmed when the last send that had begun has ended."))</p>\
                \(if: !hold.reason.isEmpty, "<p class=\"voice\" translate=\"no\">\(hold.reason)</p>")</div>
                \(form("/crises/\(crisis)/holds/\(hold.id)/lift", token: token,
                    confirm: t("Lift this hold? What was waiting is shown to its authors again before it goes.")) {
                    button(t("Lift"))
                })</li>
                """
            })</ul>
            """
    }

    private func holdForm(_ filled: Filled, _ departments: [String], _ crisis: ID<Crisis>) -> HTML {
        let fields = Fields(filled, t)
        return form("/crises/\(crisis)/holds", token: token, class: "stack") {
            """
            <p>\(t("Nothing that is due leaves any more, from any server, by any path. What people write stays theirs."))</p>
            \(fields.radios("reach", t("How far"), [
                ("crisis", t("This crisis")), ("organisation", t("Everything, the whole organisation")),
                ("department", t("One department")),
            ]))
            \(fields.choice("department", t("Department"), [("", t("Choose one"))] + departments.map { ($0, $0) }))
            \(fields.text("reason", t("Why, for the record")))
            \(button(t("Hold"), class: "danger"))
            """
        }
    }

    private func words(_ reach: Hold.Reach) -> String {
        switch reach {
        case .organisation: t("Everything, the whole organisation")
        case .crisis: t("This crisis")
        case .department(let name): t("The department \(name)")
        }
    }
}
