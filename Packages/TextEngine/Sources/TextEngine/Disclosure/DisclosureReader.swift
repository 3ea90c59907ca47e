/// Whether readers learn who speaks: the employer's name with words that tie the author to it, near the top (FTC 16
/// CFR 255: clear and conspicuous). A trailing hash tag is not that, and neither is "I love Halden". Linear in the
/// text.
struct DisclosureReader: Sendable {
    private let joinedNames: [String]
    private let suggested: String
    private let affiliation: Affiliation

    init(_ disclosure: Disclosure) {
        let names = disclosure.names.map { Tokens($0).all }.filter { !$0.isEmpty }
        joinedNames = names.map { $0.map(\.folded).joined() }
        affiliation = Affiliation(names: names.map { $0.map { .stem($0.stem) } })
        suggested = disclosure.suggested
    }

    func findings(in tokens: Tokens, of source: Source) -> [Finding] {
        guard !joinedNames.isEmpty else { return [] }
        guard let said = affiliation.first(in: tokens) else { return [missing(in: tokens)] }
        let first = tokens[said.lowerBound]
        let isLate = first.sentence > 2 && first.utf8.lowerBound > 300
        guard isLate else { return [] }
        let range = tokens.range(said)
        return [Finding(weight: .note, detail: .disclosureLate, ranges: [range], quote: source.words(range))]
    }

    private func missing(in tokens: Tokens) -> Finding {
        let detail: Detail =
            isTagged(tokens)
            ? .disclosureOnlyInHashtags(suggested: suggested) : .disclosureMissing(suggested: suggested)
        let start = Source.place(utf8: 0, utf16: 0)
        let remedies = suggested.isEmpty ? [] : [Remedy(range: start, replacement: suggested + " ")]
        return Finding(weight: .note, detail: detail, remedies: remedies)
    }

    /// `#HaldenFoods`, `#iworkathalden`: the parts of a tag follow each other, and a name may span several.
    private func isTagged(_ tokens: Tokens) -> Bool {
        var tag = ""
        for token in tokens.all where token.isTag {
            tag += token.folded
            if joinedNames.contains(where: tag.contains) { return true }
            tag = String(tag.suffix(64))
        }
        return false
    }
}

let firstPerson: Set<String> = [
    "i", "i'm", "i've", "i'd", "i'll", "im", "ive", "my", "mine", "me", "myself", "we", "we're", "we've", "we'll",
    "our",
    "ours", "us",
]
