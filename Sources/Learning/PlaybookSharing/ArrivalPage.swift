import HTTPTypes
import Platform
import Situation

extension Visit {
    /// What would come, beside what is here; everything is chosen on one page.
    func arrivalPage(_ filled: Filled? = nil) async throws -> Answer {
        guard let (arrival, arrived) = try await thisArrival() else {
            let problem = Problem("", "It does not read any more by the rules of today. Bring it anew.")
            return try await playbooksPage(Filled(problems: [problem]))
        }
        let house = house
        let (offer, bringer) = try await read { tx in
            (try ArrivalOffer.find(arrived, house: house, in: tx), try Person.find(arrival.broughtBy, in: tx))
        }
        let shown = filled ?? Filled(offer.usual.form)
        return page(
            t(.verbatim(arrived.playbook.title)), at: arrival.path, place: .readiness,
            eyebrow: link("/playbooks", t("Playbooks")), status: shown.status
        ) {
            """
            \(Fields(shown, t).summary)\(offer.problems.isEmpty ? .nothing : notice(.stop, "\(offer.problems.map { "<p>\(t($0.sentence))</p>" as HTML })"))\
            <p class="soft">\(t("Brought by \(bringer?.name ?? t("somebody who has left")), \(moment: arrival.arrivedAt). Nothing of it is installed yet."))</p>\
            <div class="cols"><section class="c8 stack">\(form(arrival.path + "/acceptance", token: token, class: "stack") {
                """
                <input type="hidden" name="own" value="\(offer.own?.content ?? "")">\
                \(offer.merge.map { pieces($0, shown) } ?? whatComes(arrived.playbook))\(partsCard(offer, shown))\(accepting(offer))
                """
            })</section><aside class="c4 stack">\(aboutCard(arrived))\(card(t("Not this one")) {
                form(arrival.path + "/drop", token: token) { button(t("Leave it out")) }
            })</aside></div>
            """
        }
    }

    private func whatComes(_ playbook: Playbook) -> HTML {
        card(t("What would come")) {
            """
            <p translate="no">\(playbook.summary)</p>\(PlaybookPart.allCases.filter { $0 != .whole }.map { part -> HTML in
                let pieces = playbook.pieces.filter { $0.part == part }
                guard !pieces.isEmpty else { return .nothing }
                return """
                    <details\(flag: "open", part == .boundary)><summary>\(t(part.words)) <span class="count">\(t.number(pieces.count))</span></summary>\
                    <ul class="rows">\(pieces.map { "<li>\(difference(.init(before: nil, after: $0), isMarked: false))</li>" as HTML })</ul></details>
                    """
            })
            """
        }
    }

    private func pieces(_ merge: PlaybookMerge, _ shown: Filled) -> HTML {
        let open = merge.offers.filter { $0.state != .settled }
        return """
            \(merge.base == nil ? notice(.info, "<p>\(t("Nobody here knows from which version yours was made. So what is different counts as yours, and stays unless you choose theirs."))</p>") : .nothing)\
            \(open.isEmpty ? card(t("The playbook")) { "<p>\(nothingNew(merge))</p>" } : howToRead)\
            \(PlaybookPart.allCases.map { part -> HTML in
                let some = open.filter { $0.change.part == part }
                guard !some.isEmpty else { return .nothing }
                return card(t(part.words)) { "<ul class=\"rows\">\(some.map { row($0, shown) })</ul>" }
            })\(if: !merge.kept.isEmpty, card(t("Yours, and not touched by it")) {
                "<ul class=\"rows\" translate=\"no\">\(merge.kept.map { "<li>\($0.title)</li>" as HTML })</ul>"
            })
            """
    }

    private func nothingNew(_ merge: PlaybookMerge) -> String {
        merge.own.content != merge.theirs.content && merge.base?.content == merge.theirs.content
            ? t(
                "This version has been here before, and what is different now is yours. On the playbook’s page it can be taken up again as a whole."
            )
            : t("There is nothing in it that is not here already.")
    }

    private func row(_ offer: PlaybookMerge.Offer, _ shown: Filled) -> HTML {
        let isChosen = shown.form.all("pieces").contains(String(offer.number))
        return """
            <li class="stack">\(difference(offer.change, isMarked: true))\
            \(offer.state == .both ? beside(offer) : offer.state == .dropped
                ? "<p class=\"small\">\(t("You have done without it."))</p>" : .nothing)\
            <p><label class="check"><input type="checkbox" name="pieces" value="\(String(offer.number))"\(flag: "checked", isChosen)> \
            \(offer.change.after == nil ? t("Take it out here too") : offer.state == .both ? t("Take theirs in place of ours") : t("Take it"))\
            <span class="visually-hidden" translate="no">: \(offer.change.title)</span></label></p></li>
            """
    }

    /// Both were changed: ours as it stands, and what theirs would make of it.
    private func beside(_ offer: PlaybookMerge.Offer) -> HTML {
        let change = PlaybookComparison.Change(before: offer.own, after: offer.change.after)
        return """
            <div class="cols"><div class="c6"><h4>\(t("Ours, which stays"))</h4><dl class="facts-of">\(offer.own?.fields.map { plain($0) } ?? [])</dl></div>\
            <div class="c6"><h4>\(t("Theirs, against ours"))</h4>\(offer.change.after == nil
                ? "<p>\(t("It is gone there."))</p>" : "<dl class=\"facts-of\">\(fields(of: change))</dl>")</div></div>
            """
    }

    private func partsCard(_ offer: ArrivalOffer, _ shown: Filled) -> HTML {
        guard !offer.parts.isEmpty else { return .nothing }
        let chosen = shown.form.all("parts")
        return card(t("What comes with it")) {
            """
            \(shown.problem("parts").map { "<p class=\"problem\">\(t($0))</p>" as HTML })\
            <ul class="rows">\(offer.parts.map { part -> HTML in
                """
                <li class="stack"><p>\(tag(.plain, part.kind == .drill ? t("Drill") : t("Course"))) <strong translate="no">\(part.title)</strong></p>\
                <p class="small soft">\(t(part.state.words))</p>\
                \(if: part.state != .same, "<p><label class=\"check\"><input type=\"checkbox\" name=\"parts\" value=\"\(part.key)\"\(flag: "checked", chosen.contains(part.key))> \(t("Take it"))<span class=\"visually-hidden\" translate=\"no\">: \(part.title)</span></label></p>")\
                \(offer.arrived.courses.first { part.kind == .course && $0.slug == part.name }.map { course -> HTML in
                    "<details><summary>\(t("Read it as people will"))</summary><div class=\"phone stack\">\(course.hasPictures ? "<p class=\"small soft\">\(t("Its pictures are shown once it is installed."))</p>" : .nothing)\(readThrough(course.withoutPictures, at: nil))</div></details>"
                })</li>
                """
            })</ul>
            """
        }
    }

    private func accepting(_ offer: ArrivalOffer) -> HTML {
        card(t("Install it")) {
            """
            <p>\(offer.own == nil
                ? t("Then crises can be opened from it. You can take it away again at any time.")
                : t("What is chosen comes in, everything else stays as it is here. Crises that are open change nothing by themselves. You can take up the version of today again at any time."))</p>\
            \(button(t("Install what is chosen"), class: "primary"))
            """
        }
    }

    private func aboutCard(_ arrived: PlaybookArrived) -> HTML {
        let lines = arrived.archive.about.split(separator: "\n")
        guard !lines.isEmpty else { return .nothing }
        return card(t("What those say who packed it")) {
            "<div class=\"small\" translate=\"no\">\(lines.map { "<p>\(String($0))</p>" as HTML })</div>"
        }
    }
}

extension ArrivalOffer.Part.State {
    fileprivate var words: Sentence {
        switch self {
        case .new: "New here."
        case .same: "It is here, and says the same."
        case .different: "It is here and says something else. Ours stays unless you choose theirs."
        case .written: "A trainer has written our own version, which stays in force. Theirs opens as a draft beside it."
        }
    }
}

extension ArrivalChoice {
    init(_ form: Form) {
        self.init(
            own: form["own"], pieces: Set(form.all("pieces").compactMap { Int($0) }), parts: Set(form.all("parts")))
    }

    var form: Form {
        Form(["own": [own], "pieces": pieces.sorted().map { String($0) }, "parts": parts.sorted()])
    }
}
