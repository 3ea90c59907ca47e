import HTTPTypes
import Platform

extension Visit {
    /// What is new in the playbook since this crisis was opened from it, to take over piece by piece, or to leave.
    func crisisPlaybookPage(_ filled: Filled = Filled()) async throws -> Answer {
        let id = try crisis()
        let pair = try await playbookPair(of: id)
        let (crisis, offers) = try await read { tx in
            (
                try Crisis.get(id, in: tx),
                try pair.map { try PlaybookOffer.all(from: $0.old, to: $0.new, in: id, in: tx) } ?? []
            )
        }
        return page(
            t("The playbook"), at: crisis.path + "/playbook", place: .guidance, eyebrow: said(crisis.title),
            status: filled.status
        ) {
            """
            \(roomPages(of: id, at: "playbook"))\(Fields(filled, t).summary)\(pair.map { shown(offers, $0, crisis) } ?? nothing(crisis))
            """
        }
    }

    private func nothing(_ crisis: Crisis) -> HTML {
        crisis.playbook == nil
            ? empty(t("No playbook"), t("This crisis was opened without one."))
            : empty(
                t("Nothing to compare"),
                t("The playbook that this crisis was opened from is not there any more, or was not kept then."))
    }

    private func shown(_ offers: [PlaybookOffer], _ pair: (old: Playbook, new: Playbook), _ crisis: Crisis) -> HTML {
        guard pair.old.content != pair.new.content else {
            return empty(
                t("It stands on the newest version"),
                t("When somebody changes “\(pair.new.title)”, you see here what is new, and take over what you want."))
        }
        return """
            <p>\(t("“\(pair.new.title)” has changed since this crisis was opened, or since you last looked: from version \(pair.old.version) to version \(pair.new.version). Nothing here has changed by itself."))</p>\
            \(howToRead)\(PlaybookPart.allCases.map { part -> HTML in
                let some = offers.filter { $0.change.part == part }
                guard !some.isEmpty else { return .nothing }
                return card(t(part.words)) { "<ul class=\"rows\">\(some.map { row($0, pair.new, crisis) })</ul>" }
            })\
            \(if: crisis.isOpen, card(t("When you have looked")) {
                """
                <p>\(t("What you have not taken over stays as your team wrote it, and you are not asked again until the playbook changes once more."))</p>\
                \(form(crisis.path + "/playbook/standing", token: token) {
                    "<input type=\"hidden\" name=\"content\" value=\"\(pair.new.content)\">\(button(t("We have looked at everything"), class: "primary"))"
                })
                """
            })
            """
    }

    private func row(_ offer: PlaybookOffer, _ new: Playbook, _ crisis: Crisis) -> HTML {
        """
        <li class="stack">\(difference(offer.change))\(state(offer, crisis))\
        \(if: crisis.isOpen && offer.state != .settled && offer.state != .notOffered, form(crisis.path + "/playbook/pieces", token: token) {
            """
            <input type="hidden" name="content" value="\(new.content)"><input type="hidden" name="piece" value="\(String(offer.number))">\
            <button class="small">\(t(offer.action))<span class="visually-hidden" translate="no">: \(offer.change.title)</span></button>
            """
        })</li>
        """
    }

    private func state(_ offer: PlaybookOffer, _ crisis: Crisis) -> HTML {
        switch offer.state {
        case .settled: "<p>\(tag(.ok, t("It is so here")))</p>"
        case .asBefore: .nothing
        case .ownWords:
            "<p class=\"small\">\(t("Your team has written words of its own here. Taking it over puts the playbook’s in their place; yours stay in the record."))</p>"
        case .missing:
            offer.change.before == nil
                ? .nothing
                : "<p class=\"small\">\(t("Your team does not use this one. Taking it over writes it anew."))</p>"
        case .notOffered: elsewhere(offer.change.part, crisis)
        }
    }

    private func elsewhere(_ part: PlaybookPart, _ crisis: Crisis) -> HTML {
        switch part {
        case .fact:
            "<p class=\"small\">\(link(crisis.path + "/facts", t("Facts change on their own page, where they are approved")))</p>"
        case .function: "<p class=\"small\">\(link(crisis.path + "/team", t("The team changes on its own page")))</p>"
        case .task:
            "<p class=\"small\">\(link(crisis.path + "/checklist", t("The first hour’s list stays as it is")))</p>"
        default:
            "<p class=\"small\">\(link(crisis.path + "/settings", t("What is agreed changes in the settings")))</p>"
        }
    }
}

extension PlaybookOffer {
    fileprivate var action: Sentence {
        if change.after == nil { return "Take it out of use" }
        return state == .missing ? "Take it over" : "Take the change over"
    }
}
