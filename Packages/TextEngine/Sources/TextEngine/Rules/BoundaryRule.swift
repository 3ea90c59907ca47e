/// A boundary, compiled: its rule and what is asked of the whole draft. `Checker` holds a text against many at once.
public struct BoundaryRule: Sendable {
    let boundary: Boundary
    let rule: Rule
    private let excuse: Rule?

    /// Its own sentences are not tried. Linear in the length of its lines.
    public init(_ boundary: Boundary) throws(GuideError) { try self.init(boundary, others: []) }

    /// - Parameter others: stems of words with a capital that are nobody's name
    init(_ boundary: Boundary, others: Set<String>) throws(GuideError) {
        self.boundary = boundary
        do {
            rule = try Rule(
                match: boundary.match, unless: boundary.unless, others: others, evenIfDenied: boundary.evenIfDenied)
            let lines = boundary.unlessAnywhere
            excuse = lines.isEmpty ? nil : try Rule(match: lines, unless: [], others: others, evenIfDenied: true)
        } catch {
            throw .badPattern(rule: boundary.id, column: error.column, reason: error.reason)
        }
    }

    /// Whether a check would find it in this draft. Linear in the text.
    public func flags(_ text: String) -> Bool {
        let tokens = Tokens(text)
        return !counted(rule.matches(in: tokens), in: tokens).isEmpty
    }

    /// Whether its patterns match at all, however often they may and whatever else stands in the draft.
    public func touches(_ text: ReadText) -> Bool { !rule.matches(in: text.tokens).isEmpty }

    /// The places that are found, of those that match: none in a draft that is excused, and those beyond the limit.
    func counted(_ places: [Range<Int>], in tokens: Tokens) -> [Range<Int>] {
        guard !places.isEmpty, excuse.map({ $0.matches(in: tokens).isEmpty }) ?? true else { return [] }
        guard let limit = boundary.limit else { return places }
        var (seen, sentence) = (0, -1)
        return places.filter { place in
            if limit.per == .sentence, tokens[place.lowerBound].sentence != sentence {
                (seen, sentence) = (0, tokens[place.lowerBound].sentence)
            }
            seen += 1
            return seen > limit.most
        }
    }
}
