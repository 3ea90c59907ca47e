/// How likely each answer to one question is; together 1. At most four answers.
public struct Likelihoods<Answer: CaseIterable & RawRepresentable<Int> & Sendable>: Sendable {
    private let shares: SIMD4<Float>
    /// The most likely answer, the first of equal ones.
    public let best: Answer

    /// - Parameter scores: one for each answer, in the logarithm of odds; -100 where there is no answer.
    init(scores: SIMD4<Float>) {
        let raised = exponential(scores - scores.max())
        let shares = raised / raised.sum()
        self.shares = shares
        var first = 0
        for index in 1..<4 where shares[index] > shares[first] { first = index }
        best = Answer(rawValue: first) ?? Answer.allCases[Answer.allCases.startIndex]
    }

    public subscript(answer: Answer) -> Double { Double(shares[answer.rawValue]) }

    /// How likely the best answer is.
    public var confidence: Double { self[best] }

    /// The best answer if it is at least so likely, otherwise none: not sure.
    public func answer(from threshold: Double) -> Answer? { confidence >= threshold ? best : nil }
}

/// e to the power of numbers from -100 to 0, to six digits: two to the whole part, a polynomial for the rest (Cephes).
private func exponential(_ numbers: SIMD4<Float>) -> SIMD4<Float> {
    let bounded = numbers.clamped(lowerBound: SIMD4(repeating: -80), upperBound: SIMD4(repeating: 0))
    let scaled = bounded * 1.442_695_04
    let whole = scaled.rounded(.toNearestOrEven)
    let rest = (scaled - whole) * 0.693_147_18
    var sum = SIMD4<Float>(repeating: 1 / 720)
    for term: Float in [1 / 120, 1 / 24, 1 / 6, 0.5, 1, 1] { sum = sum * rest + term }
    let power = SIMD4<Int32>(truncatingIfNeeded: SIMD4<Int32>(whole)) &+ 127
    return sum * unsafeBitCast(power &<< 23, to: SIMD4<Float>.self)
}
