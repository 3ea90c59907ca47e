/// How much each sign counts when claims are put in order. `plain` knows nothing but words and meaning; a learned one
/// comes as a table, whose card says what it was learned from.
public struct ClaimRanking: Sendable {
    /// How many claims are looked at closely.
    let depth: Int
    /// How many of those are compared by meaning.
    let close: Int
    /// What a claim loses in the first choice per logarithm of a day after the post, before it, and without a day.
    let later: Float
    let earlier: Float
    let undated: Float
    /// By words alone; for posts with and without a day, each in the order of `ClaimFeature`.
    let words: (dated: [Float], undated: [Float])
    /// With meaning.
    let weights: (dated: [Float], undated: [Float])
    /// The same for the chance that a claim is the one, with a constant at the end.
    let chances: (dated: [Float], undated: [Float])

    /// Chosen by hand, learned from nothing: the lexical score and the vectors' nearness added. Days do not count.
    public static let plain: ClaimRanking = {
        var words = [Float](repeating: 0, count: ClaimFeature.count)
        words[ClaimFeature.lexical.rawValue] = 1
        var weights = words
        weights[ClaimFeature.near.rawValue] = 0.6
        var chance = [Float](repeating: 0, count: ClaimFeature.count + 1)
        chance[ClaimFeature.postCovered.rawValue] = 3
        chance[ClaimFeature.claimCovered.rawValue] = 5
        chance[ClaimFeature.absolute.rawValue] = 3
        chance[ClaimFeature.count] = -4
        return ClaimRanking(
            depth: 100, close: 100, later: 0, earlier: 0, undated: 0, words: (words, words),
            weights: (weights, weights),
            chances: (chance, chance))
    }()

    /// The plain one with another first choice, for learning.
    package static func plain(depth: Int, later: Float, earlier: Float, undated: Float) -> ClaimRanking {
        ClaimRanking(
            depth: depth, close: depth, later: later, earlier: earlier, undated: undated, words: plain.words,
            weights: plain.weights, chances: plain.chances)
    }

    private init(
        depth: Int, close: Int, later: Float, earlier: Float, undated: Float, words: (dated: [Float], undated: [Float]),
        weights: (dated: [Float], undated: [Float]), chances: (dated: [Float], undated: [Float])
    ) {
        (self.depth, self.close) = (depth, close)
        (self.later, self.earlier, self.undated) = (later, earlier, undated)
        (self.words, self.weights, self.chances) = (words, weights, chances)
    }

    /// Columns `features` (the names of `ClaimFeature` in order), `choice` (depth, close, later, earlier, undated),
    /// `dated`, `undated`, `dated.words` and `undated.words` (a weight for each feature), `dated.chance` and
    /// `undated.chance` (one more).
    public init(_ table: TableFile) throws(TableError) {
        guard try table.strings("features") == ClaimFeature.allCases.map({ "\($0)" }) else {
            throw .unexpected("features")
        }
        let choice = try table.floats("choice")
        guard choice.count == 5, choice.prefix(2).allSatisfy({ (1...1000).contains($0) }),
            choice.dropFirst(2).allSatisfy({ (0...10).contains($0) })
        else { throw .unexpected("choice") }
        let count = ClaimFeature.count
        self.init(
            depth: Int(choice[0]), close: Int(choice[1]), later: choice[2], earlier: choice[3], undated: choice[4],
            words: (
                try Self.floats(table, "dated.words", count), try Self.floats(table, "undated.words", count)
            ),
            weights: (try Self.floats(table, "dated", count), try Self.floats(table, "undated", count)),
            chances: (
                try Self.floats(table, "dated.chance", count + 1), try Self.floats(table, "undated.chance", count + 1)
            ))
    }

    private static func floats(_ table: TableFile, _ name: String, _ count: Int) throws(TableError) -> [Float] {
        let floats = try table.floats(name)
        guard floats.count == count, floats.allSatisfy(\.isFinite) else { throw .unexpected(name) }
        return floats
    }
}
