import Foundation
import HTTPTypes
import Platform
import Situation

/// Every course that somebody may write on, with how far it is.
private struct WritingShown: Sendable {
    struct Item: Sendable {
        let slug: String
        let title: String
        let inForce: Course?
        let written: WrittenCourse?
    }

    /// A published version that this program cannot read.
    struct Unreadable: Sendable {
        let course: String
        let title: String
        let version: Int
        let faults: [Playbook.Fault]
    }

    let items: [Item]
    let unreadable: [Unreadable]
    let crises: [Crisis]

    static func find(_ shelf: CourseShelf, in tx: Transaction) throws -> WritingShown {
        let inForce = Dictionary(try shelf.all(in: tx).map { ($0.slug, $0) }) { first, _ in first }
        let written = Dictionary(try WrittenCourse.all(in: tx).map { ($0.course, $0) }) { first, _ in first }
        let items = Set(inForce.keys).union(written.keys).map { slug in
            Item(
                slug: slug, title: inForce[slug]?.title ?? written[slug]?.title ?? slug, inForce: inForce[slug],
                written: written[slug])
        }
        let unreadable = try shelf.unreadable(in: tx).map { course, version, faults in
            Unreadable(
                course: course, title: items.first { $0.slug == course }?.title ?? course, version: version,
                faults: faults)
        }
        return WritingShown(
            items: items.sorted { ($0.title, $0.slug) < ($1.title, $1.slug) }, unreadable: unreadable,
            crises: try Crisis.open(in: tx))
    }
}

extension WrittenCourse {
    /// As its draft says it, read or not.
    var title: String {
        let line = draft?.split(separator: "\n").first { $0.hasPrefix("title:") } ?? ""
        let words = line.dropFirst(6).drop { " \"".contains($0) }
        return words.isEmpty ? course : String(words).trimmingCharacters(in: ["\"", " "])
    }
}

extension Visit {
    func writingPage(_ filled: Filled = Filled()) async throws -> Answer {
        let shelf = house.courses
        let shown = try await read { try WritingShown.find(shelf, in: $0) }
        let (fields, playbooks) = (Fields(filled, t), try await goodPlaybooks())
        return page(
            t("Write courses"), at: "/training/writing", place: .training,
            eyebrow: link("/training", t("For trainers")),
            status: filled.status
        ) {
            """
            \(fields.summary)\(fileFaults(shelf.files.faults, t))\(shown.unreadable.map(unreadable))
            <div class="cols"><section class="c7 stack">\(card(t("What there is")) {
                shown.items.isEmpty
                    ? empty(t("There are no courses yet"), t("Write the first one: it begins with a short one that you write over."))
                    : "<ul class=\"rows\">\(shown.items.map(row))</ul>"
            })</section><aside class="c5 stack">\(card(t("Write a course")) {
                """
                <p>\(t("It begins with a short course that is whole. You write over it, look at it as people will, and publish it when it is good."))</p>
                \(form("/training/writing", token: token, class: "stack") {
                    "\(fields.text("title", t("What it is called"), autocomplete: "off"))\(button(t("Begin"), class: "primary"))"
                })
                """
            })\(guidanceCourseCard(shown.crises, playbooks, filled))\(card(t("Bring a course")) {
                """
                <p>\(t("An archive that was taken along here or elsewhere, or a text alone. It opens as a draft, and only when it reads without problems."))</p>\
                <form method="post" action="/training/archives" enctype="multipart/form-data" class="stack">\
                <input type="hidden" name="csrf" value="\(token)"><div class="field"><label for="archive">\(t("Its file"))</label>\
                <input id="archive" name="archive" type="file" accept=".zip,.yaml,application/zip"></div>\
                \(button(t("Bring it")))</form>
                """
            })</aside></div>
            """
        }
    }

    /// It was good when it was published; since then the program, or what the law protects, has changed.
    private func unreadable(_ shown: WritingShown.Unreadable) -> HTML {
        notice(
            .care,
            """
            <p>\(t("Version \(shown.version) of “\(shown.title)” was published and cannot be read any more, so it is left out. Open it, mend these lines and publish it again."))</p>\
            <ul>\(shown.faults.prefix(20).map { "<li>\(t(sentence($0)))</li>" as HTML })</ul>\
            <p>\(link(WrittenCourse.path(shown.course), t("Open “\(shown.title)”"), class: "button small"))</p>
            """)
    }

    private func row(_ item: WritingShown.Item) -> HTML {
        let isOpen = item.written?.draft != nil
        let path = WrittenCourse.path(item.slug)
        let state =
            switch (item.inForce, item.written?.version) {
            case (nil, nil): t("Not published")
            case (nil, let version?): t("Version \(version) cannot be read")
            case (let course?, nil): t("Version \(course.version), from a file")
            case (let course?, _?): t("Version \(course.version), written here")
            }
        return """
            <li class="line"><div><p><strong>\(link(path, t(.verbatim(item.title)), class: "plain"))</strong></p>\
            <p class="small soft">\(state)\(if: isOpen, " \(tag(.info, t("A draft is open")))")</p></div>\
            <span class="push line">\(link(path, isOpen ? t("Go on writing") : t("Open it"), class: "button small"))\
            \(if: isOpen, link(path + "/publication", t("Publish it"), class: "button small"))</span></li>
            """
    }
}

/// What is wrong with files: what each was before goes on.
func fileFaults(_ faults: [Playbook.Fault], _ t: Words) -> HTML {
    guard !faults.isEmpty else { return .nothing }
    return notice(
        .care,
        """
        <p>\(t("Some course files cannot be read. What each was before goes on; a new one is left out."))</p>\
        <ul>\(faults.prefix(20).map { fault -> HTML in
            "<li translate=\"no\">\(fault.file.split(separator: "/").last.map(String.init) ?? fault.file):\(fault.line): \(fault.sentence)</li>"
        })</ul>
        """)
}
