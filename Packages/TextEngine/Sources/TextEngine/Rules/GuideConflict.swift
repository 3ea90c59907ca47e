/// Two parts of a guide that do not go together, and the sentence that shows it.
public struct GuideConflict: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Whatever the other boundary flags, this one flags too.
        case covers
        /// Both flag a sentence that the other one has to flag.
        case overlaps
        /// It flags what the other one has to allow.
        case contradicts
        /// It flags what the other one says instead.
        case flagsInstead
        /// It flags a key message.
        case flagsMessage
        /// It flags a fact that holds, in the fact's own words.
        case flagsFact
    }

    public let kind: Kind
    /// The boundary that flags.
    public let rule: String
    /// The boundary, message or fact that it is in conflict with.
    public let other: String
    /// One that shows it; of a boundary without sentences, the first of its pattern lines.
    public let sentence: String
}

extension Guide {
    /// Where the parts of a guide overlap or contradict each other. None of it keeps a guide from compiling: two boundaries
    /// may flag one sentence for two reasons. Linear in the sentences of the guide, but for `covers`, which is asked of
    /// boundaries only that flag the same sentences or, without any, have a word in common.
    public func conflicts() throws(GuideError) -> [GuideConflict] {
        let matcher = try BoundaryMatcher(boundaries, employer: disclosure.names)
        return GuideReview(guide: self, matcher: matcher).conflicts()
    }
}

private struct GuideReview {
    let guide: Guide
    let matcher: BoundaryMatcher

    func conflicts() -> [GuideConflict] {
        var found: [GuideConflict] = []
        var known: Set<[String]> = []
        func add(_ kind: GuideConflict.Kind, _ rule: Int, _ other: String, _ sentence: String) {
            let name = guide.boundaries[rule].id
            guard known.insert([kind.rawValue, name, other]).inserted else { return }
            found.append(GuideConflict(kind: kind, rule: name, other: other, sentence: sentence))
        }
        var seen: Set<[Int]> = []
        for (index, boundary) in guide.boundaries.enumerated() {
            for (rule, sentence) in shared(index) {
                if covers(rule, index) {
                    let isMutual = rule > index && covers(index, rule)
                    if !isMutual { add(.covers, rule, boundary.id, sentence) }
                    seen.insert([min(rule, index), max(rule, index)])
                } else if !boundary.flags.isEmpty, seen.insert([min(rule, index), max(rule, index)]).inserted {
                    add(.overlaps, rule, boundary.id, sentence)
                }
            }
            for sentence in boundary.allows {
                for rule in flagging(sentence) where rule != index { add(.contradicts, rule, boundary.id, sentence) }
            }
            for rule in boundary.instead.map(flagging) ?? [] {
                add(.flagsInstead, rule, boundary.id, boundary.instead ?? "")
            }
        }
        for message in guide.messages {
            for rule in flagging(message.text) { add(.flagsMessage, rule, message.id, message.text) }
        }
        for fact in guide.facts where [.confirmed, .developing].contains(fact.status) {
            for rule in flagging(fact.statement) { add(.flagsFact, rule, fact.id, fact.statement) }
        }
        return found
    }

    private func flagging(_ text: String) -> [Int] { matcher.found(in: Tokens(text)).map(\.rule) }

    /// The boundaries that flag what this one has to flag, each with the first such sentence.
    private func shared(_ index: Int) -> [(rule: Int, sentence: String)] {
        let boundary = guide.boundaries[index]
        if boundary.flags.isEmpty { return related(index).map { ($0, boundary.match.first ?? "") } }
        var shared: [(rule: Int, sentence: String)] = []
        for sentence in boundary.flags {
            for rule in flagging(sentence) where rule != index && !shared.contains(where: { $0.rule == rule }) {
                shared.append((rule, sentence))
            }
        }
        return shared
    }

    /// Boundaries that have a word of the first line of this one.
    private func related(_ index: Int) -> [Int] {
        guard let first = matcher.boundaries[index].rule.match.first else { return [] }
        let words = Set(first.stems.keys).union(first.words.keys.map(Stemming.stemOfExact))
        return matcher.boundaries.indices.filter { other in
            other != index
                && matcher.boundaries[other].rule.match.contains { line in
                    line.stems.keys.contains(where: words.contains)
                        || line.words.keys.contains { words.contains(Stemming.stemOfExact($0)) }
                }
        }
    }

    private func covers(_ rule: Int, _ index: Int) -> Bool {
        let (wide, narrow) = (guide.boundaries[rule], guide.boundaries[index])
        guard wide.limit == nil, wide.unlessAnywhere.isEmpty, wide.evenIfDenied || !narrow.evenIfDenied,
            Set(wide.unless).isSubset(of: narrow.unless)
        else {
            return false
        }
        let lines = matcher.boundaries[rule].rule.match
        let narrowLines = matcher.boundaries[index].rule.match
        return !narrowLines.isEmpty && narrowLines.allSatisfy { LineCover.covers($0, by: lines) }
    }
}
