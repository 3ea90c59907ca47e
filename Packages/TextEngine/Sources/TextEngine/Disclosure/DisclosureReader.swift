/// Whether readers learn who speaks: the employer's name in a sentence with a first person, near the top (FTC 16 CFR
/// 255: clear and conspicuous; a trailing hash tag is not).
struct DisclosureReader: Sendable {
    private let names: [[String]]
    private let suggested: String

    init(_ disclosure: Disclosure) {
        names = disclosure.names.map { Tokens($0).all.map(\.stem) }.filter { !$0.isEmpty }
        suggested = disclosure.suggested
    }

    func findings(in tokens: Tokens) -> [Finding] {
        guard !names.isEmpty else { return [] }
        let places = tokens.all.indices.filter { start in
            names.contains { name in
                start + name.count <= tokens.count && zip(start..., name).allSatisfy { tokens[$0].stem == $1 }
            }
        }
        let said = places.filter { !tokens[$0].isTag && isFirstPerson(sentenceOf: $0, in: tokens) }
        guard let first = said.first else {
            let isTagged = places.contains { tokens[$0].isTag } || tokens.all.contains { isEmployerTag($0) }
            let start = Source.place(utf8: 0, utf16: 0)
            return [
                Finding(
                    weight: .note,
                    detail: isTagged
                        ? .disclosureOnlyInHashtags(suggested: suggested) : .disclosureMissing(suggested: suggested),
                    remedies: suggested.isEmpty ? [] : [Remedy(range: start, replacement: suggested + " ")])
            ]
        }
        let isLate = tokens[first].sentence > 2 && tokens[first].utf8.lowerBound > 300
        return isLate ? [Finding(weight: .note, detail: .disclosureLate, ranges: [tokens[first].range])] : []
    }

    private func isFirstPerson(sentenceOf index: Int, in tokens: Tokens) -> Bool {
        let sentence = tokens[index].sentence
        return tokens.all.contains { $0.sentence == sentence && firstPerson.contains($0.folded) }
    }

    /// `#HaldenFoods`, `#iworkathalden`
    private func isEmployerTag(_ token: Token) -> Bool {
        token.isTag && names.contains { token.folded.contains($0.joined()) }
    }
}

let firstPerson: Set<String> = [
    "i", "i'm", "i've", "i'd", "i'll", "im", "my", "mine", "me", "we", "we're", "we've", "our", "ours", "us",
]
