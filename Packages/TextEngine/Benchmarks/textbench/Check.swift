import TextEngine

/// A whole check of a draft, by the engine and by the naive peer.
func benchCheck(_ inputs: Inputs) throws {
    let checker = try Checker(inputs.guide)
    let naive = Naive(inputs)
    let networks: [Network] = [.mastodon, .linkedin, .bluesky]
    let ours = Race(inputs, rounds: 25) { found(checker.check($0, author: "none", networks: networks, at: 1)) }
    let theirs = Race(inputs, rounds: 3, naive.check)

    row("a whole check of a draft", "time", "drafts with the right findings")
    row("---", "---", "---")
    row("TextEngine", ours.time.map(shown) ?? "none", "\(ours.right) of \(inputs.drafts.count)")
    row("naive engine", theirs.time.map(shown) ?? "none", "\(theirs.right) of \(inputs.drafts.count)")
    if let one = ours.time, let other = theirs.time { row("ratio", "\(Int(other / one + 0.5))", "") }
    print()
}

/// One engine on all drafts. It gets a time only if every draft has exactly the findings that were put into it.
private struct Race {
    let right: Int
    let time: Double?

    init(_ inputs: Inputs, rounds: Int, _ check: (String) -> (boundaries: Int, numbers: Int, copies: Int)) {
        right = inputs.drafts.count { check($0.text) == ($0.boundaries, $0.numbers, $0.copies) }
        let times =
            right == inputs.drafts.count
            ? Clock.rounds(rounds) { for draft in inputs.drafts { _ = check(draft.text) } } : []
        time = times.isEmpty ? nil : times.median / Double(inputs.drafts.count)
    }
}

private func found(_ findings: [Finding]) -> (boundaries: Int, numbers: Int, copies: Int) {
    var counts = (boundaries: 0, numbers: 0, copies: 0)
    for finding in findings {
        switch finding.detail {
        case .boundary: counts.boundaries += 1
        case .factDiffers: counts.numbers += 1
        case .sameAsColleague: counts.copies += 1
        default: continue
        }
    }
    return counts
}
