import HTTPTypes
import Platform
import Situation

extension SupportResourceDetails {
    init(_ form: Form) {
        self.init()
        kind = SupportKind(rawValue: form["kind"])
        audience = SupportAudience(rawValue: form["audience"]) ?? .signedIn
        name = form["name"]
        country = form["country"].uppercased()
        languages = form["languages"].lowercased().split { $0 == " " || $0 == "," }.map(String.init)
        phone = form["phone"]
        web = form["web"]
        hours = form["hours"]
        expect = form["expect"]
    }

    fileprivate var form: Form {
        Form([
            "kind": [kind?.rawValue ?? ""], "audience": [audience.rawValue], "name": [name], "country": [country],
            "languages": [languages.joined(separator: " ")], "phone": [phone], "web": [web], "hours": [hours],
            "expect": [expect],
        ])
    }
}

extension Visit {
    func resourcesPage() async throws -> Answer {
        let all = try await read { try SupportResource.all(in: $0) }
        let add = link("/support/resources/new", t("Add help"), class: "button primary")
        let (used, retired) = (all.filter { $0.retiredAt == nil }, all.filter { $0.retiredAt != nil })
        return page(
            t("What the company offers"), place: .support, eyebrow: link("/support", t("Support")),
            actions: all.isEmpty ? .nothing : add
        ) {
            """
            \(gaps(used))\(all.isEmpty
                ? empty(
                    t("Nothing yet"),
                    t("Employee assistance, occupational health, colleagues to talk to, and who takes over when somebody is attacked. It stands above the public lines."),
                    action: add)
                : "<ul class=\"rows card\">\(used.map { row($0) })</ul>")
            \(if: !retired.isEmpty, """
                <details class="card"><summary>\(t(retired.count, "\(retired.count) is out of use", "\(retired.count) are out of use"))</summary>\
                <ul class="rows">\(retired.map { row($0) })</ul></details>
                """)
            """
        }
    }

    /// Whoever is attacked needs somebody to take over; that nobody is named should not show only then.
    private func gaps(_ used: [SupportResource]) -> HTML {
        let missing: [SupportKind] = [.assistance, .takeOver, .security].filter { kind in
            !used.contains { $0.details.kind == kind }
        }
        guard !missing.isEmpty, !used.isEmpty else { return .nothing }
        return notice(
            .care,
            "<p>\(t("Nobody is named yet for this:")) \(missing.map { "<span class=\"tag\">\(t($0.words))</span> " as HTML })</p>"
        )
    }

    private func row(_ resource: SupportResource) -> HTML {
        let details = resource.details
        let kind = details.kind.map { t($0.words) } ?? ""
        let place = details.country.isEmpty ? t("Everywhere") : SupportPlace.name(ofCountry: details.country, t)
        return """
            <li><p><strong><a href="/support/resources/\(resource.id)" translate="no">\(details.name)</a></strong></p>\
            <p class="small soft">\(kind) · \(details.country.isEmpty ? "\(place)" : said(place)) · \(said(details.hours)) · \
            \(details.audience == .everyone ? t("signed in or not") : t("only who is signed in"))</p></li>
            """
    }

    func newResourcePage(_ filled: Filled = Filled(SupportResourceDetails().form)) -> Answer {
        page(
            t("Add help"), place: .support, eyebrow: link("/support/resources", t("What the company offers")),
            status: filled.status
        ) {
            card(t("Who helps, and how to reach them")) {
                resourceForm("/support/resources", filled, words: t("Add it"))
            }
        }
    }

    func resourcePage(_ changed: Filled? = nil) async throws -> Answer {
        let id: ID<SupportResource> = try id("resource")
        let resource = try await read { try SupportResource.get(id, in: $0) }
        let filled = changed ?? Filled(resource.details.form)
        let path = "/support/resources/\(id)"
        let back = form("\(path)/return", token: token) { button(t("Bring it back"), class: "primary") }
        let stop = form("\(path)/retirement", token: token) { button(t("Take it out of use")) }
        return page(
            t("Help that the company offers"), at: path, place: .support,
            eyebrow: "\(link("/support/resources", t("What the company offers"))) · \(said(resource.details.name))",
            actions: resource.retiredAt == nil ? stop : back, status: filled.status
        ) {
            """
            \(resource.retiredAt.map { at -> HTML in
                notice(.care, "<p>\(t("Out of use since \(moment: at). Nobody is shown it."))</p>")
            })
            <div class="cols"><section class="c7">\(card(t("Who helps, and how to reach them")) {
                resourceForm(path, filled, words: t("Save"))
            })</section><aside class="c5">\(card(t("As people see it")) {
                "<ul class=\"rows narrow\">\(resourceRow(resource.details, t))</ul>"
            })</aside></div>
            """
        }
    }

    private func resourceForm(_ path: String, _ filled: Filled, words: String) -> HTML {
        let fields = Fields(filled, t)
        let kinds = [("", t("Choose"))] + SupportKind.allCases.map { ($0.rawValue, t($0.words)) }
        return form(path, token: token, class: "stack") {
            """
            \(fields.summary)
            \(fields.choice("kind", t("Kind of help"), kinds))
            \(fields.text("name", t("Who helps"), required: true))
            <div class="pair">\(fields.text("phone", t("Number"), type: "tel"))\(fields.text("web", t("Address on the web"), type: "url"))</div>
            \(fields.text("hours", t("When somebody is there"), hint: t("With the time zone, where people call from several."), required: true))
            \(fields.area("expect", t("What to expect"), hint: t("Who answers, whether one must say one’s name, who learns of it, what it costs.")))
            <div class="pair">\(fields.text("country", t("Country"), hint: t("Two letters, like DK. Empty: everywhere.")))\
            \(fields.text("languages", t("Languages"), hint: t("Two letters each, like: en da")))</div>
            \(fields.radios("audience", t("Who sees it"), [("everyone", t("Everyone, signed in or not")), ("signed-in", t("Only who is signed in"))]))
            \(button(words, class: "primary"))
            """
        }
    }
}
