import Platform

/// What an administrator asks of the record, as the address says it.
package struct AuditSearch: Sendable {
    package private(set) var filter = LogFilter()
    /// What was asked for, to be asked for again.
    let form: Form
    private(set) var problems: [Problem] = []
    /// Whose doings are looked up.
    package private(set) var person: Person?

    static let fields = ["from", "until", "kind", "person", "crisis", "thing"]

    /// - Parameter form: what does not fit finds nothing, and says so beside its field.
    package init(_ form: Form, _ t: Words, in tx: Transaction) throws {
        self.form = Form(form.fields.filter { AuditSearch.fields.contains($0.key) })
        if !form["kind"].isEmpty { filter.kinds = [EventKind(rawValue: form["kind"])] }
        if form.isOn("person") {
            person = try Person.find(email: form["person"], in: tx)
            if person == nil { person = try form.id("person").flatMap { try Person.find($0, in: tx) } }
            if person == nil { problems.append(Problem("person", "Nobody here has this e-mail address.")) }
            filter.person = person?.id.rawValue
        }
        filter.scope = form.isOn("crisis") ? form["crisis"] : nil
        filter.subject = form.isOn("thing") ? form["thing"] : nil
        filter.from = time("from", form, t)
        filter.until = time("until", form, t)
        if let from = filter.from, let until = filter.until, from > until {
            problems.append(Problem("until", "The end comes before the beginning."))
        }
    }

    package var isGood: Bool { problems.isEmpty }
    var filled: Filled { Filled(form, problems: problems) }
    var isNarrowed: Bool { AuditSearch.fields.contains { form.isOn($0) } }

    private mutating func time(_ name: String, _ form: Form, _ t: Words) -> Instant? {
        guard form.isOn(name) else { return nil }
        let time = t.instant(input: form[name])
        if time == nil { problems.append(Problem(name, "This is not a day and a time.")) }
        return time
    }

    /// The address of this search, from a place on.
    func path(_ page: String, before: Int64? = nil) -> String {
        var parts = AuditSearch.fields.filter { form.isOn($0) }.map { "\($0)=\(form[$0].inAddress)" }
        if let before { parts.append("before=\(before)") }
        return parts.isEmpty ? page : page + "?" + parts.joined(separator: "&")
    }
}
