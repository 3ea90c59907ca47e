import TextEngine

/// What somebody might paste to bring a server down. Eight times as much must cost eight times as much.
func benchHostile(_ inputs: Inputs) throws {
    let checker = try Checker(inputs.guide)
    row("hostile text", "128 KB", "1 MB", "growth of the time for a byte")
    row("---", "---", "---", "---")
    for (name, unit) in hostile {
        let texts = [131_072, 1_048_576].map { String(repeating: unit, count: $0 / unit.utf8.count) }
        let times = texts.map { text in
            Clock.rounds(3) { _ = checker.check(text, networks: Network.allCases, at: 1) }[0] / Double(text.utf8.count)
        }
        row(
            name, shown(times[0] * Double(texts[0].utf8.count)), shown(times[1] * Double(texts[1].utf8.count)),
            "× \(hundredths(times[1] / times[0]))")
    }
}

private let hostile = [
    ("one letter", "a"), ("spaces", " "), ("combining marks", "\u{301}"), ("emoji", "🥛"), ("single letters", "a "),
    ("numbers", "400 "), ("telephones", "20 12 34 56 "), ("addresses", "https://a.example/ "),
    ("one boundary over and over", "line so blintobak "), ("half a boundary", "line "),
    ("facts without a full stop", "600 huporbak fanubak gorlibak "),
]
