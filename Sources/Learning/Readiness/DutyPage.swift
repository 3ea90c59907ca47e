import Platform
import Situation

extension Viewer {
    /// Leads a crisis now, or has said that they can be called to lead one.
    fileprivate func leads(_ duties: [Duty]) -> Bool {
        memberships.contains { $0.function == TeamFunction.lead }
            || duties.contains { $0.person.id == id && $0.functions.contains(TeamFunction.lead) }
    }
}

extension Visit {
    /// Who has said that they can be called, by what for.
    func dutyPage() async throws -> Answer {
        let courses = house.courses
        let duties = try await read { try Duty.all(courses: courses.all(in: $0), in: $0) }
        let functions = DutyFunction.all(in: try await goodPlaybooks())
        return page(t("Who can be called"), place: .readiness, eyebrow: link("/readiness", t("Readiness"))) {
            """
            <p class="soft measure">\(t("Everyone here has said so themselves and can take it back. They come by name; there is no other order."))</p>
            \(notice(.info, "<p>\(t("Could you be called too?")) \(link("/profile/reachable", t("Say when")))</p>"))
            <div class="stack">\(functions.map { function in
                functionCard(function, duties.filter { $0.functions.contains(function.name) })
            })</div>
            """
        }
    }

    private func functionCard(_ function: DutyFunction, _ duties: [Duty]) -> HTML {
        card(t(.verbatim(function.name))) {
            """
            <p class="small soft">\(function.isSecondLook ? "\(t("Reads a colleague’s draft before it goes out, when the colleague or the crisis asks for it."))" : said(function.duties))</p>
            \(duties.isEmpty ? "<p>\(tag(.stop, t("Nobody yet")))</p>" : "<ul class=\"rows\">\(duties.map(dutyRow))</ul>")
            """
        }
    }

    private func dutyRow(_ duty: Duty) -> HTML {
        let isThere = duty.hours.covers(now, in: duty.person.zone)
        return """
            <li class="line"><div><a href="/readiness/duty/\(duty.person.id)" translate="no">\(duty.person.name)</a>\
            <p class="small soft" translate="no">\(duty.person.title) · \(duty.person.department) · \(duty.person.zone.place)</p></div>\
            <span class="push">\(isThere ? tag(.ok, t("at this hour")) : tag(.plain, t("not at this hour")))</span></li>
            """
    }

    /// One of them, with their hours; their number only for who leads, and only while it is needed.
    func dutyPersonPage() async throws -> Answer {
        let id: ID<Person> = try id("person")
        let courses = house.courses
        let (duties, isOpen) = try await read { tx in
            (try Duty.all(courses: courses.all(in: tx), in: tx), try !Crisis.open(in: tx).isEmpty)
        }
        guard let duty = duties.first(where: { $0.person.id == id }) else { throw Refusal.notFound }
        let isNeeded = isOpen || duty.isAsked(at: now)
        let isLead = viewer.leads(duties)
        let phone = isLead && isNeeded ? duty.phone(services.vault) : ""
        if !phone.isEmpty { try await noteAccess(.personViewed, to: id) }
        return page(
            t(.verbatim(duty.person.name)), place: .readiness, eyebrow: link("/readiness/duty", t("Who can be called"))
        ) {
            card(t("When and for what")) {
                """
                <dl class="facts-of"><div><dt>\(t("For"))</dt><dd translate="no">\(duty.functions.joined(separator: ", "))</dd></div>\
                <div><dt>\(t("Time zone"))</dt><dd translate="no">\(duty.person.zoneName)</dd></div>\
                \((1...7).compactMap { day in duty.hours[day].map { hoursRow(day, $0) } })\
                <div><dt>\(t("Number"))</dt><dd>\(number(phone, isLead: isLead, isNeeded: isNeeded, hasOne: !duty.sealedPhone.isEmpty))</dd></div></dl>
                """
            }
        }
    }

    private func hoursRow(_ day: Int, _ stretch: DutyHours.Stretch) -> HTML {
        "<div><dt>\(t(weekdayWords[day - 1]))</dt><dd class=\"num\">\(t("\(stretch.fromText) to \(stretch.untilText)"))</dd></div>"
    }

    private func number(_ phone: String, isLead: Bool, isNeeded: Bool, hasOne: Bool) -> HTML {
        if !phone.isEmpty {
            return "<a href=\"tel:\(phone.filter { $0 == "+" || $0.isNumber })\" translate=\"no\">\(phone)</a>"
        }
        if !hasOne { return "\(t("They gave none: mail reaches them."))" }
        if !isLead { return "\(t("Only whoever leads sees it."))" }
        return isNeeded
            ? "\(t("It cannot be opened any more. Ask them to give it again."))"
            : "\(t("Shown while a crisis is open, or while they are asked whether we reach them."))"
    }
}
