extension ClaimIndex {
    /// The claim that a post repeats; nil where none is sure: "not sure" is an answer.
    ///
    /// - Parameters:
    ///   - post: as it was published.
    ///   - day: when, in days since 1970-01-01.
    public func claim(of post: String, day: Int? = nil) -> ClaimMatch? {
        matches(for: post, day: day, top: 1).first.flatMap { $0.isSure ? $0 : nil }
    }

    /// The claims that a post may be about, the likeliest first, each with its because. O(text + claims that share its
    /// words); ``ranked(_:day:top:with:)`` is several times quicker where only the order counts.
    public func matches(for post: String, day: Int? = nil, top: Int = 5) -> [ClaimMatch] {
        var workspace = Workspace()
        let ranked = ranked(post, day: day, top: top, with: &workspace)
        guard !ranked.isEmpty else { return [] }
        let tokens = Tokens(String(decoding: Array(post.utf8)[workspace.query.body], as: UTF8.self))
        let offsets = UTF16Offsets(post)
        return ranked.indices.map { rank in
            let place = Int(workspace.ranked[rank].claim)
            let shared = workspace.query.places.filter { has($0.term, place) }
            let said = shared.filter { Int($0.end) <= workspace.query.body.upperBound }
            let claim = claims[ranked[rank].claim]
            return ClaimMatch(
                claim: claim, score: ranked[rank].score, chance: ranked[rank].chance,
                stance: ClaimStance.stance(on: claim, words: said.map { (Int($0.start), rarity($0)) }, tokens),
                words: shared.map { word in
                    ClaimMatch.Word(
                        range: offsets.range(Int(word.start)..<Int(word.end)),
                        share: min(1, rarity(word) / workspace.query.rarity))
                })
        }
    }

    private func rarity(_ place: ClaimQuery.Place) -> Float { postings.rarity[Int(place.term)] }

    /// Whether a claim has a term in any field. O(log of the claims that have it).
    private func has(_ term: Int32, _ claim: Int) -> Bool {
        var (low, high) = (Int(postings.starts[Int(term)]), Int(postings.starts[Int(term) + 1]))
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if Int(postings.packed[middle] >> 8) < claim { low = middle + 1 } else { high = middle }
        }
        return low < end && Int(postings.packed[low] >> 8) == claim
    }
}

/// Where each byte of a text lies in UTF-16. One pass, then constant time.
private struct UTF16Offsets {
    private var offsets: [Int32] = []

    init(_ text: String) {
        offsets.reserveCapacity(text.utf8.count + 1)
        var units: Int32 = 0
        for byte in text.utf8 {
            offsets.append(units)
            // A scalar counts at its first byte: one unit, or two where it has four bytes.
            if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
        }
        offsets.append(units)
    }

    func range(_ utf8: Range<Int>) -> TextRange {
        TextRange(utf8: utf8, utf16: Int(offsets[utf8.lowerBound])..<Int(offsets[utf8.upperBound]))
    }
}
