/// What somebody sounds like.
public enum PostTone: Int, Sendable, Hashable, CaseIterable, Codable { case negative, neutral, positive }

/// The feeling that stands out, of four.
public enum Feeling: Int, Sendable, Hashable, CaseIterable, Codable { case anger, joy, optimism, sadness }

/// Whether a text insults, threatens or swears.
public enum Abuse: Int, Sendable, Hashable, CaseIterable, Codable { case notOffensive, offensive }

/// What a text sounds like, feels and does.
///
/// The likelihoods are those among texts of which each answer has as many: whoever knows how common abuse is where the
/// texts come from can weigh them by that.
public struct Labels: Sendable {
    public let tone: Likelihoods<PostTone>
    public let feeling: Likelihoods<Feeling>
    public let abuse: Likelihoods<Abuse>
}

/// Words that weighed in an answer.
public struct Reason: Sendable, Hashable {
    public let range: TextRange
    /// The words as they were typed.
    public let quote: String
    /// How much they speak for the answer, in the logarithm of its odds; less than 0 speaks against it.
    public let weight: Double
}
