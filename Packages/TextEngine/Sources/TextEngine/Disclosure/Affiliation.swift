/// The ways in which people say that they work somewhere, as pattern lines in which EMPLOYERNAME stands for each of
/// the employer's names.
struct Affiliation: Sendable {
    /// Ties, fragments and cards, in this order.
    private let rules: RuleSet
    private let names: [[String]]

    init(names: [[Pattern.Element]]) {
        self.names = names.map { name in
            name.compactMap { if case .stem(let stem) = $0 { stem } else { nil } }
        }
        let unless = Lines.exceptions.compactMap { Affiliation.automaton($0, names) }
        rules = RuleSet(
            [(Lines.ties, unless), (Lines.fragments, unless), (Lines.cards, [])].map { lines, unless in
                Rule(match: lines.compactMap { Affiliation.automaton($0, names) }, unless: unless)
            })
    }

    /// The first words that tie the author to the employer outside hash tags and addresses.
    func first(in tokens: Tokens) -> Range<Int>? {
        let accepts = [{ _ in true }, { opensFragment($0, tokens) }, { isAlone($0, tokens) }]
        let found = rules.matches(in: tokens).compactMap { match in
            match.ranges.first { isPlain($0, tokens) && accepts[match.rule]($0) }
        }
        return signature(in: tokens) ?? found.min { $0.lowerBound < $1.lowerBound }
    }

    /// "Halden.", "Halden, compliance." or "Halden, Stavanger branch:" as the first words of all.
    private func signature(in tokens: Tokens) -> Range<Int>? {
        guard let sentence = tokens.sentences.first else { return nil }
        for name in names where name.count <= sentence.count && name == tokens.all[0..<name.count].map(\.stem) {
            guard isPlain(0..<name.count, tokens) else { continue }
            let clauses = sentence.dropFirst(name.count).prefix { tokens[$0].clause <= tokens[0].clause + 1 }
            let isSetOff = clauses.first.map { tokens[$0].clause > tokens[0].clause } ?? true
            if isSetOff, clauses.count <= 4,
                !clauses.contains(where: {
                    Lines.called.contains(tokens[$0].folded) || firstPerson.contains(tokens[$0].folded)
                })
            {
                return 0..<name.count
            }
        }
        return nil
    }

    private func isPlain(_ place: Range<Int>, _ tokens: Tokens) -> Bool {
        !place.contains { tokens[$0].isTag || tokens[$0].traits.contains(.address) }
    }

    /// "Filling operator, Halden Flensburg." says who writes; "The team at Halden did well" does not.
    private func opensFragment(_ place: Range<Int>, _ tokens: Tokens) -> Bool {
        let first = tokens.sentence(around: place.lowerBound).lowerBound
        return place.lowerBound - first <= 3 && !Lines.others.contains(tokens[first].folded)
    }

    /// "Halden, IT." and "Halden logistics: …" say who writes; "Halden quality is gone" does not. What comes after a comma
    /// or a colon is left out of account where the card begins the sentence.
    private func isAlone(_ place: Range<Int>, _ tokens: Tokens) -> Bool {
        let sentence = tokens.sentence(around: place.lowerBound)
        if sentence.count - place.count <= 1 { return true }
        guard place.lowerBound == sentence.lowerBound else { return false }
        let clause = tokens[place.upperBound - 1].clause
        let end = (place.upperBound..<sentence.upperBound).first { tokens[$0].clause != clause } ?? sentence.upperBound
        let crossesClause = tokens[place.lowerBound].clause != clause
        return end - place.upperBound <= (crossesClause ? 2 : 0)
    }

    private static func automaton(_ line: Lines.Line, _ names: [[Pattern.Element]]) -> Automaton? {
        try? Automaton(line.pattern.replacing(stem: Stemming.stem("employername"), by: names), line: line.text)
    }
}

private enum Lines {
    typealias Line = (text: String, pattern: Pattern)

    private static let me = "(i|i'm|i've|i'd|my|me|we|we're|we've|our|us)"
    private static let job =
        "(work|job|employee|employer|employ|colleague|team|crew|staff|shift|manage|lead|run|drive|teach|train|head|"
        + "boss|engineer|operator|apprentice|intern|hired|sell|represent|career|desk|office)"
    private static let role =
        "(microbiologist|manager|representative|controller|fitter|barista|driver|nurse|chef|cook|cleaner|technician|mechanic|"
        + "electrician|developer|designer|analyst|accountant|planner|supervisor|trainer|worker|receptionist|porter|"
        + "teacher|scientist|chemist|packer|rep|care|lab|laboratory|warehouse|depot|hr|it|finance|sales|logistics|"
        + "quality|press|centre|center|line|mill|phones|security|maintenance|"
        + "dispatch|helpdesk|hotline|branch|operations|administration|purchasing|procurement|legal|marketing|canteen|"
        + "reception|hall|floor|plant|department|packing|production|accounting|payroll|night|"
        + "workshop|fleet|store|counter|board|council|headquarters|insider|staffer)"

    static let ties = parsed([
        // been at Halden since 2009
        "been (at|with) EMPLOYERNAME", "# years (at|with|for|in) EMPLOYERNAME",
        // I run the night line at Halden; we work for Halden; at Halden we used to …
        "\(me) ... (at|for) EMPLOYERNAME", "\(me) ... (at|for) =the EMPLOYERNAME", "(at|for) EMPLOYERNAME ... \(me)",
        "(we|us|me|you|i'm) from EMPLOYERNAME", "(i'm|am|been|are|we're|job|career|still) with EMPLOYERNAME",
        // I manage Halden's site; Halden, where I work; Halden is my employer
        "\(me) ... \(job) ... EMPLOYERNAME", "\(me) ... EMPLOYERNAME ... \(job)", "EMPLOYERNAME ... \(me) ... \(job)",
        "(i|we) (am|are) (EMPLOYERNAME|=a EMPLOYERNAME|=the EMPLOYERNAME)", "(i'm|we're) (=a|=the) EMPLOYERNAME",
        "\(me) ... (been|\(job)|\(role)) ... with EMPLOYERNAME", "as =a EMPLOYERNAME (\(job)|\(role))",
        "(my|our) (company|firm|plant|factory) EMPLOYERNAME", "EMPLOYERNAME (pay|employ|hire) (me|us|my|our)",
        "(we|us) EMPLOYERNAME (people|lot|folk)", "(i|we) join EMPLOYERNAME", "this is ... from EMPLOYERNAME",
    ])

    static let fragments = parsed([
        "\(job) ... EMPLOYERNAME", "\(role) ... EMPLOYERNAME", "from the (man|woman|person|one) ... at EMPLOYERNAME",
        "from (EMPLOYERNAME|the EMPLOYERNAME) (\(role)|\(job))",
        "from EMPLOYERNAME ... (hall|\(role)|\(job))", "EMPLOYERNAME ... (here|speaking)", "still at EMPLOYERNAME",
        "EMPLOYERNAME (night|day|early|late) (shift|crew|team)",
        "(night|day|week|month|year|hour|shift|kilometre|mile) ... (at|with|for) EMPLOYERNAME",
        "EMPLOYERNAME (employee|staff|worker|crew|team|colleague|engineer|driver|phones|here)",
        "(clean|cook|pack|answer|build|plan|write) ... (at|for) EMPLOYERNAME",
    ])

    static let cards = parsed(["EMPLOYERNAME \(role)", "EMPLOYERNAME \(job)"])

    /// What customers, neighbours and reporters say.
    static let exceptions = parsed([
        "(buy|drink|eat|love|like|trust|order|boycott|hate|prefer|avoid) EMPLOYERNAME",
        "(buy|drink|eat|love|like|trust|order|boycott|hate|prefer|avoid) (the|my|our|your|some|more) EMPLOYERNAME",
        "(shop|angry|mad|furious|shout) ... at EMPLOYERNAME", "(customer|fan) (at|of|with) EMPLOYERNAME",
        "look at EMPLOYERNAME", "feel for EMPLOYERNAME", "(past|near) EMPLOYERNAME",
        "(know|ask|trust|have|wish|met|thank) ... (someone|people|friend|person|neighbour|nurse) ... at EMPLOYERNAME",
        "(he|she|father|mother|brother|sister|husband|wife|neighbour|friend|son|daughter) work ... EMPLOYERNAME",
    ])

    /// Words with which somebody calls on a company instead of signing with its name.
    static let called: Set<String> = [
        "you", "your", "you're", "please", "do", "don't", "stop", "shame", "why", "how", "what", "when", "where", "are",
        "is", "can", "will", "never", "thanks", "thank", "sorry", "give", "get", "answer", "explain",
    ]

    /// Words that begin a sentence about somebody else.
    static let others: Set<String> = [
        "the", "a", "an", "this", "that", "they", "their", "your", "his", "her", "he", "she", "someone", "some",
        "every",
        "these", "those", "many", "most", "people",
    ]

    private static func parsed(_ lines: [String]) -> [Line] {
        lines.compactMap { line in (try? PatternParser.parse(line)).map { (line, $0) } }
    }
}
