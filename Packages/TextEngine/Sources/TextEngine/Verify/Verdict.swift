/// What one sentence says about another, how sure that is, and the words that made it so.
public struct Verdict: Sendable, Hashable {
    public enum Stance: String, Sendable, Codable, CaseIterable {
        /// The evidence says what the claim says.
        case supports
        /// Both cannot be true.
        case refutes
        /// The evidence leaves the claim open.
        case saysNothing
    }

    /// Something in the two sentences that speaks for the stance.
    public struct Reason: Sendable, Hashable {
        public enum Kind: String, Sendable, Codable, CaseIterable {
            /// A number or date of the claim that the evidence bears out.
            case numberHolds
            /// A number or date of the claim that the evidence contradicts.
            case numberFails
            /// A number or date of which the evidence has none that could be meant.
            case numberAlone
            /// Words that both have.
            case shared
            /// A word of the claim, and the word of the evidence that stands in its place.
            case instead
            /// A word of the claim, and a word of the evidence that means its opposite.
            case opposite
            /// A word of the claim that the evidence lacks.
            case missing
            /// A negation that only one of the two has.
            case negated
        }

        public let kind: Kind
        /// In the claim; nil if the reason stands in the evidence alone.
        public let claim: TextRange?
        /// In the evidence; nil if the reason is that it lacks something.
        public let evidence: TextRange?
    }

    /// The likeliest of the three.
    public let stance: Stance
    /// How likely that is, 0…1, as measured on pages that were not learned from.
    public let confidence: Double
    /// How likely each stance is, 0…1; the three make 1.
    public let likelihoods: Likelihoods
    /// The heaviest first, at most four; empty when nothing single decided.
    public let because: [Reason]

    public struct Likelihoods: Sendable, Hashable {
        public let supports: Double
        public let refutes: Double
        public let saysNothing: Double
    }

    /// From this confidence on a contradiction may be pointed out; below it one may ask. `Training/cards/verify.md` has
    /// what share of contradictions at or above it are real.
    public static let surely = 0.8

    /// Whether the claim may be said to be contradicted rather than asked about.
    public var isSurelyRefuted: Bool { stance == .refutes && confidence >= Verdict.surely }
}
