import Foundation
import HTTPTypes
import Platform

struct AuditView {
    let search: AuditSearch
    let audit: Audit
    let tip: (position: Int64, hash: String)?
    let crises: [Crisis]
}

extension Visit {
    func auditPage(_ view: AuditView) -> Answer {
        page(
            t("Audit"), place: .audit,
            eyebrow:
                "\(t(Int(view.tip?.position ?? 0), "\(Int(view.tip?.position ?? 0)) act is on the record", "\(Int(view.tip?.position ?? 0)) acts are on the record"))",
            status: view.search.filled.status
        ) {
            """
            \(filters(view))
            <div class="cols"><section class="c8 stack">\(found(view))</section>
            <aside class="c4 stack">\(card(t("Take it out")) { files(view.search) })\
            \(card(t("What this record proves")) { proof(view.tip) })</aside></div>
            """
        }
    }

    private func filters(_ view: AuditView) -> HTML {
        let fields = Fields(view.search.filled, t)
        let kinds = house.auditWords.map { ($0.key.rawValue, t($0.value.sentence)) }.sorted { $0.1 < $1.1 }
        let crises = view.crises.map { ($0.id.rawValue, $0.title) }
        return """
            \(fields.summary)
            <form class="filters" method="get" action="/audit">\(fields.text("from", t("From"), type: "datetime-local"))\
            \(fields.text("until", t("Until"), type: "datetime-local"))\
            \(fields.choice("kind", t("What was done"), [("", t("Anything"))] + kinds))\
            \(fields.text("person", t("By or to whom, e-mail"), type: "email"))\
            \(fields.choice("crisis", t("Crisis"), [("", t("Any, or none"))] + crises))\
            \(fields.hidden("thing"))\(button(t("Find"), class: "primary"))\
            \(if: view.search.isNarrowed, link("/audit", t("Everything again"), class: "button"))</form>
            <p class="small soft">\(t("Whoever you look up sees on their own page that you did."))</p>
            """
    }

    private func found(_ view: AuditView) -> HTML {
        let earlier: HTML? = view.audit.next.map { next in
            """
            <nav class="pages" aria-label="\(t("Pages"))">\(link(view.search.path("/audit", before: next), t("Earlier"), class: "button"))</nav>
            """
        }
        guard !view.audit.lines.isEmpty else {
            let words =
                view.audit.isCutShort
                ? t("Not among the acts that were looked through here. There are earlier ones.")
                : t("What people do here stands here within a second: who did what, and when.")
            return "\(empty(t("Nothing of this kind"), words))\(earlier)"
        }
        return """
            <ol class="timeline card">\(view.audit.lines.map { line in entry(line, in: view.search) })</ol>
            \(if: view.audit.isCutShort, "<p class=\"small soft\">\(t("This is what was found so far. There are earlier acts to look through."))</p>")
            \(earlier)
            """
    }

    private func entry(_ line: Audit.Line, in search: AuditSearch) -> HTML {
        """
        <li><time class="small soft num" datetime="\(line.at.iso)" translate="no">\(t.moment(line.at))</time><div>\
        \(t(line.sentence))<p class="small soft">\(who(line))\
        \(line.about.map { about -> HTML in " · \(t("about \(about)"))" })\
        \(line.crisis.map { crisis -> HTML in " · \(said(crisis.title))" })\
         · <span class="num">\(t("no. \(Int(line.position))"))</span>\
        \(line.subject.map { subject -> HTML in
            search.form["thing"] == subject
                ? .nothing : " · \(link("/audit?thing=\(subject.inAddress)", t("All about this")))"
        })</p></div></li>
        """
    }

    private func who(_ line: Audit.Line) -> HTML {
        guard let by = line.by else { return "\(t("Told without names"))" }
        return by.isEmpty ? "\(t("The program"))" : said(by)
    }

    private func files(_ search: AuditSearch) -> HTML {
        func address(_ format: AuditFormat) -> String {
            let path = search.path("/audit/file")
            return path + (path.contains("?") ? "&" : "?") + "format=\(format.rawValue)"
        }
        return """
            <p>\(t("What is found, the newest \(AuditFormat.most) acts in one file. That a file was taken is on the record."))</p>
            <p class="line">\(link(address(.csv), t("For a spreadsheet (CSV)"), class: "button"))\
            \(link(address(.lines), t("For a program (JSON Lines)"), class: "button"))</p>
            """
    }

    private func proof(_ tip: (position: Int64, hash: String)?) -> HTML {
        """
        <p>\(t("Each act carries a hash over itself and the hash before it. Whoever changes, removes or moves one act breaks every hash after it."))</p>
        <p>\(t("It does not show what was never recorded, nor does it stop someone who owns the database from writing a whole new chain. So note the newest hash somewhere else:"))</p>
        \(tip.map { tip -> HTML in
            "<p><code translate=\"no\" class=\"hash\">\(Int(tip.position)) \(tip.hash)</code></p>"
        })
        <p>\(t("Whoever operates this checks the whole chain with this command:"))</p>
        <p><code translate="no">firsthand verify-log</code></p>
        """
    }
}

extension String {
    /// For one value in an address.
    var inAddress: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
