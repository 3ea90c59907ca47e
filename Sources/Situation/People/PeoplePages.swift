import HTTPTypes
import Platform

extension PersonDetails {
    static var blank: Form {
        Form(["time_zone": ["Europe/Copenhagen"], "languages": ["en"], "roles": ["employee"], "country": ["DK"]])
    }
}

extension Visit {
    func peoplePage() async throws -> Answer {
        let text = call.query["q"]
        let department = call.query["department"]
        let offset = max(0, call.query.number("from") ?? 0)
        let (people, departments, count) = try await read { tx in
            (
                try Person.search(text, department: department, offset: offset, limit: 51, in: tx),
                try Person.departments(in: tx), try Person.countActive(in: tx)
            )
        }
        let next = Form(["q": [text], "department": [department]])
        let fields = Fields(Filled(next), t)
        return page(
            t("People"), place: .people,
            eyebrow: "\(t(count, "\(count) person works here", "\(count) people work here"))",
            actions:
                "\(link("/people/import", t("Import a file"), class: "button"))\(link("/people/new", t("Add someone"), class: "button primary"))"
        ) {
            """
            <form class="filters" method="get" action="/people">\(fields.text("q", t("Name, e-mail or title"), type: "search"))\
            \(fields.choice("department", t("Department"), [("", t("All departments"))] + departments.map { ($0, $0) }))\
            \(button(t("Find")))</form>
            \(people.isEmpty ? empty(t("Nobody found"), t("Try fewer letters, or all departments.")) : table(Array(people.prefix(50))))
            \(if: people.count > 50, link("/people?q=\(text)&department=\(department)&from=\(offset + 50)", t("Next 50"), class: "button"))
            """
        }
    }

    private func table(_ people: [Person]) -> HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(t("People"))"><table class="data"><thead><tr>\
        <th scope="col">\(t("Name"))</th><th scope="col">\(t("Title"))</th><th scope="col">\(t("Department"))</th>\
        <th scope="col">\(t("Country"))</th></tr></thead><tbody>\
        \(people.map { person -> HTML in
            """
            <tr><th scope="row"><a href="/people/\(person.id)" translate="no">\(person.name)</a>\
            \(if: person.deactivatedAt != nil, tag(.plain, t("Left")))</th>\
            <td translate="no">\(person.title)</td><td translate="no">\(person.department)</td>\
            <td translate="no">\(person.country)</td></tr>
            """
        })</tbody></table></div>
        """
    }

    func newPersonPage(_ filled: Filled) async throws -> Answer {
        page(t("Add someone"), place: .people, status: filled.status) {
            card(t("Who")) {
                form("/people", token: token, class: "stack") {
                    "\(personFields(filled))\(button(t("Add"), class: "primary"))"
                }
            }
        }
    }

    func personPage(
        _ filled: Filled? = nil, invitation: String? = nil, refused: [Problem] = []
    ) async throws -> Answer {
        let id: ID<Person> = try id("person")
        let found = try await read { tx in
            try Person.findKnown(id, in: tx).map { person, asked in
                (person, asked, try Person.roles(of: id, in: tx), try MailBounce.find(of: person, in: tx))
            }
        }
        guard let (person, asked, roles, bounce) = found else { throw Refusal.notFound }
        let shown = filled ?? Filled(Form(person, roles: roles), problems: refused)
        return page(t(.verbatim(person.name)), place: .people, eyebrow: said(person.title), status: shown.status) {
            """
            \(bounce.map { notice(.care, "<p>\(t("Mail to \($0.address) did not arrive on \(day: $0.notedAt).")) \(t($0.fault.words))</p>") })
            <div class="cols"><section class="c8">\(card(t("Details")) {
                form("/people/\(id)", token: token, class: "stack") {
                    "\(personFields(shown))\(button(t("Save"), class: "primary"))"
                }
            })</section><aside class="c4 stack">
            \(card(t("A way in")) { waysIn(person, invitation: invitation) })
            \(card(t("Leaving")) { leaving(person) })\
            \(card(t("Erasing")) { erasing(person, asked, shown) })</aside></div>
            """
        }
    }

    private func waysIn(_ person: Person, invitation: String?) -> HTML {
        """
        \(invitation.map { address -> HTML in
            notice(.ok, "<p>\(t("Give this to them yourself. It works once, for seven days."))</p><p><code translate=\"no\">\(address)</code></p>")
        })
        <p>\(t("An invitation is a link that signs this person in once, so that they can choose a password."))</p>
        \(form("/people/\(person.id)/invitations", token: token) { button(t("Make an invitation")) })
        """
    }

    private func leaving(_ person: Person) -> HTML {
        guard let left = person.deactivatedAt else {
            return """
                <p>\(t("Someone who leaves can no longer sign in. What they did stays on the record."))</p>
                \(form("/people/\(person.id)/deactivation", token: token, confirm: t("Deactivate this person?")) {
                    button(t("Deactivate"), class: "danger")
                })
                """
        }
        return """
            <p>\(t("Left \(moment: left)."))</p>
            \(form("/people/\(person.id)/return", token: token) { button(t("Welcome back")) })
            """
    }

    private func erasing(_ person: Person, _ asked: ErasureRequest?, _ shown: Filled) -> HTML {
        let fields = Fields(Filled(problems: shown.problems.filter { $0.field == "confirm" }), t)
        return """
            \(asked.map { notice(.care, "<p>\(t("Asked for it \(moment: $0.askedAt). The law gives you until \(day: $0.dueBy)."))</p>") })
            <p>\(t("For someone who asks for it: their name, address, drafts and the texts of their posts are gone for good. What they did stays on the record, under a number that leads to nobody."))</p>
            \(form("/people/\(person.id)/erasure", token: token, class: "stack") {
                """
                \(fields.text("confirm", t("Type their e-mail address to confirm"), required: true, autocomplete: "off"))
                \(button(t("Erase for good"), class: "danger"))
                """
            })
            """
    }

    private func personFields(_ filled: Filled) -> HTML {
        let fields = Fields(filled, t)
        return """
            \(fields.summary)\(fields.text("name", t("Name"), required: true))\
            \(fields.text("email", t("E-mail"), type: "email", required: true))\
            \(fields.text("title", t("Title")))\(fields.text("department", t("Department"), required: true))\
            \(fields.text("site", t("Site"), hint: t("Where they work, like Lisbon. May stay empty.")))\
            \(fields.text("country", t("Country"), hint: t("Two letters, like DK")))\
            \(fields.text("time_zone", t("Time zone"), hint: t("Like Europe/Copenhagen")))\
            \(fields.text("languages", t("Languages, the first one first")))\
            \(fields.checks("roles", t("Roles"), Role.allCases.map { ($0.rawValue, t($0.words)) }))
            """
    }
}

extension Filled {
    package var status: HTTPResponse.Status { problems.isEmpty ? .ok : .unprocessableContent }
}
