import TextEngine

/// Keeping posts and finding what each repeats. Half are new, a quarter differ in a word or two, a quarter are the same.
func benchDuplicates(posts count: Int = 1_000_000) {
    let posts = repeatedPosts(count)
    let bytes = posts.texts.reduce(0) { $0 + $1.utf8.count } / count
    row("near-duplicates, insert and query", "posts per CPU s", "found of \(posts.repeated) repeated", "bytes a post")
    row("---", "---", "---", "---")
    for part in [count / 10, count] {
        var index = DuplicateIndex()
        var found = 0
        let seconds = Clock.seconds {
            for text in posts.texts[..<part] where index.insert(text).match != nil { found += 1 }
        }
        let share = hundredths(Double(found) * Double(count) / Double(part) / Double(posts.repeated))
        row(
            "\(part) posts of \(bytes) bytes", "\(Int(Double(part) / seconds))", "\(share)",
            "\(index.bytes / max(1, index.count))")
    }
    row("must / moonshot / datasketch (Python)", "200000 / 500000 / 4480", "", "")
    print()
}

private func repeatedPosts(_ count: Int) -> (texts: [String], repeated: Int) {
    var dice = Dice(seed: 7)
    let words = (0..<20_000).map { _ in
        String(
            (0..<Int.random(in: 2...9, using: &dice)).map { _ in
                "abcdefghijklmnoprstuvwy".randomElement(using: &dice) ?? "a"
            })
    }
    /// Few words are used often and many seldom, as in speech.
    func word() -> String {
        let share = Double.random(in: 0..<1, using: &dice)
        return words[Int(Double(words.count) * share * share * share)]
    }
    var texts: [String] = []
    var repeated = 0
    for number in 0..<count {
        guard number % 2 == 1, let earlier = texts[max(0, number - 50_000)...].randomElement(using: &dice) else {
            texts.append((0..<20).map { _ in word() }.joined(separator: " "))
            continue
        }
        repeated += 1
        var copy = earlier.split(separator: " ").map(String.init)
        if number % 4 == 1 { copy[Int.random(in: 0..<copy.count, using: &dice)] = word() }
        texts.append("RT @a: " + copy.joined(separator: " ") + " https://a.example/\(number)")
    }
    return (texts, repeated)
}
