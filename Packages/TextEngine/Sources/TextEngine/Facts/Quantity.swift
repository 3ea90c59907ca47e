/// A number in a draft and how exactly it is meant: "about 400", "over 600", "between 600 and 700".
struct Quantity: Sendable {
    let value: Double
    /// The upper end of a range; nil for one number.
    let upTo: Double?
    let comparator: Figure.Comparator
    /// The number.
    let number: Range<Int>
    /// With the words that say how exactly, and its end.
    let words: Range<Int>
    /// The tokens after it that may be its unit.
    let reach: Range<Int>
}

/// Reads the numbers of a sentence once, for all facts. Linear in the sentence.
enum Quantities {
    static func read(_ sentence: Range<Int>, in tokens: Tokens) -> [Quantity] {
        sentence.compactMap { index in
            guard let value = tokens[index].value, !isPartOfOther(index, in: sentence, tokens) else { return nil }
            var number = index..<index + 1
            var upTo: Double?
            if let low = lowerEnd(of: index, in: sentence, tokens), let lowest = tokens[low].value, lowest < value {
                number = low..<index + 1
                upTo = value
            }
            let (comparator, start, end) = comparator(around: number, in: sentence, tokens)
            return Quantity(
                value: upTo == nil ? value : tokens[number.lowerBound].value ?? value, upTo: upTo,
                comparator: comparator, number: number, words: start..<end,
                reach: reach(after: end, in: sentence, tokens))
        }
    }

    /// Parts of dates, codes and compounds: 2026-11-23, H-2206, a 24-hour line, 1 240 (which may be one number or
    /// two), the lower end of a range.
    private static func isPartOfOther(_ index: Int, in sentence: Range<Int>, _ tokens: Tokens) -> Bool {
        let token = tokens[index]
        let isAfterOther = token.traits.contains(.joined) && index > sentence.lowerBound
        if isAfterOther {
            let before = tokens[index - 1]
            if !before.isNumber || before.traits.contains(.joined) { return true }
        }
        if token.traits.contains(.address) || token.isTag { return true }
        guard index + 1 < sentence.upperBound else { return isGroup(index, in: sentence, tokens) }
        let next = tokens[index + 1]
        if next.traits.contains(.joined) { return true }
        if lowerEnd(of: index + 2, in: sentence, tokens) == index { return true }
        return isGroup(index, in: sentence, tokens) || isGroup(index + 1, in: sentence, tokens)
    }

    /// The second half of "1 240".
    private static func isGroup(_ index: Int, in sentence: Range<Int>, _ tokens: Tokens) -> Bool {
        guard index > sentence.lowerBound, index < sentence.upperBound, tokens[index].traits == .spaced else {
            return false
        }
        let (before, token) = (tokens[index - 1].folded.utf8, tokens[index].folded.utf8)
        return token.count == 3 && token.allSatisfy(isDigit) && before.count <= 3 && before.allSatisfy(isDigit)
    }

    /// Where the range that ends here begins: 600–700, 600 to 700, between 600 and 700, 600 or 700.
    private static func lowerEnd(of index: Int, in sentence: Range<Int>, _ tokens: Tokens) -> Int? {
        guard sentence.contains(index), tokens[index].isNumber, index > sentence.lowerBound else { return nil }
        if tokens[index].traits.contains(.joined) { return tokens[index - 1].isNumber ? index - 1 : nil }
        guard index - 2 >= sentence.lowerBound, tokens[index - 2].isNumber,
            tokens[index].clause == tokens[index - 2].clause
        else { return nil }
        switch tokens[index - 1].folded {
        case "to", "or": return index - 2
        case "and": return index - 3 >= sentence.lowerBound && tokens[index - 3].folded == "between" ? index - 2 : nil
        default: return nil
        }
    }

    private static func comparator(
        around number: Range<Int>, in sentence: Range<Int>, _ tokens: Tokens
    ) -> (Figure.Comparator, start: Int, end: Int) {
        let start = number.lowerBound
        for length in [3, 2, 1] where start - length >= sentence.lowerBound {
            let words = tokens.all[(start - length)..<start]
            guard words.allSatisfy({ $0.clause == tokens[start].clause }),
                let found = before[words.map(\.folded).joined(separator: " ")]
            else { continue }
            return (found, start - length, number.upperBound)
        }
        for length in [2, 1] where number.upperBound + length <= sentence.upperBound {
            let words = tokens.all[number.upperBound..<number.upperBound + length]
            if let found = after[words.map(\.folded).joined(separator: " ")] {
                return (found, start, number.upperBound + length)
            }
        }
        return (.exactly, start, number.upperBound)
    }

    /// Up to three words that can stand between a number and its unit, and the unit: "400 of our cartons", but not
    /// "400 boxes of cartons".
    private static func reach(after end: Int, in sentence: Range<Int>, _ tokens: Tokens) -> Range<Int> {
        var index = end
        while index < min(end + 4, sentence.upperBound) {
            let token = tokens[index]
            if token.clause != tokens[end - 1].clause || token.isNumber { break }
            if stops.contains(token.folded) || (token.folded == "of" && index > end) { break }
            index += 1
            if isThing(token) { break }
        }
        return end..<index
    }

    /// Something counted, so that what comes after it is not the unit.
    private static func isThing(_ token: Token) -> Bool {
        if token.folded.hasSuffix("ing") || people.contains(token.stem) { return true }
        return token.folded.hasSuffix("s") && token.stem != token.folded && !token.folded.hasSuffix("'s")
    }

    private static let stops: Set<String> = [
        "a", "an", "and", "or", "but", "per", "more", "other", "another", "is", "are", "was", "were", "in", "on", "at",
        "to", "for", "with", "by", "from", "that", "who", "which",
    ]
    private static let people = Set(
        ["people", "men", "women", "children", "us", "them", "colleague"].map(Stemming.stem))

    private static let before: [String: Figure.Comparator] = [
        "about": .about, "around": .about, "roughly": .about, "approximately": .about, "approx": .about,
        "some": .about, "nearly": .about, "almost": .about, "circa": .about, "ca": .about, "close to": .about,
        "just under": .about, "just over": .about, "a little over": .about, "a little under": .about,
        "over": .moreThan, "above": .moreThan, "well over": .moreThan, "more than": .moreThan, "under": .lessThan,
        "below": .lessThan, "fewer than": .lessThan, "less than": .lessThan, "at least": .atLeast,
        "no fewer than": .atLeast, "not fewer than": .atLeast, "no less than": .atLeast, "a minimum of": .atLeast,
        "at most": .atMost, "up to": .atMost, "no more than": .atMost, "not more than": .atMost,
        "a maximum of": .atMost, "exactly": .exactly, "precisely": .exactly, "only": .exactly, "just": .exactly,
        "between": .exactly,
    ]
    private static let after: [String: Figure.Comparator] = [
        "or so": .about, "or more": .atLeast, "plus": .atLeast, "or fewer": .atMost, "or less": .atMost,
    ]
}
