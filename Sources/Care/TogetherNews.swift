import Platform
import Situation

/// What waits for one person on Now: quiet, without names, and gone once they have looked. One question for all of it.
package struct TogetherNews: Sendable {
    private enum Kind: String, SQLConvertible {
        case thanks, invitation, report, concern, task, drill, contact, tip, question, answer, reply, owed, hour
        case hourOff = "hour-off"
    }

    private struct Item: Sendable, RowDecodable {
        let kind: Kind
        let thing: String
        let label: String
        /// When the label is one.
        var moment: Instant { Instant(milliseconds: Int64(label) ?? 0) }

        init(row: Row) throws {
            kind = try row["kind"]
            thing = try row["thing"]
            label = try row["label"]
        }
    }

    private let items: [Item]

    /// - Parameter others: what a later room puts beside it: rows of kind `task` or `drill` with the thing and its words,
    ///   and of kind `contact` when somebody is asked whether we reach them.
    package static func find(
        for viewer: Viewer, besides others: SQL, in tx: Transaction
    ) throws -> TogetherNews {
        let mine: SQL = """
            \(Thanks.news(for: viewer.id)) UNION ALL \(Circle.news(for: viewer.id))
            UNION ALL \(ConcernReceiver.news(for: viewer.id, on: tx.now.day)) UNION ALL \(others)
            UNION ALL \(DoorQuestion.news(for: viewer)) UNION ALL \(DoorHour.news(for: viewer.id, at: tx.now))
            UNION ALL \(Tip.news(for: viewer.id)) UNION ALL \(BriefingQuestion.news(for: viewer.id, at: tx.now))
            """
        let all: SQL = viewer.roles.contains(.administrator) ? "\(mine) UNION ALL \(ThanksReport.news)" : mine
        return TogetherNews(items: try tx.all(Item.self, all))
    }

    package func cards(_ t: Words) -> HTML {
        let (thanks, invitations) = (items.filter { $0.kind == .thanks }, items.filter { $0.kind == .invitation })
        return """
            \(items.filter { $0.kind == .contact }.map { contacted($0, t) })\
            \(if: !thanks.isEmpty, card(t("Someone thanks you")) { "<ul class=\"rows\">\(thanks.map { thanked($0, t) })</ul>" })\
            \(if: !invitations.isEmpty, card(t("You are invited")) { "<ul class=\"rows\">\(invitations.map { invited($0, t) })</ul>" })\
            \(if: items.contains { $0.kind == .task }, card(t("You wanted to do this after a drill")) { "<ul class=\"rows\">\(items.filter { $0.kind == .task }.map { due($0, t) })</ul>" })\
            \(doorCards(t))\(items.filter { $0.kind == .drill }.map { planned($0, t) })\
            \(if: items.contains { $0.kind == .report }, reported(t))\(if: items.contains { $0.kind == .concern }, concerned(t))
            """
    }

    private func thanked(_ item: Item, _ t: Words) -> HTML {
        """
        <li class="line"><span>\(t(ThanksReason(rawValue: item.label)?.words ?? ""))</span>\
        \(link("/thanks/\(item.thing)", t("Read it"), class: "button small push"))</li>
        """
    }

    private func invited(_ item: Item, _ t: Words) -> HTML {
        """
        <li class="line"><strong translate="no">\(item.label)</strong>\
        \(link("/circles/\(item.thing)", t("Look at it"), class: "button small push"))</li>
        """
    }

    private func contacted(_ item: Item, _ t: Words) -> HTML {
        let words =
            item.label == "missed"
            ? t("We asked whether we reach you and have not heard from you. Until you answer, you are not counted.")
            : t("You said that you could be called in a crisis. This is a test: can we reach you?")
        return notice(
            item.label == "missed" ? .care : .info,
            "<p>\(words) \(link("/profile/reachable", t("Answer")))</p>")
    }

    private func doorCards(_ t: Words) -> HTML {
        func rows(_ kind: Kind, _ row: (Item) -> HTML) -> HTML {
            "<ul class=\"rows\">\(items.filter { $0.kind == kind }.map(row))</ul>"
        }
        func has(_ kind: Kind) -> Bool { items.contains { $0.kind == kind } }
        return """
            \(if: has(.question), card(t("Most want to know this from you")) {
                rows(.question) { "<li><p>\(said($0.label))</p>\(link("/door/questions/\($0.thing)", t("Answer it"), class: "button small"))</li>" }
            })\(if: has(.answer), card(t("Your question has a word from a leader")) {
                rows(.answer) { "<li><p>\(said($0.label))</p>\(link("/door/questions/\($0.thing)", t("Read it"), class: "button small"))</li>" }
            })\(if: has(.owed), card(t("You promised to say more")) {
                rows(.owed) { underUpdate($0, t("The answer that you promised is late."), t("Say what you know"), t) }
            })\(if: has(.reply), card(t("Your question has a word from the team")) {
                rows(.reply) { underUpdate($0, t("It was removed."), t("Read it"), t) }
            })\(if: has(.hour) || has(.hourOff), card(t("Open door")) {
                "\(rows(.hour) { hour($0, t("Today’s hour at \(moment: $0.moment)"), t) })\(rows(.hourOff) { hour($0, t("Called off: the hour at \(moment: $0.moment)"), t) })"
            })\(if: has(.tip), card(t("The team has read what you told")) {
                rows(.tip) { "<li><p>\($0.label == "taken" ? t("Thank you: it was taken into the facts.") : t("It was not taken, and you are told why."))</p>\(link("/tips", t("Look at it"), class: "button small"))</li>" }
            })
            """
    }

    /// - Parameter otherwise: what stands in place of a question that has no words any more.
    private func underUpdate(_ item: Item, _ otherwise: String, _ action: String, _ t: Words) -> HTML {
        """
        <li><p>\(item.label.isEmpty ? "\(otherwise)" : said(item.label))</p>\(link("/crises/\(item.thing)", action, class: "button small"))</li>
        """
    }

    private func hour(_ item: Item, _ words: String, _ t: Words) -> HTML {
        """
        <li class="line"><span>\(words)</span>\(link("/door/hours/\(item.thing)", t("Look at it"), class: "button small push"))</li>
        """
    }

    private func concerned(_ t: Words) -> HTML {
        notice(
            .care,
            "<p>\(t("Somebody reported wrongdoing and waits for a word.")) \(link("/wrongdoing/inbox", t("Look at it")))</p>"
        )
    }

    private func due(_ item: Item, _ t: Words) -> HTML {
        """
        <li class="line">\(said(item.label))\(link("/drills", t("Look at it"), class: "button small push"))</li>
        """
    }

    private func planned(_ item: Item, _ t: Words) -> HTML {
        """
        <section class="card"><header><h2>\(t("A drill is planned"))</h2></header>\
        <p class="line"><span><strong>\(t("DRILL"))</strong> <span translate="no">\(item.label)</span></span>\
        \(link("/drills/\(item.thing)", t("Look at it"), class: "button small push"))</p></section>
        """
    }

    private func reported(_ t: Words) -> HTML {
        notice(
            .care,
            "<p>\(t("Somebody reported words of thanks that hurt.")) \(link("/thanks/reports", t("Look at them")))</p>")
    }
}
