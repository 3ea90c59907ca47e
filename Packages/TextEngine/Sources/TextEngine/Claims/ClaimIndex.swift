/// Which claim a post is about.
///
/// Words first: an inverted index with BM25F finds the few claims that could be meant. They are then looked at closely:
/// how much of the post and of the claim is covered, names, numbers, words in the same order, nearness of meaning, days.
/// "None of these" is an answer: see ``ClaimMatch/isSure``.
///
/// Immutable and safe to share between threads. Making one is O(text of the claims) and quick enough to do again whenever
/// a claim comes or goes; a look-up is O(text + claims that share its words).
public struct ClaimIndex: Sendable {
    public let claims: [ClaimRecord]
    let ranking: ClaimRanking
    let texts: ClaimTexts
    let postings: ClaimPostings
    let totals: [ClaimTotals]
    let vectors: ClaimVectors?
    let splitter: TagSplitter
    let ages: ClaimAges
    /// The place in `claims` of each claim in the order of days.
    let order: [Int32]

    /// - Parameters:
    ///   - claims: at most 16 million.
    ///   - vectors: with them claims are also found to be near in meaning; without, only words count.
    ///   - ranking: what counts how much.
    public init(_ claims: [ClaimRecord], vectors: StaticVectors? = nil, ranking: ClaimRanking = .plain) {
        precondition(claims.count < ClaimPostings.mostClaims, "An index holds fewer than 16 million claims.")
        self.claims = claims
        self.ranking = ranking
        let days = claims.map { $0.day.map { Int32(clamping: max($0, -10_000_000)) } ?? ClaimAges.unknown }
        order = claims.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map { Int32($0) }
        ages = ClaimAges(days: order.map { days[Int($0)] })
        var texts = ClaimTexts()
        for place in order { texts.append(claims[Int(place)]) }
        let postings = ClaimPostings(texts)
        self.postings = postings
        texts = texts.withoutSummaries()
        self.texts = texts
        totals = claims.indices.map { [texts] claim in
            ClaimTotals(
                texts.entries[Int(texts.starts[claim])..<Int(texts.starts[claim + 1])], rarity: postings.rarity)
        }
        self.vectors = vectors.map { [order] source in
            ClaimVectors(order.lazy.map { claims[Int($0)] }, count: claims.count, source: source)
        }
        splitter = TagSplitter(numbers: texts.vocabulary.written, counts: texts.vocabulary.counts)
    }

    /// What the index takes in memory beside the claims' own texts.
    public var bytes: Int {
        texts.bytes + texts.vocabulary.bytes * 2 + postings.bytes + claims.count * 36 + (vectors?.bytes ?? 0)
    }

    /// The claims that a post may be about, the likeliest first. Those that share no word with it are not among them, nor are those
    /// beyond the few dozen that are looked at closely.
    ///
    /// - Parameters:
    ///   - post: as it was published; what a quotation has at its end ("— Name (@name) May 3, 2021") is read as such.
    ///   - day: when it was published, in days since 1970-01-01; else the one at its end counts.
    ///   - top: how many at most.
    public func ranked(_ post: String, day: Int? = nil, top: Int, with workspace: inout Workspace) -> [Ranked] {
        var post = post
        post.withUTF8 { rank($0.span, day: day, with: &workspace) }
        return workspace.ranked.prefix(top).map { place in
            Ranked(
                claim: Int(order[Int(place.claim)]), score: place.score,
                chance: chance(row: Int(place.row), isDated: workspace.isDated, workspace.features))
        }
    }

    /// The features of every claim that is looked at closely, in the order of `ClaimFeature`, for learning.
    package func features(_ post: String, with workspace: inout Workspace) -> [(claim: Int, features: [Float])] {
        _ = ranked(post, top: 0, with: &workspace)
        return workspace.candidates.all.enumerated().map { index, candidate in
            let start = index * ClaimFeature.count
            return (Int(order[Int(candidate.claim)]), Array(workspace.features[start..<start + ClaimFeature.count]))
        }
    }

    /// The names of the features.
    package static var featureNames: [String] { ClaimFeature.allCases.map { "\($0)" } }
}
