import Platform

extension Visit {
    /// The team sees what stands; everyone else what is public.
    var factReader: FactReader {
        get throws { viewer.isOnTeam(try crisis()) ? .team : .everyone(at: now) }
    }

    func factSheetPage() async throws -> Answer {
        let crisisID = try crisis()
        let reader = try factReader
        let (crisis, sheet, facts) = try await read { tx in
            guard let crisis = try Crisis.find(crisisID, in: tx) else { throw Refusal.notFound }
            return (crisis, try FactSheet.find(of: crisisID, in: tx), try Fact.all(of: crisisID, in: tx))
        }
        let visible = facts.filter { $0.version(for: reader) != nil }
        let mayWrite = viewer.isOnTeam(crisisID) && crisis.phase != .closed
        return page(
            t("Facts"), place: .facts, eyebrow: said(crisis.title),
            actions: """
                \(if: viewer.isOnTeam(crisisID), link("/crises/\(crisisID)/tips", t("What colleagues know"), class: "button quiet"))\
                \(if: crisis.phase != .closed, link("/crises/\(crisisID)/tips/new", t("Tell what you know"), class: "button"))\
                \(if: mayWrite, link("/crises/\(crisisID)/facts/new", t("Add a fact"), class: "button primary"))
                """
        ) {
            live("facts", on: "fact crisis", class: "stack") {
                """
                \(if: crisis.phase == .closed, notice(.info, "<p>\(t("The crisis is closed, and its facts are frozen as they are."))</p>"))\
                \(if: viewer.isOnTeam(crisisID), waiting(facts.filter { $0.proposal != nil }, in: crisis))\
                \(visible.isEmpty ? noFacts(mayWrite: mayWrite) : sheetCard(visible, sheet, reader))
                """
            }
        }
    }

    private func noFacts(mayWrite: Bool) -> HTML {
        empty(
            t("Nothing is established yet"),
            mayWrite
                ? t(
                    "What is known, what is not, and what is untrue will stand here, each with its source. Begin with what people ask first."
                )
                : t(
                    "What is known, what is not, and what is untrue will stand here as soon as the team can vouch for it."
                ))
    }

    private func sheetCard(_ facts: [Fact], _ sheet: FactSheet, _ reader: FactReader) -> HTML {
        let standing = facts.filter { $0.version(for: reader)?.status != .withdrawn }
        let withdrawn = facts.filter { $0.version(for: reader)?.status == .withdrawn }
        return """
            \(card(t("What we know"), aside: sheetWords(sheet)) {
                "<div class=\"rows\">\(standing.map { factRow($0, for: reader, t) })</div>"
            })\
            \(if: !withdrawn.isEmpty, card(t("Withdrawn")) {
                """
                <p class="soft">\(t("We said this and no longer do. Please do not repeat it."))</p>\
                <div class="rows">\(withdrawn.map { factRow($0, for: reader, t) })</div>
                """
            })
            """
    }

    private func sheetWords(_ sheet: FactSheet) -> HTML {
        guard let changedAt = sheet.changedAt else { return .nothing }
        return "\(t("v\(sheet.version) · changed \(moment: changedAt)"))"
    }

    private func waiting(_ facts: [Fact], in crisis: Crisis) -> HTML {
        guard !facts.isEmpty else { return .nothing }
        return card(t("Waiting for approval")) {
            """
            <p class="soft">\(t(crisis.approvalsNeeded, "One department has to approve a version before it stands.",
                "\(crisis.approvalsNeeded) departments have to approve a version before it stands. It never goes up by itself."))</p>\
            <ul class="rows">\(facts.map { fact -> HTML in
                guard let proposal = fact.proposal else { return .nothing }
                return """
                    <li class="need">\(tag(proposal.escalatedAt == nil ? .info : .care, t("Fact \(fact.number)")))\
                    <span>\(differing(proposal.statement, from: fact.current?.statement))
                    <span class="small soft">\(t("proposed \(moment: proposal.writtenAt)"))</span></span>\
                    \(link("/crises/\(crisis.id)/facts/\(fact.id)", t("Look at it"), class: "button"))</li>
                    """
            })</ul>
            """
        }
    }
}
