import Platform
import Situation

/// Thanks with the two whom they concern, as pages and programs show them.
struct ThanksShown: Sendable {
    let thanks: Thanks
    let giver: Person
    let receiver: Person

    static func all(_ thanks: [Thanks], in tx: Transaction) throws -> [ThanksShown] {
        let people = try Person.all(thanks.flatMap { [$0.giver, $0.receiver] }, in: tx)
        return thanks.compactMap { one in
            guard let giver = people[one.giver], let receiver = people[one.receiver] else { return nil }
            return ThanksShown(thanks: one, giver: giver, receiver: receiver)
        }
    }
}

/// One page of a list, newest first, and whether there are older ones.
struct ThanksPage: Sendable {
    static let size = 24

    let shown: [ThanksShown]
    let next: ID<Thanks>?

    init(_ found: [Thanks], in tx: Transaction) throws {
        let page = Array(found.prefix(ThanksPage.size))
        shown = try ThanksShown.all(page, in: tx)
        next = found.count > page.count ? page.last?.id : nil
    }

    func next(at path: String) -> String? { next.map { "\(path)?after=\($0)" } }
}

func thanksReason(_ thanks: Thanks, _ t: Words) -> HTML { "<p class=\"eyebrow\">\(t(thanks.reason.words))</p>" }

/// Who says it to whom, below the words.
func thanksByline(_ shown: ThanksShown, _ t: Words, isLink: Bool = false) -> HTML {
    let at = time(shown.thanks.givenAt, t)
    return """
        <p class="byline">\(avatar(shown.giver.name))<span><strong>\(t("\(shown.giver.name) to \(shown.receiver.name)"))</strong> · \
        \(isLink ? "<a href=\"/thanks/\(shown.thanks.id)\">\(at)</a>" : at)</span></p>
        """
}
