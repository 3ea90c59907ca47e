import Platform

extension Visit {
    /// Every version, newest first, each with what it changed and why. Readers outside the team see public versions
    /// and no names.
    func historyCard(_ shown: FactShown) -> HTML {
        let isTeam = viewer.isOnTeam(shown.crisis.id)
        let versions = shown.history.filter { isTeam ? !$0.isWaiting : $0.publishedAt != nil && $0.isPublic(at: now) }
        guard !versions.isEmpty else { return .nothing }
        return card(t("As it was said"), aside: "\(t(versions.count, "1 version", "\(versions.count) versions"))") {
            """
            \(if: isTeam && !shown.fact.question.isEmpty, "<p class=\"soft\">\(t("The question:")) \(said(shown.fact.question))</p>")\
            <ol class="timeline">\(versions.reversed().map { version -> HTML in
                let before = versions.last { $0.publishedAt != nil && $0.number < version.number }
                return """
                    <li\(attribute: "class", version.id == shown.fact.current?.id ? "key" : nil)>\
                    <span class="small soft num">\(time(version.shownAt, t))</span><div>\
                    <p>\(historyTag(version)) \(differing(version.statement, from: before?.statement))</p>\
                    \(if: !version.why.isEmpty, "<p class=\"soft\">\(said(version.why))</p>")\
                    \(shown.knowers[version.id].flatMap { shown.people[$0] }.map { "<p class=\"small\">\(t("\($0.name) knew it, and told us."))</p>" as HTML })\
                    \(if: isTeam, "<p class=\"small soft\">\(author(version, shown))</p>")</div></li>
                    """
            })</ol>
            """
        }
    }

    private func historyTag(_ version: FactVersion) -> HTML {
        version.droppedAt == nil ? statusTag(version, t) : tag(.plain, t("Taken back before it stood"))
    }

    private func author(_ version: FactVersion, _ shown: FactShown) -> HTML {
        guard let person = shown.people[version.writtenBy] else { return .nothing }
        let source = version.source.isEmpty ? HTML.nothing : " · \(said(version.source))"
        let sheet = version.sheet.map { sheet -> HTML in " · \(t("fact sheet v\(sheet)"))" }
        return "\(said("\(person.name), \(person.department)"))\(source)\(sheet)"
    }

    /// What waits, beside what stands, with who has agreed and who still can.
    func proposalCard(_ shown: FactShown, _ path: String, mayWrite: Bool) -> HTML {
        guard let proposal = shown.fact.proposal else { return .nothing }
        let approvals = shown.approvals[proposal.id] ?? []
        let missing = max(1, shown.crisis.approvalsNeeded - approvals.count)
        let hasAgreed = approvals.contains { $0.department == viewer.person.department }
        let version = path + "/versions/\(proposal.number)"
        return card(t("Waiting for approval"), aside: escalation(proposal)) {
            """
            <p class="differs">\(differing(proposal.statement, from: shown.fact.current?.statement))</p>\
            \(figures(proposal))\(if: !proposal.why.isEmpty, "<p class=\"soft\">\(said(proposal.why))</p>")\
            <p class="small soft">\(author(proposal, shown)) · \(time(proposal.writtenAt, t))</p>\
            <ul class="rows">\(approvals.map { approval -> HTML in
                """
                <li>\(tag(.ok, t("Approved"))) \(said(approval.department)) \
                <span class="small soft">\(said(shown.people[approval.by]?.name ?? "")) · \(time(approval.at, t))</span></li>
                """
            })</ul>\
            <p>\(t(missing, "One more department has to approve it.", "\(missing) more departments have to approve it."))</p>\
            \(if: mayWrite, """
                <div class="line">\(if: !hasAgreed, form(version + "/approvals", token: token) {
                    button(t("Approve for \(viewer.person.department)"), class: "primary")
                })\(form(version + "/dismissal", token: token) { button(t("Take back"), class: "quiet") })</div>
                \(if: hasAgreed, "<p class=\"small soft\">\(t("\(viewer.person.department) has agreed; somebody from another department comes next."))</p>")
                """)
            """
        }
    }

    private func escalation(_ proposal: FactVersion) -> HTML {
        proposal.escalatedAt == nil ? .nothing : tag(.care, t("Waiting too long"))
    }
}
