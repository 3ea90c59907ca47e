import Platform

extension Visit {
    func newGuidancePage<Item: GuidanceItem>(_ item: Item.Type, _ filled: Filled? = nil) async throws -> Answer {
        let (crisis, functions) = try await writableGuidance()
        let blank = Form([
            "expires_at": [t.input(now + .days(30))], "weight": [BoundaryWeight.care.rawValue],
            "kind": [TemplateKind.prompt.rawValue],
        ])
        return try await guidanceForm(
            Item.self, title: t(Item.kind.newWords), "/crises/\(crisis.id)/\(Item.kind.noun)", filled ?? Filled(blank),
            crisis, functions)
    }

    func changeGuidancePage<Item: GuidanceItem>(
        _ item: Item.Type, _ filled: Filled? = nil, problems: [Problem] = []
    ) async throws -> Answer {
        let id: ID<Item> = try id("item")
        let (crisis, functions) = try await writableGuidance()
        let found = try await read { try Item.find(id, of: crisis.id, in: $0) }
        let filled = filled ?? Filled(found.details.form(t), problems: problems)
        let path = "/crises/\(crisis.id)/\(Item.kind.noun)/\(id)"
        return try await guidanceForm(
            Item.self, title: t(Item.kind.changeWords), path, filled, crisis, functions,
            end: found.retiredAt == nil
                ? form(path + "/retirement", token: token) { button(t("Take out of use"), class: "quiet") }
                : form(path + "/return", token: token) { button(t("Bring it back")) })
    }

    private func writableGuidance() async throws -> (Crisis, [String]) {
        let crisisID = try crisis()
        return try await read { tx in
            guard let crisis = try Crisis.find(crisisID, in: tx) else { throw Refusal.notFound }
            return (crisis, try Crisis.functions(of: crisisID, in: tx))
        }
    }

    private func guidanceForm<Item: GuidanceItem>(
        _ item: Item.Type, title: String, _ path: String, _ filled: Filled, _ crisis: Crisis, _ functions: [String],
        end: HTML = .nothing
    ) async throws -> Answer {
        let fields = Fields(filled, t)
        let isBoundary = Item.kind == .boundary
        let trial = isBoundary ? try await trial(of: filled.form) : nil
        let preview = "/crises/\(crisis.id)/boundaries/preview"
        return page(title, place: .guidance, eyebrow: said(crisis.title), status: filled.status) {
            """
            \(fields.summary)<div class="cols"><section class="card \(isBoundary ? "c7" : "c8")">
            <form method="post" action="\(path)" class="stack" data-guard\
            \(attribute: "data-preview-url", isBoundary ? preview : nil)\
            \(attribute: "data-preview-into", isBoundary ? "#preview" : nil)>\
            <input type="hidden" name="csrf" value="\(token)">\(Item.Details.fields(fields, functions: functions))\
            <div class="line end">\(button(t("Save"), class: "primary"))</div></form>\(end)</section>\
            <aside class="\(isBoundary ? "c5" : "c4") stack">\
            \(if: isBoundary, "\(rightsNotice(t))<div id=\"preview\" class=\"stack\" aria-live=\"polite\">\(previewWords(trial))</div>")\
            \(if: !isBoundary, card(t("What makes it good")) { "<p class=\"soft\">\(t(Item.kind.advice))</p>" })\
            </aside></div>
            """
        }
    }
}

extension GuidanceKind {
    var newWords: Sentence {
        switch self {
        case .boundary: "Write a boundary"
        case .message: "Write a key message"
        case .guideline: "Write a guideline"
        case .template: "Write a way in"
        }
    }

    var changeWords: Sentence {
        switch self {
        case .boundary: "Change this boundary"
        case .message: "Change this key message"
        case .guideline: "Change this guideline"
        case .template: "Change this way in"
        }
    }

    fileprivate var advice: Sentence {
        switch self {
        case .boundary: "It is narrow, it ends, and it says what can be said instead."
        case .message:
            "It says what we want understood, not what we want repeated. People will put it in their own words."
        case .guideline: "It says how we behave, in words one would use to a new colleague."
        case .template: "It begins a thought and leaves the rest open. Nobody should be able to post it as it is."
        }
    }
}
