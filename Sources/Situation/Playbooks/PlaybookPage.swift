import HTTPTypes
import Platform

extension Visit {
    func playbookPage(_ filled: Filled = Filled()) async throws -> Answer {
        let playbook = try await namedPlaybook()
        let addition = house.courseAddition
        let (brought, versions, lessons, adds) = try await read { tx in
            (
                try BroughtPlaybook.inForce(in: tx).first { $0.playbook == playbook.slug },
                try PlaybookVersion.all(of: playbook.slug, in: tx), try PlaybookLesson.all(of: playbook.slug, in: tx),
                try addition(playbook.slug, tx)
            )
        }
        return page(
            t(.verbatim(playbook.title)), at: "/playbooks/\(playbook.slug)", place: .readiness,
            eyebrow: link("/playbooks", t("Playbooks")), status: filled.status
        ) {
            """
            <div class="cols"><section class="c7 stack">\(lessonsCard(lessons, playbook, filled))\(contents(of: playbook))</section>
            <aside class="c5 stack">\(additionCard(adds, playbook))\(versionsCard(versions, playbook))\(alongCard(playbook))\(card(t("To change it")) { changing(playbook, brought) })</aside></div>
            """
        }
    }

    private func lessonsCard(_ lessons: [PlaybookLesson], _ playbook: Playbook, _ filled: Filled) -> HTML {
        let fields = Fields(filled, t)
        let (open, done) = (lessons.filter { $0.doneAt == nil }, lessons.filter { $0.doneAt != nil })
        return card(t("What should go into it")) {
            """
            \(open.isEmpty
                ? empty(t("Nothing waits"), t("What a crisis or a drill has taught stands here until somebody says that it is in the playbook."))
                : "<ul class=\"rows\">\(open.map { row($0, playbook) })</ul>")\
            \(if: !done.isEmpty, "<details><summary>\(t(done.count, "1 is done", "\(done.count) are done"))</summary><ul class=\"rows\">\(done.map { row($0, playbook) })</ul></details>")\
            \(form("/playbooks/\(playbook.slug)/lessons", token: token, class: "stack") {
                """
                \(fields.summary)\(fields.text("what", t("Something that you noticed")))\(button(t("Note it")))
                """
            })
            """
        }
    }

    private func row(_ lesson: PlaybookLesson, _ playbook: Playbook) -> HTML {
        let path = "/playbooks/\(playbook.slug)/lessons/\(lesson.id)"
        return """
            <li class="line"><div><p translate="no">\(lesson.what)</p><p class="small soft">\(t(lesson.origin.words)), \(time(lesson.notedAt, t))</p></div>\
            <span class="push">\(lesson.doneAt == nil
                ? form(path + "/completion", token: token) {
                    "<button class=\"small\">\(t("It is in"))<span class=\"visually-hidden\" translate=\"no\">: \(lesson.what)</span></button>"
                }
                : form(path + "/return", token: token) {
                    "<button class=\"link small\">\(t("Not yet after all"))<span class=\"visually-hidden\" translate=\"no\">: \(lesson.what)</span></button>"
                })</span></li>
            """
    }

    private func additionCard(_ addition: CourseAddition?, _ playbook: Playbook) -> HTML {
        card(t("What its course adds")) {
            guard let addition else {
                return """
                    <p class="soft">\(t("Nothing yet. It is a short course, written like any other, that names this playbook; whoever is called to such a crisis is offered it."))</p>
                    """
            }
            return """
                <p><strong translate="no">\(addition.title)</strong></p>\
                <p class="small soft">\(t(addition.minutes, "1 minute", "\(addition.minutes) minutes")) · \
                \(t(addition.lessons, "one lesson", "\(addition.lessons) lessons")), \
                \(t(addition.questions, "one question", "\(addition.questions) questions"))</p>\
                <p>\(t("Whoever is called to a crisis that was opened from this playbook is offered it on Now, and so is a course made of its guidance."))</p>\
                <p>\(link("/playbooks/\(playbook.slug)/course", t("Read it as people will"), class: "button"))</p>
                """
        }
    }

    private func versionsCard(_ versions: [PlaybookVersion], _ playbook: Playbook) -> HTML {
        card(t("Versions")) {
            """
            <ul class="rows">\(versions.enumerated().map { index, version -> HTML in
                """
                <li class="line"><div><strong>\(t("version \(version.version)"))</strong>\
                <p class="small soft">\(t("first seen \(moment: version.seenAt)"))</p></div>\
                \(version.content == playbook.content ? tag(.ok, t("now")) : again(version, playbook))</li>
                """
            })</ul>\
            \(versions.count > 1 ? comparing(versions, playbook) : "<p class=\"small soft\">\(t("When the file changes, both can be compared here."))</p>")
            """
        }
    }

    private func comparing(_ versions: [PlaybookVersion], _ playbook: Playbook) -> HTML {
        let options = versions.map { ($0.mark, t("version \($0.version), \(moment: $0.seenAt)")) }
        let from = versions.first { $0.content != playbook.content }?.mark ?? ""
        let fields = Fields(Filled(Form(["from": [from], "to": [String(playbook.content.prefix(12))]])), t)
        return """
            <form method="get" action="/playbooks/\(playbook.slug)/comparison" class="stack">\
            \(fields.choice("from", t("From"), options))\(fields.choice("to", t("To"), options))\
            \(button(t("Compare")))</form>
            """
    }

    private func again(_ version: PlaybookVersion, _ playbook: Playbook) -> HTML {
        guard viewer.mayOpenCrises else { return .nothing }
        return form("/playbooks/\(playbook.slug)/standing", token: token, class: "push") {
            """
            <input type="hidden" name="content" value="\(version.content)">\
            <button class="link small">\(t("Take it up again"))<span class="visually-hidden">: \(t("version \(version.version), first seen \(moment: version.seenAt)"))</span></button>
            """
        }
    }

    private func alongCard(_ playbook: Playbook) -> HTML {
        card(t("Take it along")) {
            """
            <p>\(t("One archive with its text, its drills and the courses that belong to it: for another house, or for your own editor."))</p>\
            <form method="get" action="/playbooks/\(playbook.slug)/archive" class="stack">\
            \(Fields(Filled(), t).area("licence", t("What you say about its use"), rows: 2, hint: t("Stands in the archive, in your words. May stay empty.")))\
            \(button(t("Take it along")))</form>
            """
        }
    }

    private func changing(_ playbook: Playbook, _ brought: BroughtPlaybook?) -> HTML {
        guard let brought else {
            return """
                <p>\(t("It is a text file that anybody can write. A change is seen at once, without a restart; crises that are open stay as they are until their team takes something over."))</p>\
                <dl class="facts-of"><div><dt>\(t("File"))</dt><dd><code class="long" translate="no">\(playbook.slug).yaml</code></dd></div></dl>\
                <p class="small">\(t("Without the server: take it along, change its text, and bring it."))</p>
                """
        }
        return """
            <p>\(t("It is kept in the database since \(day: brought.broughtAt). Take it along, change its text, and bring it: you choose what of it comes in."))</p>\
            \(if: brought.content != brought.base, "<p class=\"small soft\">\(t("It holds words of your own beside what was brought."))</p>")\
            \(if: viewer.mayOpenCrises, form("/playbooks/\(playbook.slug)/departure", token: token) {
                "\(button(t("Take it away"), class: "danger"))<p class=\"small soft\">\(t("The file of this name stands again, if there is one. It can be put back from the list."))</p>"
            })
            """
    }

    private func contents(of playbook: Playbook) -> HTML {
        card(t("What it says now")) {
            """
            <p translate="no">\(playbook.summary)</p>\(PlaybookPart.allCases.filter { $0 != .whole }.map { part -> HTML in
                let pieces = playbook.pieces.filter { $0.part == part }
                guard !pieces.isEmpty else { return .nothing }
                return """
                    <details><summary>\(t(part.words)) <span class="count">\(t.number(pieces.count))</span></summary>\
                    <ul translate="no">\(pieces.map { "<li>\($0.title)</li>" as HTML })</ul></details>
                    """
            })
            """
        }
    }
}
