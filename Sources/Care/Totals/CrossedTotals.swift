/// Which groups may be shown together when they cut across each other: people by site beside people by language (D2).
///
/// `cells` are people who differ in nothing that any group is made of; a group is the cells in it. What is shown cuts
/// everyone into atoms, the people who are in the same shown groups. Whatever anyone adds or subtracts is a sum of atoms,
/// so as long as each is empty or has at least five people, nothing isolates fewer. The largest groups come first; one
/// that would cut too small an atom is left out. Linear in groups times cells.
package func showableTogether(_ groups: [Set<Int>], of cells: [Int]) -> Set<Int> {
    func people(_ group: Set<Int>) -> Int { group.reduce(0) { $0 + cells[$1] } }
    guard cells.reduce(0, +) >= Fewest.score else { return [] }
    let order = groups.indices.filter { people(groups[$0]) >= Fewest.score }
        .sorted { (people(groups[$1]), $0) < (people(groups[$0]), $1) }
    var atoms: [Set<Int>] = [Set(cells.indices)]
    var shown: Set<Int> = []
    for index in order {
        let cut = atoms.flatMap { [$0.intersection(groups[index]), $0.subtracting(groups[index])] }
            .filter { people($0) > 0 }
        guard cut.allSatisfy({ people($0) >= Fewest.score }) else { continue }
        atoms = cut
        shown.insert(index)
    }
    return shown
}
