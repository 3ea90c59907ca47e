/// How many people a score and a free word need behind them (D1). No setting lowers them.
package enum Fewest {
    package static let score = 5
    package static let comments = 10
}

/// A group that a total could be given for, with the groups inside it. Those of nobody inside are its own.
package struct CountedGroup: Sendable, Equatable {
    package let name: String
    /// Everyone in it, those in the inner groups too.
    package let count: Int
    package let groups: [CountedGroup]

    package init(_ name: String, _ count: Int, _ groups: [CountedGroup] = []) {
        self.name = name
        self.count = count
        self.groups = groups
    }
}

/// The groups whose totals may be shown together (D2), by name from the whole inwards.
///
/// What is shown cuts the people into atoms: each shown group without the shown ones inside it. Every atom is empty or
/// has at least five people. Whatever anyone adds or subtracts is a sum of atoms, so it isolates no fewer. A group that
/// is not shown keeps everything inside it to itself, or two levels could be subtracted past it. Linear in the groups,
/// but for sorting them.
package func showable(_ group: CountedGroup) -> [[String]] {
    guard group.count >= Fewest.score else { return [] }
    var shown = group.groups.filter { $0.count >= Fewest.score }
        .sorted { ($0.count, $1.name) > ($1.count, $0.name) }
    var rest = group.count - shown.reduce(0) { $0 + $1.count }
    while rest > 0, rest < Fewest.score, let smallest = shown.popLast() { rest += smallest.count }
    return [[group.name]] + shown.flatMap { inner in showable(inner).map { [group.name] + $0 } }
}
