/// Puts what one can say instead where it was said, and leaves the rest of the sentence to its author: in "The
/// supplier messed up, but I am proud of my team" only the first half changes. Linear in the sentence.
enum Rephrasing {
    static func remedy(for match: Range<Int>, saying instead: String, in tokens: Tokens, _ source: Source) -> Remedy? {
        guard !instead.isEmpty else { return nil }
        let sentence = tokens.sentence(around: match.lowerBound)
        let part = statement(around: match, in: sentence, tokens)
        var range = tokens.range(part)
        var words = instead
        if part.lowerBound > sentence.lowerBound { words = words.loweringFirst }
        if part.upperBound < sentence.upperBound {
            words = words.droppingStop
        } else if words.endsInStop {
            range = source.withStop(range)
        }
        return Remedy(range: source.withPartner(range), replacement: words)
    }

    /// The statement around a match: from the sentence's edge or a ", but I" to the next.
    private static func statement(around match: Range<Int>, in sentence: Range<Int>, _ tokens: Tokens) -> Range<Int> {
        var (start, end) = (sentence.lowerBound, sentence.upperBound)
        for index in sentence.dropFirst() where beginsStatement(index, in: tokens) {
            if index >= match.upperBound {
                end = index
                break
            }
            if index <= match.lowerBound { start = index }
        }
        // The word that joins it to what came before stays.
        if start > sentence.lowerBound, start < match.lowerBound { start += 1 }
        return start..<end
    }

    /// "…, but I", "…, and we": a new clause, a joining word and its author. "…, and everybody knew it" speaks of what
    /// was said before, and goes with it.
    private static func beginsStatement(_ index: Int, in tokens: Tokens) -> Bool {
        guard index + 1 < tokens.count, tokens[index].clause != tokens[index - 1].clause else { return false }
        return joining.contains(tokens[index].folded) && subjects.contains(tokens[index + 1].folded)
    }

    private static let joining: Set<String> = ["but", "and", "so", "yet", "or"]
    private static let subjects = firstPerson.union(["please", "don't"])
}

extension String {
    fileprivate var endsInStop: Bool { last.map { ".!?…".contains($0) } ?? false }

    fileprivate var droppingStop: String {
        var words = self
        while words.last == "." { words.removeLast() }
        return words
    }

    /// Names and "I" keep their capital; what commonly begins a sentence loses it.
    fileprivate var loweringFirst: String {
        let first = String(prefix { $0.isLetter })
        guard openings.contains(first) else { return self }
        return first.lowercased() + dropFirst(first.count)
    }
}

private let openings: Set<String> = [
    "A", "An", "The", "We", "Our", "It", "This", "That", "These", "Those", "They", "Their", "You", "Your", "He", "She",
    "There", "Someone", "Somebody", "Everyone", "Everybody", "Nobody", "People", "Some", "Many", "Most", "All", "No",
    "What", "When", "Where", "How", "If", "For", "In", "On", "At", "As", "Please", "My", "Not",
]
