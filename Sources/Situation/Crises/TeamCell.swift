import Platform

/// One seat of the team page: who sits there or what is missing, and the one form that changes it.
struct TeamCell {
    let seat: TeamSeat
    let isBackup: Bool
    let crisis: Crisis
    let place: Int

    private var occupant: (Person, since: Instant)? { isBackup ? seat.backup : seat.holder }
    private var id: String { "person-\(place)-\(isBackup ? "backup" : "holder")" }

    func html(_ visit: Visit, _ filled: Filled) -> HTML {
        """
        <div>\(occupant.map { sitting($0, visit.t) } ?? missing(visit.t))\
        \(if: crisis.isOpen, change(visit, filled))</div>
        """
    }

    private func sitting(_ occupant: (Person, since: Instant), _ t: Words) -> HTML {
        """
        <div class="person">\(avatar(occupant.0.name))<span><span translate="no">\(occupant.0.name)</span><br>\
        <span class="small soft">\(said(occupant.0.department)) · \(t("since \(moment: occupant.since)"))</span></span></div>\
        \(if: isBackup && seat.gaps.contains(.sameDepartment), tag(.plain, t(TeamGap.sameDepartment.words)))
        """
    }

    private func missing(_ t: Words) -> HTML {
        let gap: TeamGap = isBackup ? .noBackup : seat.function.name == TeamFunction.lead ? .noLead : .nobody
        return "<div class=\"gap\">\(tag(gap.tone, t(gap.words)))</div>"
    }

    private func change(_ visit: Visit, _ filled: Filled) -> HTML {
        let t = visit.t
        let isTyped = filled.form["function"] == seat.function.name && filled.form.isOn("backup") == isBackup
        let problem = isTyped ? filled.problem("person").map { t($0) } : nil
        return """
            <details\(flag: "open", isTyped && !filled.problems.isEmpty)><summary>\
            \(occupant == nil ? t("Add someone") : t("Hand over"))</summary>\
            \(visit.form(crisis.path + "/team", token: visit.token, class: "stack") {
                """
                \(hidden)<div class="field"><label for="\(id)">\(t("Name or e-mail"))</label>\
                <input id="\(id)" name="person" list="colleagues" autocomplete="off" value="\(isTyped ? filled.form["person"] : "")"\
                \(attribute: "aria-describedby", problem == nil ? nil : "\(id)-problem")\(attribute: "aria-invalid", problem == nil ? nil : "true")>\
                \(problem.map { "<p class=\"problem\" id=\"\(id)-problem\">\($0)</p>" as HTML })</div>\
                <p class="line">\(button(occupant == nil ? t("Add") : t("Hand over"), class: "small"))\
                \(if: occupant?.0.id != visit.viewer.id, button(t("I take it"), class: "small quiet", name: "person", value: visit.viewer.person.email))</p>
                """
            })\
            \(if: occupant != nil, visit.form(crisis.path + "/team/departures", token: visit.token, confirm: t("Leave this seat empty?")) {
                "\(hidden)\(button(t("Leave it empty"), class: "link small"))"
            })</details>
            """
    }

    private var hidden: HTML {
        """
        <input type="hidden" name="function" value="\(seat.function.name)">\
        <input type="hidden" name="backup" value="\(isBackup ? "on" : "")">
        """
    }
}
