/// How two words are related by meaning, from WordNet: the same, broader, narrower, a sibling, the opposite.
package struct Lexicon: Sendable {
    enum Relation: Int, Sendable { case none, sibling, narrower, broader, same, opposite }

    private let words: [UInt32]
    private let starts: [Int32]
    private let senses: [Int32]
    private let parents: [Int32]
    private let opposites: [Int32]

    /// Columns: `lexicon.words` (UInt32, stems' hashes, ascending), `lexicon.starts` (Int32, one more),
    /// `lexicon.senses` (Int32), and for every sense `lexicon.parents` and `lexicon.opposites` (Int32, -1 for none).
    package init(_ table: TableFile) throws(TableError) {
        words = try table.uint32s("lexicon.words")
        starts = try table.int32s("lexicon.starts")
        senses = try table.int32s("lexicon.senses")
        parents = try table.int32s("lexicon.parents")
        opposites = try table.int32s("lexicon.opposites")
        let (count, all) = (Int32(senses.count), Int32(parents.count))
        guard starts.count == words.count + 1, starts.allSatisfy({ (0...count).contains($0) }),
            zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), opposites.count == parents.count,
            senses.allSatisfy({ (0..<all).contains($0) }), parents.allSatisfy({ (-1..<all).contains($0) }),
            opposites.allSatisfy({ (-1..<all).contains($0) })
        else { throw .unexpected("lexicon.words") }
    }

    /// One that knows no word.
    package init() { (words, starts, senses, parents, opposites) = ([], [0], [], [], []) }

    /// The places of a word's senses; empty for an unknown word. O(log words).
    func senses(of hash: UInt32) -> Range<Int> {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < hash { low = middle + 1 } else { high = middle }
        }
        guard low < words.count, words[low] == hash else { return 0..<0 }
        return Int(starts[low])..<Int(starts[low + 1])
    }

    /// What the second word is to the first: `broader` if the first is the broader one ("a company" of "a brewery").
    /// O(senses of one × senses of the other).
    func relation(_ first: Range<Int>, _ second: Range<Int>) -> Relation {
        var best = Relation.none
        for mine in first {
            for other in second {
                let relation = relation(senses[mine], senses[other])
                if relation.rawValue > best.rawValue { best = relation }
            }
        }
        return best
    }

    private func relation(_ first: Int32, _ second: Int32) -> Relation {
        if first == second { return .same }
        let (mine, other) = (parents[Int(first)], parents[Int(second)])
        if isOpposite(first, second) || (mine >= 0 && isOpposite(mine, second))
            || (other >= 0 && isOpposite(first, other))
        {
            return .opposite
        }
        if isAncestor(first, of: second) { return .broader }
        if isAncestor(second, of: first) { return .narrower }
        return mine >= 0 && mine == other ? .sibling : .none
    }

    private func isOpposite(_ first: Int32, _ second: Int32) -> Bool { opposites[Int(first)] == second }

    private func isAncestor(_ ancestor: Int32, of sense: Int32) -> Bool {
        var at = sense
        for _ in 0..<4 {
            at = parents[Int(at)]
            if at < 0 { return false }
            if at == ancestor { return true }
        }
        return false
    }
}
