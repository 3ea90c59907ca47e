import HTTPTypes
import Platform

extension Visit {
    func settingsPage(_ filled: Filled? = nil) async throws -> Answer {
        let id = try crisis()
        let (crisis, phases, people) = try await read { tx in
            let phases = try PhaseRecord.all(of: id, in: tx)
            return (try Crisis.get(id, in: tx), phases, try Person.all(phases.map(\.beganBy), in: tx))
        }
        let shown = filled ?? Filled(CrisisDetails(crisis).form)
        return page(t("Settings"), place: .team, eyebrow: said(crisis.title), status: shown.status) {
            """
            \(roomPages(of: id, at: "settings"))
            <div class="cols"><section class="c7">\(card(t("What is agreed")) { agreed(crisis, Fields(shown, t)) })\
            <p>\(link(crisis.path + "/certificate", t("Ask for a certificate before posts without a second look")))</p></section>
            <aside class="c5 stack">\(card(t("Phase")) { "\(phaseList(phases, people))\(phaseForms(crisis))" })</aside></div>
            """
        }
    }

    private func agreed(_ crisis: Crisis, _ fields: Fields) -> HTML {
        guard crisis.isOpen else { return "<p>\(t("The crisis is closed. Its record stays as it is."))</p>" }
        return form(crisis.path + "/settings", token: token, class: "stack") {
            """
            \(fields.summary)\(fields.text("title", t("Name"), required: true))\
            <div class="pair">\(fields.choice("kind", t("Kind"), CrisisKind.allCases.map { ($0.rawValue, t($0.words)) }))\
            \(fields.choice("severity", t("How serious"), Severity.allCases.map { ($0.rawValue, t($0.words)) }))</div>\
            \(fields.text("approvals", t("Departments that must approve a fact"), type: "number", hint: t("From 1 to 5. Waiting is shown; it never publishes by itself.")))\
            \(fields.choice("second_look", t("Second look at drafts"), SecondLook.allCases.map { ($0.rawValue, t($0.words)) }))\
            \(fields.text("reply_within", t("Promised reply to a second look, in minutes"), type: "number"))\
            <fieldset class="field"><legend>\(t("How often people hear from us, in minutes"))</legend>\
            <div class="pair">\(fields.text("cadence_first", t("At first, every"), type: "number"))\
            \(fields.text("cadence_lasts", t("For as long as"), type: "number"))</div>\
            <div class="pair">\(fields.text("cadence_then", t("Then every"), type: "number"))\
            \(fields.text("cadence_later", t("Later every"), type: "number"))</div></fieldset>\
            \(fields.area("organisation_names", t("What people call the company, one name a line"), hint: t("When one of these names stands near the top of a post, its readers know who speaks.")))\
            \(button(t("Save"), class: "primary"))
            """
        }
    }

    private func phaseList(_ phases: [PhaseRecord], _ people: [ID<Person>: Person]) -> HTML {
        """
        <ol class="timeline">\(phases.reversed().map { record -> HTML in
            """
            <li class="\(record.phase == phases.last?.phase ? "key" : "")"><time class="small soft num" datetime="\(record.beganAt.iso)" translate="no">\
            \(t.moment(record.beganAt))</time><div><strong>\(t(record.phase.words))</strong>\
            \(if: !record.note.isEmpty, "<p translate=\"no\">\(record.note)</p>")\
            <p class="small soft" translate="no">\(people[record.beganBy]?.name ?? "")</p></div></li>
            """
        })</ol>
        """
    }

    private func phaseForms(_ crisis: Crisis) -> HTML {
        guard crisis.isOpen else { return .nothing }
        return """
            \(form(crisis.path + "/phases", token: token, class: "stack") {
                """
                <div class="field"><label for="note">\(t("Why now, if it helps others"))</label>\
                <input id="note" name="note" maxlength="200"></div>\
                <p class="line">\(crisis.phase.next.map { phase in
                    button(t("Go to: \(phase.words)"), name: "phase", value: phase.rawValue)
                })</p>
                """
            })
            <p>\(link(crisis.path + "/closure", t("Close the crisis"), class: "button quiet"))</p>
            """
    }
}
