import HTTPTypes
import Platform
import Situation

/// What leaders and the team are told of how people are: one finished day, everybody and the departments that are large
/// enough, in words.
struct WellbeingDay: Sendable {
    let day: Int
    let everybody: CheckInTally
    let departments: [(name: String, tally: CheckInTally)]

    /// The newest first. Days with fewer than five people are not there.
    static func find(_ count: Int, in tx: Transaction) throws -> [WellbeingDay] {
        let today = CheckIn.day(tx.now)
        return try CheckIn.days((today - count)..<today, in: tx).compactMap { WellbeingDay($0.key, $0.value) }
            .sorted { $0.day > $1.day }
    }

    private init?(_ day: Int, _ found: [String: CheckInTally]) {
        guard let shown = CheckInTally.showable(in: found) else { return nil }
        self.day = day
        everybody = found.values.reduce(into: CheckInTally()) { $0.add($1) }
        departments = found.filter { shown.contains($0.key) }.sorted { $0.key < $1.key }
            .map { (name: $0.key, tally: $0.value) }
    }
}

/// A share in words, coarse enough that no single answer shows in it.
private enum Share {
    case almostNobody, few, some, half, most, almostEverybody

    init(_ part: Int, of whole: Int) {
        switch Double(part) / Double(max(1, whole)) {
        case ..<0.1: self = .almostNobody
        case ..<0.3: self = .few
        case ..<0.45: self = .some
        case ..<0.6: self = .half
        case ..<0.9: self = .most
        default: self = .almostEverybody
        }
    }

    var words: Sentence {
        switch self {
        case .almostNobody: "almost nobody"
        case .few: "a few"
        case .some: "some"
        case .half: "about half"
        case .most: "most"
        case .almostEverybody: "almost everybody"
        }
    }
}

extension CheckInTally {
    fileprivate var good: Share { Share((answers[.well] ?? 0) + (answers[.fine] ?? 0), of: count) }
    fileprivate var tired: Share { Share(answers[.tired] ?? 0, of: count) }
    fileprivate var bad: Share { Share((answers[.strained] ?? 0) + (answers[.unwell] ?? 0), of: count) }

    fileprivate var meaning: (Tone, Sentence) {
        switch (bad, tired) {
        case (.half, _), (.most, _), (.almostEverybody, _):
            (.stop, "This is heavy. Take work away from people today, and say where help is.")
        case (.some, _): (.care, "That is many. Look at who has been on duty longest, and say where help is.")
        case (_, .half), (_, .most), (_, .almostEverybody):
            (.care, "People are getting tired. Plan handovers and a quiet day.")
        default: (.ok, "Nothing here asks for more than you do already.")
        }
    }
}

extension Visit {
    func wellbeingPage() async throws -> Answer {
        let crisis = try crisis()
        let days = try await read { tx in
            _ = try Crisis.get(crisis, in: tx)
            return try WellbeingDay.find(14, in: tx)
        }
        return page(
            t("How people are"), place: .wellbeing,
            eyebrow: "\(t("Of those who wanted to be counted, finished days only"))"
        ) {
            """
            <div class="cols"><section class="c8 stack">\(days.isEmpty ? nobodyYet : days.map { day($0) }.reduce(.nothing, +))</section>
            <aside class="c4 stack">\(card(t("What this is")) { about })</aside></div>
            """
        }
    }

    private var nobodyYet: HTML {
        empty(
            t("Nothing to show yet"),
            t(
                "A day stands here when it is over and at least five people wanted to be counted. Check in yourself, and say that you do: others follow."
            ),
            action: link("/support/check-in", t("How are you?"), class: "button"))
    }

    private func day(_ day: WellbeingDay) -> HTML {
        let (tone, meaning) = day.everybody.meaning
        let count = day.everybody.count
        return card(t("\(day: CheckIn.start(ofDay: day.day))"), aside: "\(t("\(count) people wanted to be counted"))") {
            """
            <p class="line">\(tag(tone, toneWords(tone)))<span>\(t(shares(day.everybody)))</span></p>
            <p class="soft">\(t(meaning))</p>
            \(day.departments.isEmpty ? tooSmall : departments(day))
            """
        }
    }

    private var tooSmall: HTML {
        "<p class=\"small soft\">\(t("No department can be shown by itself: fewer than five of each were counted, or the rest could be found out by subtraction."))</p>"
    }

    private func departments(_ day: WellbeingDay) -> HTML {
        """
        <details><summary>\(t(day.departments.count, "\(day.departments.count) department is large enough", "\(day.departments.count) departments are large enough"))</summary>
        <ul class="rows">\(day.departments.map { name, tally -> HTML in
            """
            <li><p><strong>\(said(name))</strong> <span class="small soft">\(t("\(tally.count) people"))</span></p>\
            <p>\(t(shares(tally)))</p></li>
            """
        })</ul></details>
        """
    }

    private func shares(_ tally: CheckInTally) -> Sentence {
        "Well or all right: \(tally.good.words). Tired: \(tally.tired.words). Under strain or not well: \(tally.bad.words)."
    }

    private func toneWords(_ tone: Tone) -> String {
        switch tone {
        case .stop: t("Heavy")
        case .care: t("Take care")
        default: t("Calm")
        }
    }

    private var about: HTML {
        """
        <p>\(t("Anybody may say how they are, for themselves. Whoever ticks “count me” is one more in the number of their department on that day. There is no name, no note and no time."))</p>
        <p>\(t("Fewer than five people are never shown, and what could be found out by subtracting is left out. Nobody can lower the five."))</p>
        <p>\(t("Shares are told in words: a few is less than a third, some less than half, most up to nine in ten."))</p>
        """
    }
}
