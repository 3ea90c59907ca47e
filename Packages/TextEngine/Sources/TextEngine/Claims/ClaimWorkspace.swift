extension ClaimIndex {
    /// What is kept from post to post, so that looking one up allocates next to nothing. One for each thread, for one
    /// index; about six bytes for each claim.
    public struct Workspace: Sendable {
        var query = ClaimQuery()
        var scores: [Int32] = []
        var parts: [ClaimAges.Part] = []
        var candidates = ClaimCandidates()
        var features: [Float] = []
        var meaning = ClaimVectors.Workspace()
        var ranked: [Ranked] = []

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
