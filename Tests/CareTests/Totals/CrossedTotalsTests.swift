import Care
import Testing

@Suite("Promise 8: groups that cut across each other isolate no fewer than five people") struct CrossedTotalsTests {
    @Test("Who is in a department and not at its site is not found by subtracting the two")
    func crossing() {
        // Production: seven in Aarhus and one in Lisbon. Aarhus: those seven and nobody else. Sales: six in Lisbon.
        let cells = [7, 1, 6]
        let (production, sales, aarhus, lisbon): (Set, Set, Set, Set) = ([0, 1], [2], [0], [1, 2])
        #expect(showableTogether([production, sales], of: cells) == [0, 1])
        #expect(showableTogether([aarhus, lisbon], of: cells) == [0, 1])
        let both = showableTogether([production, sales, aarhus, lisbon], of: cells)
        #expect(both == [0, 1], "the sites would show the one in Lisbon")
        #expect(showableTogether([[0]], of: [4]).isEmpty)
        #expect(showableTogether([[0]], of: [5, 3]).isEmpty, "the rest would be three")
        #expect(showableTogether([], of: [9]).isEmpty)
    }

    @Test("Over 3,000 random crossings every atom of what is shown is empty or at least five, and much is shown")
    func random() {
        var random = SystemRandomNumberGenerator()
        var shownGroups = 0
        for _ in 0..<3_000 {
            let cells = (0..<Int.random(in: 1...9, using: &random)).map { _ in Int.random(in: 0...12, using: &random) }
            let groups = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                Set(cells.indices.filter { _ in Bool.random(using: &random) })
            }
            let shown = showableTogether(groups, of: cells).sorted()
            shownGroups += shown.count
            let atoms = Dictionary(grouping: cells.indices) { cell in shown.map { groups[$0].contains(cell) } }
            for atom in atoms.values where !shown.isEmpty {
                let people = atom.reduce(0) { $0 + cells[$1] }
                #expect(people == 0 || people >= 5, "\(cells) \(groups) \(shown)")
            }
        }
        #expect(shownGroups > 2_000)
    }
}
