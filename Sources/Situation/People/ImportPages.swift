import HTTPTypes
import Platform

extension Visit {
    func importPage() -> Answer {
        page(t("Import people"), place: .people) {
            """
            \(card(t("A file of people")) {
                """
                <p>\(t("A CSV file with these columns. People who are here already, by e-mail address, are changed; nobody is removed."))</p>
                <p><code translate="no">\(PeopleImport.columns.joined(separator: ","))</code></p>
                <form method="post" action="/people/import" enctype="multipart/form-data" class="stack">\
                <input type="hidden" name="csrf" value="\(token)">\
                <div class="field"><label for="file">\(t("File"))</label>\
                <input id="file" name="file" type="file" accept=".csv,text/csv"></div>\
                \(Fields(Filled(), t).area("rows", t("Or paste the rows"), rows: 6))\
                \(button(t("Look at it first"), class: "primary"))</form>
                """
            })
            """
        }
    }

    func importPage(_ read: PeopleImport, text: String) -> Answer {
        let isGood = read.faults.isEmpty
        let new = read.rows.count { $0.isNew }
        let known = read.rows.count - new
        return page(t("Import people"), place: .people, status: isGood ? .ok : .unprocessableContent) {
            """
            \(if: !isGood, faults(read.faults))
            \(if: isGood, card(t("Ready")) {
                """
                <p>\(t(new, "\(new) person is new.", "\(new) people are new.")) \
                \(t(known, "\(known) person is here already and will be changed.", "\(known) people are here already and will be changed."))</p>
                \(form("/people/import", token: token, class: "stack") {
                    """
                    <textarea name="rows" hidden aria-label="\(t("Rows"))">\n\(text)</textarea><input type="hidden" name="apply" value="on">\
                    \(button(t("Take everyone in"), class: "primary"))
                    """
                })
                """
            })
            \(card(t("First rows")) { rows(Array(read.rows.prefix(20))) })
            <p>\(link("/people/import", t("Choose another file"), class: "button"))</p>
            """
        }
    }

    private func faults(_ faults: [PeopleImport.Fault]) -> HTML {
        notice(
            .stop,
            """
            <h2>\(t(faults.count, "One row needs another look. Nobody was taken in.",
                    "\(faults.count) rows need another look. Nobody was taken in."))</h2><ul>\
            \(faults.prefix(100).map { "<li>\(t("Line \($0.line): \($0.sentence)"))</li>" as HTML })</ul>
            """)
    }

    private func rows(_ rows: [PeopleImport.Row]) -> HTML {
        """
        <ul class="rows">\(rows.map { row -> HTML in
            """
            <li>\(said("\(row.details.name) · \(row.details.email) · \(row.details.department)")) \
            \(row.isNew ? tag(.ok, t("New")) : tag(.plain, t("Changed")))</li>
            """
        })</ul>
        """
    }
}
