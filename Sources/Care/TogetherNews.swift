import Platform
import Situation

/// What waits for one person on Now: quiet, without names, and gone once they have looked. One question for all of it.
package struct TogetherNews: Sendable {
    private enum Kind: String {
        case thanks, invitation, report, concern, tip, question, answer, reply, owed, hour, erasure
        case hourOff = "hour-off"
        case line = "support-line"
    }

    /// One row: what it is, which thing, and a word about it.
    package struct Item: Sendable, RowDecodable {
        let kind: String
        package let thing: String
        package let label: String
        /// When the label is one.
        var moment: Instant { Instant(milliseconds: Int64(label) ?? 0) }

        package init(row: Row) throws {
            kind = try row["kind"]
            thing = try row["thing"]
            label = try row["label"]
        }
    }

    /// What a later room puts beside it: rows of one kind, with the thing and a label, and how they are told.
    package struct Other: Sendable {
        let kind: String
        let rows: SQL
        /// Before everything else, because somebody waits.
        let isFirst: Bool
        let card: @Sendable ([Item], Words) -> HTML

        package init(
            _ kind: String, _ rows: SQL, isFirst: Bool = false,
            card: @escaping @Sendable ([Item], Words) -> HTML
        ) {
            (self.kind, self.rows, self.isFirst, self.card) = (kind, rows, isFirst, card)
        }
    }

    private let items: [Item]
    private let others: [Other]

    package static func find(
        for viewer: Viewer, besides others: [Other], in tx: Transaction
    ) throws -> TogetherNews {
        let beside = others.reduce("" as SQL) { "\($0) UNION ALL \($1.rows)" as SQL }
        let mine: SQL = """
            \(Thanks.news(for: viewer.id)) UNION ALL \(Circle.news(for: viewer.id))
            UNION ALL \(ConcernReceiver.news(for: viewer.id, on: tx.now.day))\(beside)
            UNION ALL \(DoorQuestion.news(for: viewer)) UNION ALL \(DoorHour.news(for: viewer.id, at: tx.now))
            UNION ALL \(Tip.news(for: viewer.id)) UNION ALL \(BriefingQuestion.news(for: viewer.id, at: tx.now))
            """
        let all: SQL =
            viewer.roles.contains(.administrator)
            ? "\(mine) UNION ALL \(ThanksReport.news) UNION ALL \(ErasureRequest.news) UNION ALL \(LineConfirmation.news(at: tx.now))"
            : mine
        return TogetherNews(items: try tx.all(Item.self, all), others: others)
    }

    private func all(_ kind: Kind) -> [Item] { items.filter { $0.kind == kind.rawValue } }
    private func has(_ kind: Kind) -> Bool { items.contains { $0.kind == kind.rawValue } }

    private func told(first: Bool, _ t: Words) -> [HTML] {
        others.filter { $0.isFirst == first }.map { other in
            let mine = items.filter { $0.kind == other.kind }
            return mine.isEmpty ? .nothing : other.card(mine, t)
        }
    }

    package func cards(_ t: Words) -> HTML {
        let (thanks, invitations) = (all(.thanks), all(.invitation))
        return """
            \(told(first: true, t))\
            \(if: !thanks.isEmpty, card(t("Someone thanks you")) { "<ul class=\"rows\">\(thanks.map { thanked($0, t) })</ul>" })\
            \(if: !invitations.isEmpty, card(t("You are invited")) { "<ul class=\"rows\">\(invitations.map { invited($0, t) })</ul>" })\
            \(doorCards(t))\(told(first: false, t))\
            \(if: has(.report), reported(t))\(if: has(.concern), concerned(t))\(if: has(.erasure), erasures(t))\(if: has(.line), unconfirmed(t))
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

    private func doorCards(_ t: Words) -> HTML {
        func rows(_ kind: Kind, _ row: (Item) -> HTML) -> HTML {
            "<ul class=\"rows\">\(all(kind).map(row))</ul>"
        }
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

    private func erasures(_ t: Words) -> HTML {
        card(t("Asks to be erased")) {
            """
            <ul class="rows">\(all(.erasure).map { item -> HTML in
                """
                <li class="line"><span>\(t("Asked \(moment: item.moment)."))</span>\
                \(link("/people/\(item.thing)", t("Look at it"), class: "button small push"))</li>
                """
            })</ul>
            """
        }
    }

    private func unconfirmed(_ t: Words) -> HTML {
        notice(
            .care,
            "<p>\(t("Public numbers for help were last confirmed more than half a year ago.")) \(link("/support/lines", t("Confirm them")))</p>"
        )
    }

    private func reported(_ t: Words) -> HTML {
        notice(
            .care,
            "<p>\(t("Somebody reported words of thanks that hurt.")) \(link("/thanks/reports", t("Look at them")))</p>")
    }
}
