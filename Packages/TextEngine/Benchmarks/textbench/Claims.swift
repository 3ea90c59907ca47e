import TextEngine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Which of 14,231 claims each of 1,000 posts is about: the index, and BM25 as one writes it first. A post is half the
/// words of a claim, in other forms, among as many others; frequent words are frequent here too.
func benchClaims() {
    let made = MadeClaims()
    row("\(made.claims.count) claims, \(made.posts.count) posts", "time", "right", "a second")
    row("---", "---", "---", "---")
    var index = ClaimIndex([])
    let building = Clock.rounds(5) { index = ClaimIndex(made.claims) }.median
    row("building the index, \(index.bytes / 1024) KB", shown(building), "", "")

    var workspace = ClaimIndex.Workspace()
    made.race("ranked, without vectors", rounds: 9) { post in
        index.ranked(post, top: 5, with: &workspace).first?.claim
    }
    made.race("with its because, without vectors", rounds: 3) { post in
        index.matches(for: post).first.flatMap { Int($0.claim.id) }
    }
    let naive = NaiveClaims(made.claims)
    made.race("naive BM25", posts: 20, rounds: 1, naive.best)
    print()
}

private struct MadeClaims {
    var claims: [ClaimRecord] = []
    var posts: [(text: String, claim: Int)] = []

    init() {
        var dice = Dice(seed: 11)
        for id in 0..<14_231 {
            let words = (0..<16).map { _ in word(&dice) }
            claims.append(
                ClaimRecord(
                    id: "\(id)", text: words.joined(separator: " "), title: words.prefix(5).joined(separator: " "),
                    day: Int.random(in: 10_000..<18_000, using: &dice)))
        }
        for _ in 0..<1_000 {
            let claim = Int.random(in: 0..<claims.count, using: &dice)
            let words = claims[claim].text.split(separator: " ").shuffled(using: &dice).prefix(8).map { String($0) + "s" }
            let others = (0..<8).map { _ in word(&dice) }
            posts.append(((words + others).shuffled(using: &dice).joined(separator: " "), claim))
        }
    }

    /// No time without at least 99 of 100 right.
    func race(_ name: String, posts count: Int = .max, rounds: Int, _ best: (String) -> Int?) {
        let posts = posts.prefix(count)
        var right = 0
        let time = Clock.rounds(rounds) { right = posts.count { best($0.text) == $0.claim } }[0] / Double(posts.count)
        let isRight = right * 100 >= posts.count * 99
        row(name, isRight ? shown(time) : "none", "\(right) of \(posts.count)", isRight ? "\(Int(1 / time))" : "none")
    }
}

/// One of 30,000 words, the first far more often than the last.
private func word(_ dice: inout Dice) -> String {
    let place = Double.random(in: 0..<1, using: &dice)
    var number = Int(30_000 * place * place)
    var word = "o"
    for _ in 0..<4 {
        word +=
            ["bra", "ke", "lum", "to", "vin", "sor", "pa", "ghi", "ned", "fu", "dar", "mo", "zel", "wi"][number % 14]
        number /= 14
    }
    return word
}

/// The peer: every claim's words counted in a dictionary, every claim asked for every word (as rank_bm25 does).
private struct NaiveClaims {
    private let counts: [[String: Double]]
    private let rarity: [String: Double]

    init(_ claims: [ClaimRecord]) {
        let counts = claims.map { claim in
            Dictionary(
                (claim.text + " " + claim.title).split(separator: " ").map { (Self.stem($0), 1.0) }, uniquingKeysWith: +
            )
        }
        let having = Dictionary(counts.flatMap(\.keys).map { ($0, 1.0) }, uniquingKeysWith: +)
        rarity = having.mapValues { log(1 + Double(claims.count) / $0) }
        self.counts = counts
    }

    func best(_ post: String) -> Int? {
        let words = post.split(separator: " ").map(Self.stem)
        let scores = counts.map { counts in
            words.reduce(0) { sum, word in
                let count = counts[word] ?? 0
                return sum + (rarity[word] ?? 0) * count * 2.2 / (count + 1.2)
            }
        }
        return scores.indices.max { scores[$0] < scores[$1] }
    }

    private static func stem(_ word: Substring) -> String { String(word.last == "s" ? word.dropLast() : word) }
}
