import TextEngine
import TextTables

/// Reading personal data from posts, beside the draft check without a guide (its scanners and little else) and beside
/// walking over the characters once, which is as fast as anything that looks at `Character`s can be.
func benchPersonalData(_ inputs: Inputs) throws {
    let reader = try TextTables.personalData()
    let checker = try Checker(Guide())
    let posts = inputs.drafts.map { $0.text + personal }
    let right = posts.count { reader.spans(in: $0).map(\.type).contains(.email) }
    row("personal data in a post of \(posts.map(\.utf8.count).reduce(0, +) / max(1, posts.count)) bytes", "time")
    row("---", "---")
    guard right == posts.count else { return row("the reader misses an address: no time", "none") }
    time("the reader", posts) { _ = reader.spans(in: $0) }
    time("the draft check's scanners", posts) { _ = checker.check($0) }
    time("one walk over the characters", posts) { post in
        var letters = 0
        for character in post where character.isLetter { letters += 1 }
        if letters < 0 { print(letters) }
    }
    print()
}

private func time(_ name: String, _ posts: [String], _ work: (String) -> Void) {
    row(name, shown(Clock.rounds(9) { posts.forEach(work) }.median / Double(posts.count)))
}

private let personal = " Ask Katarína Nováková in Odense, +45 20 12 34 56 or katarina@mail.example."
