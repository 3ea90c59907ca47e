/// What is known of a claim and a post together. A ranking gives each a weight; the names are those in the table.
enum ClaimFeature: Int, CaseIterable {
    /// BM25F as a share of the list's best, and of what the post could reach.
    case lexical, absolute
    /// By rarity: how much of what is said the claim has; how much of the claim's text, title and both the post has.
    case postCovered, textCovered, titleCovered, claimCovered
    /// Words of mentions and of who said it.
    case author
    /// By static vectors, and how far below the list's nearest.
    case near, nearGap
    /// Days from the post to the claim, as logarithms: after it, before it; and in steps.
    case later, earlier
    case monthsBefore, daysBefore, dayBefore, sameDay, daysAfter, weeksAfter, monthsAfter, yearsAfter

    static let count = allCases.count

    /// The step for so many days from the post to the claim.
    static func step(days: Int) -> ClaimFeature {
        switch days {
        case ..<(-30): .monthsBefore
        case -30 ..< -3: .daysBefore
        case -3..<0: .dayBefore
        case 0...1: .sameDay
        case 2...5: .daysAfter
        case 6...20: .weeksAfter
        case 21...200: .monthsAfter
        default: .yearsAfter
        }
    }
}
