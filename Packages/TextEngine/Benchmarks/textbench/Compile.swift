import TextEngine

/// Making a checker of a guide.
func benchCompile(_ inputs: Inputs) {
    let guide = inputs.guide
    var alone = guide
    alone.colleagues = []
    row("compiling the guide", "time")
    row("---", "---")
    row("all of it", shown(Clock.rounds(5) { _ = try? Checker(guide) }.median))
    row("without colleagues' posts", shown(Clock.rounds(5) { _ = try? Checker(alone) }.median))
    var newer = guide
    newer.colleagues.append(Passage(id: "newest", author: "newest", text: inputs.drafts.first?.text ?? ""))
    let former = try? Checker(guide)
    row(
        "anew after one more of \(guide.colleagues.count) posts",
        shown(Clock.rounds(5) { _ = try? Checker(newer, reusing: former) }.median))
    print()
}
