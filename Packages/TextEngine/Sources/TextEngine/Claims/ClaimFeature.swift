/// What is known of a claim and a post together. A ranking gives each a weight; the names are those in the table.
enum ClaimFeature: Int, CaseIterable {
    /// BM25F as a share of the list's best, its square, and as a share of what the post could reach.
    case lexical, lexicalSquare, absolute
    /// How far below the best in the list's own units.
    case gap
    /// By rarity: how much of what is said the claim has; how much of the claim's text, title and both the post has.
    case postCovered, textCovered, titleCovered, claimCovered
    /// Words that follow each other in both; the longest run of them.
    case pairs, run
    /// Names that the post has, lacks, and the share.
    case namesIn, namesOut, nameShare
    case numbersIn, numbersOut
    /// Words of mentions and of who said it.
    case author
    case length
    /// By static vectors: text, title, and how far below the list's nearest.
    case textNear, titleNear, nearGap
    /// Days from the post to the claim, as logarithms: after it, before it; and in steps.
    case later, earlier
    case monthsBefore, daysBefore, dayBefore, sameDay, daysAfter, weeksAfter, monthsAfter, yearsAfter

    static let count = allCases.count

    /// The step for so many days from the post to the claim.
    static func step(days: Int) -> ClaimFeature {
        switch days {
        case ..<(-30): .monthsBefore
        case -30 ..< -3: .daysBefore
        case -3 ..< 0: .dayBefore
        case 0...1: .sameDay
        case 2...5: .daysAfter
        case 6...20: .weeksAfter
        case 21...200: .monthsAfter
        default: .yearsAfter
        }
    }
}
