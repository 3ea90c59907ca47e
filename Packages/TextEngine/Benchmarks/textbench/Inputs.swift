import TextEngine

/// A guide of 200 boundaries, 500 facts and 10,000 colleagues' posts, and drafts in which it is known what must be
/// found: nothing in the ordinary words of a draft is a boundary's or a fact's rare word.
struct Inputs {
    struct Rule {
        let id: String
        /// Each line in order; a step is one of some words, or a gap of up to six.
        let lines: [[[String]]]
    }

    struct Number {
        let id: String
        let words: [String]
        let unit: String
        let value: Int
    }

    struct Draft {
        let text: String
        let boundaries: Int
        let numbers: Int
        let copies: Int
    }

    private(set) var rules: [Rule] = []
    private(set) var facts: [Number] = []
    private(set) var posts: [String] = []
    private(set) var drafts: [Draft] = []

    init(boundaries: Int = 200, facts: Int = 500, posts: Int = 10_000, drafts: Int = 100) {
        var dice = Dice(seed: 2026)
        for index in 0..<boundaries {
            rules.append(Rule(id: "boundary \(index)", lines: Inputs.lines(of: index)))
        }
        for index in 0..<facts {
            let shared = (0..<3).map { Words.common[(index * 7 + $0 * 13) % Words.common.count] }
            self.facts.append(
                Number(
                    id: "fact \(index)", words: shared + [Words.rare("fanu", index), Words.rare("gorli", index)],
                    unit: Words.rare("hupor", index),
                    value: 600 + index))
        }
        self.posts = (0..<posts).map { _ in Inputs.prose(sentences: 4, with: &dice) }
        self.drafts = (0..<drafts).map { draft(number: $0, with: &dice) }
    }

    /// Four lines, as people write them: two that begin with any of four ordinary words, and two with a rare one.
    private static func lines(of index: Int) -> [[[String]]] {
        let ordinary = (0..<4).map { Words.common[(index * 11 + $0 * 17) % Words.common.count] }
        let rare = ["blinto", "drasu", "kelvo", "merat", "posli", "tavin"].map { Words.rare($0, index) }
        return [
            [ordinary, [], [rare[0], rare[1]]], [ordinary, ["that", "not", rare[2]], [rare[3]]],
            [[rare[2]], [], ordinary, [], [rare[4]]], [[rare[5], rare[3]], [rare[0]]],
        ]
    }

    private func draft(number: Int, with dice: inout Dice) -> Draft {
        var sentences = [Inputs.prose(sentences: 2, with: &dice)]
        var (boundaries, numbers, copies) = (0, 0, 0)
        if number % 2 == 0, let rule = rules.randomElement(using: &dice) {
            let line = rule.lines.randomElement(using: &dice) ?? []
            let said = line.map { $0.randomElement(using: &dice) ?? "or so" }
            sentences.append("Well \(said.joined(separator: " ")) is it.")
            boundaries = 1
        }
        if number % 3 == 0, let fact = facts.randomElement(using: &dice) {
            sentences.append("The \(fact.words.joined(separator: " ")) had \(fact.value + 5000) \(fact.unit) then.")
            numbers = 1
        }
        if number % 4 == 0, let post = posts.randomElement(using: &dice) {
            sentences = [post]
            (boundaries, numbers, copies) = (0, 0, 1)
        }
        sentences.append(Inputs.prose(sentences: 1, with: &dice))
        return Draft(text: sentences.joined(separator: " "), boundaries: boundaries, numbers: numbers, copies: copies)
    }

    private static func prose(sentences: Int, with dice: inout Dice) -> String {
        (0..<sentences).map { _ in
            let words = (0..<Int.random(in: 8...14, using: &dice)).map { _ in
                Bool.random(using: &dice)
                    ? Words.small.randomElement(using: &dice) ?? "" : Words.common.randomElement(using: &dice) ?? ""
            }
            return words.joined(separator: " ") + "."
        }.joined(separator: " ")
    }

    var description: String {
        let words = drafts.reduce(0) { $0 + $1.text.split(separator: " ").count } / max(1, drafts.count)
        return "\(rules.count) boundaries, \(facts.count) facts, \(posts.count) posts; "
            + "\(drafts.count) drafts of \(words) words on average\n"
    }

    var guide: Guide {
        Guide(
            version: 1,
            boundaries: rules.map { rule in
                let lines = rule.lines.map { line in
                    line.map { $0.isEmpty ? "..." : "(\($0.joined(separator: "|")))" }.joined(separator: " ")
                }
                return Boundary(
                    id: rule.id, title: rule.id, weight: .stop, match: lines, instead: "We are finding out.")
            },
            facts: facts.enumerated().map { index, fact in
                Fact(
                    id: fact.id, number: index + 1,
                    statement: "The \(fact.words.joined(separator: " ")) had \(fact.value) \(fact.unit) then.",
                    figures: [Figure(name: fact.unit, value: Double(fact.value), unit: fact.unit)])
            },
            messages: [Message(id: "m", text: "", carries: ["money back", "without ... receipt"])],
            templates: [Template(id: "t", text: "A moment from this week I keep thinking about is…")],
            colleagues: posts.enumerated().map { Passage(id: "\($0)", author: "\($0 % 400)", text: $1) },
            disclosure: Disclosure(names: ["Halden Foods", "Halden"], suggested: "I work at Halden Foods."))
    }
}

private enum Words {
    /// A word that nothing else has, made of letters only.
    static func rare(_ head: String, _ index: Int) -> String {
        let syllables = ["ba", "du", "ki", "lo", "mu", "na", "po", "ri", "tu", "vo"]
        return head + String(index).compactMap { $0.wholeNumberValue.map { syllables[$0] } }.joined() + "k"
    }

    static let small = [
        "the", "a", "and", "we", "I", "it", "was", "of", "to", "in", "that", "my", "on", "for", "with", "they", "at",
        "our", "not", "had",
    ]
    static let common = [
        "line", "night", "milk", "carton", "shop", "phone", "team", "hall", "shift", "alarm", "street", "coffee",
        "lorry", "road", "floor",
        "hand", "number", "morning", "question", "customer", "colleague", "door", "light", "machine", "water", "bread",
        "window", "child",
        "winter", "letter", "list", "corner", "voice", "hour", "table", "valve", "seal", "box", "shelf", "train", "map",
        "key", "sound",
        "breakfast", "kitchen", "paper", "label", "screen", "answer", "call", "hope", "word", "friend", "town", "house",
        "station",
        "garden", "river", "truck", "engine",
    ]
}
