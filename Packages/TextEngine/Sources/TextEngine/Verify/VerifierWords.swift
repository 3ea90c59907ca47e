/// What is known about words before any pair is read.
package struct VerifierWords: Sendable {
    let weights: WordWeights
    let lexicon: Lexicon

    package init(_ table: TableFile) throws(TableError) {
        weights = try WordWeights(table)
        lexicon = try Lexicon(table)
    }

    /// Every word counts alike and none is related to another.
    package init() { (weights, lexicon) = (WordWeights(), Lexicon()) }
}
