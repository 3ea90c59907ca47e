import TextEngine

/// Reading two sentences against each other, beside what one writes first: how many words they share. Learned tables
/// are not needed for it; `texteval verify --time` measures the whole verdict.
func benchVerify() {
    let pairs = [
        (
            "More than 700 cartons were recalled in March.",
            "On 12 March 2026 we recalled 612 cartons of milk in Odense."
        ),
        ("The plant opened before 2015 and employs 400 people.", "Opened in 2016, the plant has about 420 employees."),
        (
            "The valve had never leaked before.",
            "Inspectors found that the valve had leaked twice in the last two years."
        ),
        (
            "The new line scored above 80 % in the audit.",
            "The audit gave the old line 71 % and the new line 84 %, on a scale on which 75 % is a pass."
        ),
    ]
    let known = VerifierWords()
    let ours = Clock.rounds(25) {
        for (claim, evidence) in pairs { _ = SentencePair(claim: claim, evidence: evidence, known).features }
    }
    let naive = Clock.rounds(25) { for (claim, evidence) in pairs { _ = overlap(claim, evidence) } }
    row("two sentences held against each other", "time a pair", "pairs per CPU second")
    row("---", "---", "---")
    for (name, time) in [("TextEngine, reading and pairing", ours.median), ("shared words only", naive.median)] {
        row(name, shown(time / Double(pairs.count)), "\(Int(Double(pairs.count) / time))")
    }
    print()
}

private func overlap(_ claim: String, _ evidence: String) -> Double {
    let words = { (text: String) in Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)) }
    let (mine, other) = (words(claim), words(evidence))
    return Double(mine.intersection(other).count) / Double(max(1, mine.count))
}
