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
    print()
}
