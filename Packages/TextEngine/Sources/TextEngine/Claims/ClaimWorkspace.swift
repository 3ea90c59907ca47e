extension ClaimIndex {
    /// What is kept from post to post, so that looking one up allocates next to nothing. One for each thread, for one
    /// index; about two bytes for each claim.
    public struct Workspace: Sendable {
        var query = ClaimQuery()
        var scores = ClaimScores()
        var parts: [ClaimAges.Part] = []
        var candidates = ClaimCandidates()
        var features: [Float] = []
        var meaning = ClaimVectors.Workspace()
        var ranked: [Place] = []
        var isDated = false

        /// A candidate's claim in the order of days, and its row of features.
        struct Place: Sendable {
            let claim: Int32
            let row: Int32
            var score: Float

            @inline(__always) func isBefore(_ other: Place) -> Bool {
                score > other.score || (score == other.score && claim < other.claim)
            }
        }

        public init() {}
    }

    /// A claim in the order of likelihood.
    public struct Ranked: Sendable, Hashable {
        /// Its place in the array that the index was made of.
        public let claim: Int
        /// Comparable within one post's list only.
        public let score: Float
        /// The chance that the post is about it, 0…1.
        public let chance: Float
    }
}
