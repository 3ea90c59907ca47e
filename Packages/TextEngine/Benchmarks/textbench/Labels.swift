import ResearchTables
import TextEngine
import TextTables

/// Tone, feeling and abuse together, and relevance, beside one walk over the characters.
func benchLabels(_ inputs: Inputs) throws {
    let labeller = try ResearchTables.labels()
    let judge = try TextTables.relevance()
    let posts = inputs.drafts.map { String($0.text.prefix(140)) }
    let bytes = posts.map(\.utf8.count).reduce(0, +) / max(1, posts.count)
    row("labels of a post of \(bytes) bytes", "time", "a CPU second")
    row("---", "---", "---")
    var sum = 0.0
    time("tone, feeling and abuse", posts) { sum += labeller.labels($0).tone.confidence }
    time("relevance", posts) { sum += judge.relevance($0) }
    time("one walk over the characters", posts) { for letter in $0 where letter.isLetter { sum += 1 } }
    row("required: tone, feeling and abuse", "10 µs", "100000")
    if sum < 0 { print(sum) }
    print()
}

private func time(_ name: String, _ posts: [String], _ work: (String) -> Void) {
    let each = Clock.rounds(25) { for _ in 0..<20 { posts.forEach(work) } }.median / Double(posts.count * 20)
    row(name, shown(each), "\(Int(1 / each))")
}
