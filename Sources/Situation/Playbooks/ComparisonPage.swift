import HTTPTypes
import Platform

extension Visit {
    func comparisonPage() async throws -> Answer {
        let playbook = try await namedPlaybook()
        let versions = try await read { try PlaybookVersion.all(of: playbook.slug, in: $0) }
        let named = ["from", "to"].map { name in versions.first { $0.mark == call.query[name] } }
        guard let from = named[0], let to = named[1] else { throw Refusal.notFound }
        let (old, new) = (
            try await house.playbook(playbook.slug, content: from.content),
            try await house.playbook(playbook.slug, content: to.content)
        )
        return page(
            t("What has changed"), place: .readiness,
            eyebrow: link("/playbooks/\(playbook.slug)", t(.verbatim(playbook.title)))
        ) {
            """
            <p class="soft">\(t("From version \(from.version), first seen \(moment: from.seenAt), to version \(to.version), first seen \(moment: to.seenAt)."))</p>\
            \(compared(old, new))
            """
        }
    }

    private func compared(_ old: Playbook?, _ new: Playbook?) -> HTML {
        guard let old, let new else {
            return notice(
                .care,
                "<p>\(t("One of the two cannot be read by the rules of today, so there is nothing to compare."))</p>")
        }
        let changes = PlaybookComparison(from: old, to: new).changes
        guard !changes.isEmpty else {
            return empty(t("They say the same"), t("Only the order of things, comments or blanks differ."))
        }
        return """
            \(howToRead)\(PlaybookPart.allCases.map { part -> HTML in
                let some = changes.filter { $0.part == part }
                guard !some.isEmpty else { return .nothing }
                return card(t(part.words)) { "<ul class=\"rows\">\(some.map { "<li>\(difference($0))</li>" as HTML })</ul>" }
            })
            """
    }

    package var howToRead: HTML {
        """
        <p class="small soft">\(t("What is struck out was taken out, what is underlined was put in."))</p>
        """
    }

    /// One piece with everything in it that differs.
    package func difference(_ change: PlaybookComparison.Change, isMarked: Bool = true) -> HTML {
        """
        <div class="differs stack"><h3><span translate="no">\(change.title)</span>\(if: isMarked, " \(mark(change))")</h3>\
        \(change.before != nil && change.after != nil ? fields(of: change)
            : "<dl class=\"facts-of\">\((change.after ?? change.before)?.fields.map { plain($0) } ?? [])</dl>")</div>
        """
    }

    private func mark(_ change: PlaybookComparison.Change) -> HTML {
        if change.before == nil { return tag(.ok, t("new")) }
        return change.after == nil ? tag(.care, t("gone")) : tag(.info, t("changed"))
    }

    package func fields(of change: PlaybookComparison.Change) -> HTML {
        """
        <dl class="facts-of">\(change.fields.map { field -> HTML in
            """
            <div><dt>\(t(field.name.words))</dt><dd>\(WordChanges(from: field.before, to: field.after).shown(t))</dd></div>
            """
        })</dl>
        """
    }

    package func plain(_ field: PlaybookPiece.Field) -> HTML {
        """
        <div><dt>\(t(field.name.words))</dt><dd>\(field.text.split(separator: "\n").map { "<p translate=\"no\">\(String($0))</p>" as HTML })</dd></div>
        """
    }
}

extension PlaybookPiece.Field.Name {
    var words: Sentence {
        switch self {
        case .title: "Name"
        case .kind: "Kind"
        case .summary: "In a sentence"
        case .rhythm: "How often people hear from us"
        case .approvals: "Departments that must approve a fact"
        case .secondLook: "Second look"
        case .duties: "Duties"
        case .department: "Department"
        case .question: "Question"
        case .statement: "Statement"
        case .status: "Status"
        case .owner: "Answers for it"
        case .source: "Source"
        case .text: "Words"
        case .value: "Value"
        case .stance: "What leadership stands for"
        case .carries: "Carried by"
        case .weight: "Weight"
        case .subject: "Exactly about"
        case .protects: "Protects"
        case .narrower: "Narrower rule considered"
        case .reason: "Reason"
        case .instead: "You could say"
        case .ask: "Whom to ask"
        case .expires: "Ends after"
        case .match: "Points at"
        case .unless: "Unless"
        case .unlessAnywhere: "Unless anywhere in the draft"
        case .atMost: "At most, and in what"
        case .replacement: "For the very words"
        case .evenIfDenied: "Even if denied"
        case .flags: "Must point at"
        case .allows: "Must leave alone"
        case .within: "Within"
        case .function: "Who"
        }
    }
}
