import Platform

/// Everything the guidance page shows.
struct GuidanceShown: Sendable {
    let crisis: Crisis
    let messages: [KeyMessage]
    let boundaries: [Boundary]
    let guidelines: [Guideline]
    let templates: [Template]
    let retired: [RetiredItem]

    static func find(_ id: ID<Crisis>, in tx: Transaction) throws -> GuidanceShown {
        guard let crisis = try Crisis.find(id, in: tx) else { throw Refusal.notFound }
        return GuidanceShown(
            crisis: crisis, messages: try KeyMessage.all(of: id, in: tx), boundaries: try Boundary.all(of: id, in: tx),
            guidelines: try Guideline.all(of: id, in: tx), templates: try Template.all(of: id, in: tx),
            retired: try RetiredItem.all(of: id, in: tx))
    }
}

/// Something out of use, which the team can bring back.
struct RetiredItem: Sendable {
    let title: String
    let path: String
    let at: Instant

    static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [RetiredItem] {
        func read<Item: GuidanceItem>(_ item: Item.Type, _ title: (Item) -> String) throws -> [RetiredItem] {
            try Item.retired(of: crisis, in: tx).compactMap { item in
                item.retiredAt.map { RetiredItem(title: title(item), path: "\(Item.kind.noun)/\(item.id)", at: $0) }
            }
        }
        return try read(Boundary.self, \.title) + read(KeyMessage.self, \.details.text)
            + read(Guideline.self, \.details.title) + read(Template.self, \.details.title)
    }
}

extension Visit {
    func guidancePage() async throws -> Answer {
        let crisisID = try crisis()
        let shown = try await read { try GuidanceShown.find(crisisID, in: $0) }
        let isTeam = viewer.isOnTeam(crisisID)
        return page(
            t("Guidance"), place: .guidance, eyebrow: said(shown.crisis.title),
            actions: isTeam && shown.crisis.playbook != nil
                ? link(shown.crisis.path + "/playbook", t("The playbook"), class: "button") : .nothing
        ) {
            live("guidance", on: "boundary message guideline template") {
                """
                <div class="cols"><section class="c7 stack">\(messageCard(shown, isTeam))\(boundaryCard(shown, isTeam))</section>\
                <aside class="c5 stack">\(rightsNotice(t))\(templateCard(shown, isTeam))\(guidelineCard(shown, isTeam))\
                \(if: isTeam && !shown.retired.isEmpty, retiredCard(shown))</aside></div>
                """
            }
        }
    }

    private func messageCard(_ shown: GuidanceShown, _ isTeam: Bool) -> HTML {
        card(t("What we want understood"), aside: adding(.message, shown, isTeam)) {
            guard !shown.messages.isEmpty else {
                return empty(
                    t("No messages yet"),
                    t(
                        "The two or three things that should be understood will stand here, each with the value it comes from."
                    ))
            }
            return """
                <ul class="rows">\(shown.messages.map { message -> HTML in
                    """
                    <li><p><strong translate="no">\(message.details.text)</strong> <span class="tag" translate="no">\(message.details.value)</span></p>\
                    <p class="soft" translate="no">\(message.details.stance)</p>\(editing(message, shown, isTeam))</li>
                    """
                })</ul><p class="small soft">\(t("Say it in your own words, or not at all. Nobody counts."))</p>
                """
        }
    }

    private func templateCard(_ shown: GuidanceShown, _ isTeam: Bool) -> HTML {
        card(t("Ways in"), aside: adding(.template, shown, isTeam)) {
            guard !shown.templates.isEmpty else {
                return empty(
                    t("No ways in yet"),
                    t("First words that begin a thought will stand here. The rest is always your own."))
            }
            return """
                <ul class="rows">\(shown.templates.map { template -> HTML in
                    """
                    <li><p class="small soft" translate="no">\(template.details.title)</p>\
                    <p class="voice" translate="no">\(template.details.text)</p>\(editing(template, shown, isTeam))</li>
                    """
                })</ul>
                """
        }
    }

    private func guidelineCard(_ shown: GuidanceShown, _ isTeam: Bool) -> HTML {
        card(t("How we behave"), aside: adding(.guideline, shown, isTeam)) {
            guard !shown.guidelines.isEmpty else {
                return empty(
                    t("No guidelines yet"), t("How we behave on social media will stand here, in a few sentences."))
            }
            return """
                <ul class="rows">\(shown.guidelines.map { guideline -> HTML in
                    """
                    <li><h3 translate="no">\(guideline.details.title)</h3><p translate="no">\(guideline.details.text)</p>\
                    \(editing(guideline, shown, isTeam))</li>
                    """
                })</ul>
                """
        }
    }

    private func retiredCard(_ shown: GuidanceShown) -> HTML {
        """
        <details class="card"><summary>\(t(shown.retired.count, "1 thing is out of use", "\(shown.retired.count) things are out of use"))</summary>\
        <ul class="rows">\(shown.retired.map { item -> HTML in
            """
            <li><a href="/crises/\(shown.crisis.id)/\(item.path)" translate="no">\(item.title)</a> \
            <span class="small soft">\(time(item.at, t))</span></li>
            """
        })</ul></details>
        """
    }

    func adding(_ kind: GuidanceKind, _ shown: GuidanceShown, _ isTeam: Bool) -> HTML {
        guard isTeam else { return .nothing }
        return link("/crises/\(shown.crisis.id)/\(kind.noun)/new", t(kind.newWords))
    }

    func editing<Item: GuidanceItem>(_ item: Item, _ shown: GuidanceShown, _ isTeam: Bool) -> HTML {
        guard isTeam else { return .nothing }
        return "<p class=\"small\">\(link("/crises/\(shown.crisis.id)/\(Item.kind.noun)/\(item.id)", t("Change")))</p>"
    }
}
