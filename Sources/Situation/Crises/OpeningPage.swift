import HTTPTypes
import Platform

extension Visit {
    func openingPage(_ filled: Filled = Filled(Form(["severity": ["serious"], "kind": ["other"]]))) async throws
        -> Answer
    {
        let (books, faults) = try await playbooks()
        try await house.keep(books)
        let fields = Fields(filled, t)
        return page(t("Open a crisis"), place: .crises, status: filled.status) {
            """
            \(if: !faults.isEmpty, notice(.care, faultList(faults)))
            \(form("/crises", token: token, class: "stack") {
                """
                \(fields.summary)
                <div class="cols"><section class="c7 stack">\(card(t("What is happening")) {
                    """
                    \(fields.text("title", t("A name that everyone will understand"), hint: t("Like “Oat milk recall”. It stands at the top of every page."), required: true))\
                    \(fields.radios("severity", t("How serious"), Severity.allCases.map { ($0.rawValue, t("\($0.words): \($0.meaning)")) }))
                    """
                })\(card(t("Begin with")) { choices(books, filled) })</section>
                <aside class="c5 stack">\(card(t("What happens when you open it")) { consequences })
                \(books.map(contents))</aside></div>
                """
            })
            """
        }
    }

    private var consequences: HTML {
        """
        <ul class="plain"><li>\(t("You lead it until you hand over."))</li>\
        <li>\(t("The team, the facts to establish, the guidance and the first hour's checklist are there at once."))</li>\
        <li>\(t("The first update is promised, and the clock runs."))</li>\
        <li>\(t("Everyone here sees it on their first page. Nobody is asked to speak."))</li></ul>
        <p class="line end">\(button(t("Open the crisis"), class: "primary"))</p>
        """
    }

    private func choices(_ books: [Playbook], _ filled: Filled) -> HTML {
        let chosen = filled.form["playbook"]
        return """
            <fieldset class="choices"><legend>\(t("A playbook, or nothing"))</legend>\(books.map { book -> HTML in
                """
                <label class="choice"><input type="radio" name="playbook" value="\(book.slug)"\(flag: "checked", chosen == book.slug)>\
                <span><strong translate="no">\(book.title)</strong><span class="small soft" translate="no">\(book.summary)</span>\
                <span class="small">\(t("\(book.facts.count) facts to establish, \(book.guidance.boundaries.count) boundaries, \(book.functions.count) functions"))</span></span></label>
                """
            })<label class="choice"><input type="radio" name="playbook" value=""\(flag: "checked", chosen.isEmpty)>\
            <span><strong>\(t("Blank"))</strong><span class="small soft">\
            \(t("Four functions, and nothing else yet. You write the facts and the guidance."))</span></span></label></fieldset>\
            \(Fields(filled, t).choice("kind", t("What kind, if you begin blank"), CrisisKind.allCases.map { ($0.rawValue, t($0.words)) }))
            """
    }

    /// What a playbook brings, to look at before choosing it.
    private func contents(_ book: Playbook) -> HTML {
        """
        <details class="card"><summary>\(t("What “\(book.title)” brings"))</summary>
        \(list(t("Functions"), book.functions.map(\.name)))\(list(t("Facts to establish"), book.facts.map(\.question)))\
        \(list(t("Messages"), book.guidance.messages.map(\.text)))\
        \(list(t("Boundaries"), book.guidance.boundaries.map(\.details.title)))\
        \(list(t("Ways in"), book.guidance.templates.map(\.title)))\(list(t("The first hour"), book.checklist.map(\.task)))</details>
        """
    }

    private func list(_ title: String, _ items: [String]) -> HTML {
        guard !items.isEmpty else { return .nothing }
        return "<h3>\(title)</h3><ul translate=\"no\">\(items.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    private func faultList(_ faults: [Playbook.Fault]) -> HTML {
        """
        <p>\(t("These playbooks cannot be used until someone mends them."))</p>\
        <ul translate="no">\(faults.prefix(10).map { "<li>\($0.shown)</li>" as HTML })</ul>
        """
    }
}

extension Playbook.Fault {
    /// Without the folder: a page tells nothing about the machine.
    fileprivate var shown: String { "\(file.split(separator: "/").last ?? ""):\(line): \(sentence)" }
}
