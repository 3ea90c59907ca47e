import Platform

extension CrisisDetails {
    package init(_ crisis: Crisis) {
        title = crisis.title
        kind = crisis.kind
        severity = crisis.severity
        approvalsNeeded = crisis.approvalsNeeded
        secondLook = crisis.secondLook
        replyWithinMinutes = crisis.replyWithinMinutes
        cadence = crisis.cadence
        organisationNames = crisis.organisationNames
    }

    /// The settings form.
    init(settings form: Form) {
        title = form["title"]
        kind = CrisisKind(rawValue: form["kind"]) ?? .other
        severity = Severity(rawValue: form["severity"]) ?? .serious
        approvalsNeeded = form.number("approvals") ?? 0
        secondLook = SecondLook(rawValue: form["second_look"]) ?? .onRequest
        replyWithinMinutes = form.number("reply_within") ?? 0
        cadence = Cadence(
            first: form.number("cadence_first") ?? 0, lasts: form.number("cadence_lasts") ?? 0,
            then: form.number("cadence_then") ?? 0, later: form.number("cadence_later") ?? 0)
        organisationNames = form.lines("organisation_names")
    }

    /// The opening form: what is not asked there comes from the playbook.
    init(opening form: Form, from playbook: Playbook?, organisation: String) {
        if let playbook { self.init(playbook) } else { self.init() }
        title = form["title"]
        severity = Severity(rawValue: form["severity"]) ?? .serious
        if playbook == nil { kind = CrisisKind(rawValue: form["kind"]) ?? .other }
        organisationNames = [organisation]
    }

    var form: Form {
        Form([
            "title": [title], "kind": [kind.rawValue], "severity": [severity.rawValue],
            "approvals": [String(approvalsNeeded)], "second_look": [secondLook.rawValue],
            "reply_within": [String(replyWithinMinutes)], "cadence_first": [String(cadence.first)],
            "cadence_lasts": [String(cadence.lasts)], "cadence_then": [String(cadence.then)],
            "cadence_later": [String(cadence.later)],
            "organisation_names": [organisationNames.joined(separator: "\n")],
        ])
    }
}
