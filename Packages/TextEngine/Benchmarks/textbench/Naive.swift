/// The peer: what one writes first. Every rule is tried at every place, every fact at every sentence, every passage
/// against the whole draft. It is given its words cut and the runs of every passage in sets, before the clock starts.
struct Naive {
    private let inputs: Inputs
    private let passages: [Set<String>]

    init(_ inputs: Inputs) {
        self.inputs = inputs
        passages = inputs.posts.map { Set(Naive.runs(of: Naive.sentences($0).flatMap(\.self))) }
    }

    func check(_ text: String) -> (boundaries: Int, numbers: Int, copies: Int) {
        let sentences = Naive.sentences(text)
        let boundaries = inputs.rules.count { rule in
            sentences.contains { words in
                words.indices.contains { start in rule.lines.contains { matches($0[...], words, at: start) } }
            }
        }
        let numbers = inputs.facts.count { fact in sentences.contains { contradicts(fact, $0) } }
        let runs = Naive.runs(of: sentences.flatMap(\.self))
        let most = passages.map { passage in runs.count { passage.contains($0) } }.max() ?? 0
        return (boundaries, numbers, Double(most) >= 0.35 * Double(runs.count) && most >= 4 ? 1 : 0)
    }

    private func matches(_ steps: ArraySlice<[String]>, _ words: [String], at index: Int) -> Bool {
        guard let step = steps.first else { return true }
        if step.isEmpty { return (0...6).contains { matches(steps.dropFirst(), words, at: index + $0) } }
        return index < words.count && step.contains(words[index]) && matches(steps.dropFirst(), words, at: index + 1)
    }

    private func contradicts(_ fact: Inputs.Number, _ words: [String]) -> Bool {
        guard fact.words.count(where: words.contains) * 2 >= fact.words.count else { return false }
        return words.indices.contains { index in
            Int(words[index]).map { $0 != fact.value } ?? false && index + 1 < words.count
                && words[index + 1] == fact.unit
        }
    }

    private static func sentences(_ text: String) -> [[String]] {
        text.split(separator: ".").map { $0.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init) }
    }

    private static func runs(of words: [String]) -> [String] {
        words.count < 5 ? [] : (0...words.count - 5).map { words[$0..<$0 + 5].joined(separator: " ") }
    }
}
