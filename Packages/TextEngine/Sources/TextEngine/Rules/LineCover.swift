/// Whether every text that a line matches is matched by one of other lines: both are followed at once, the line through
/// its positions and the others through the sets of theirs that are live. What stands in a gap may be any word, and the
/// worst of them is one that nobody knows, so that only that one is followed.
enum LineCover {
    private enum Symbol: Hashable {
        case stem(String)
        case exact(String)
        case number
        case name
        case other
    }

    private struct State: Hashable {
        let position: Int
        let live: [UInt64]
    }

    /// More states than any guide has needed; a line that needs more is said to stand for itself.
    private static let most = 20_000

    static func covers(_ line: Automaton, by others: [Automaton]) -> Bool {
        guard !others.isEmpty else { return false }
        var waiting = positions(in: line.first).map { State(position: $0, live: others.map { _ in 0 }) }
        var seen = Set(waiting)
        while let state = waiting.popLast() {
            for symbol in symbols(of: line, at: state.position) {
                guard let live = step(state.live, over: symbol, others) else { continue }
                if line.last & (1 << UInt64(state.position)) != 0 { return false }
                for next in positions(in: line.follow[state.position]) {
                    let after = State(position: next, live: live)
                    if seen.insert(after).inserted { waiting.append(after) }
                }
                if seen.count > most { return false }
            }
        }
        return true
    }

    /// The positions that are live after a word; nil when one of the lines has matched with it.
    private static func step(_ live: [UInt64], over symbol: Symbol, _ lines: [Automaton]) -> [UInt64]? {
        var after: [UInt64] = []
        for (line, live) in zip(lines, live) {
            let active = (live | line.first) & filled(line, by: symbol)
            if active & line.last != 0 { return nil }
            after.append(positions(in: active).reduce(0) { $0 | line.follow[$1] })
        }
        return after
    }

    private static func filled(_ line: Automaton, by symbol: Symbol) -> UInt64 {
        let always = line.gaps | line.anyWord
        switch symbol {
        case .stem(let stem): return always | (line.stems[stem] ?? 0)
        case .exact(let word): return always | (line.words[word] ?? 0) | (line.stems[Stemming.stemOfExact(word)] ?? 0)
        case .number: return always | line.numbers
        case .name: return always | line.names
        case .other: return always
        }
    }

    private static func symbols(of line: Automaton, at position: Int) -> [Symbol] {
        let bit: UInt64 = 1 << UInt64(position)
        var symbols = line.stems.filter { $0.value & bit != 0 }.map { Symbol.stem($0.key) }
        symbols += line.words.filter { $0.value & bit != 0 }.map { .exact($0.key) }
        if line.numbers & bit != 0 { symbols.append(.number) }
        if line.names & bit != 0 { symbols.append(.name) }
        return symbols.isEmpty ? [.other] : symbols
    }

    private static func positions(in set: UInt64) -> [Int] {
        var (set, positions): (UInt64, [Int]) = (set, [])
        while set != 0 {
            positions.append(set.trailingZeroBitCount)
            set &= set - 1
        }
        return positions
    }
}
