import Care
import Testing

@Suite("Promise 8: no two totals isolate fewer than five people") struct TotalsTests {
    @Test("Four people have no total")
    func four() {
        #expect(showable(CountedGroup("all", 4)) == [])
        #expect(showable(CountedGroup("all", 5)) == [["all"]])
    }

    @Test("A small department is not found by subtracting the others from the whole")
    func subtraction() {
        let groups = [CountedGroup("Quality", 8), CountedGroup("Sales", 6), CountedGroup("HR", 3)]
        let all = CountedGroup("all", 17, groups)
        #expect(showable(all) == [["all"], ["all", "Quality"]])
    }

    @Test("Who is in no inner group is hidden with somebody")
    func withoutGroup() {
        let all = CountedGroup("all", 12, [CountedGroup("Quality", 6), CountedGroup("Sales", 5)])
        #expect(showable(all) == [["all"], ["all", "Quality"]])
    }

    @Test("Over 5,000 random hierarchies every difference of what is shown is empty or at least five")
    func random() {
        var random = Seeded(seed: 20_261_126)
        var differences = 0
        for _ in 0..<5_000 {
            let group = Self.group("0", depth: Int.random(in: 0...3, using: &random), &random)
            let shown = Set(showable(group))
            // Everyone by the innermost group that they are in; each shown total is a set of those.
            var places: [[String]: Int] = [:]
            Self.place(group, [], into: &places)
            let totals = shown.map { path in places.filter { $0.key.starts(with: path) } }
            for total in totals {
                #expect(total.values.reduce(0, +) >= 5)
                for other in totals {
                    let apart = total.filter { other[$0.key] == nil }.values.reduce(0, +)
                    #expect(apart == 0 || apart >= 5)
                    differences += 1
                }
                // And all others at once, which is more than two.
                let inside = totals.filter { $0.count < total.count && $0.allSatisfy { total[$0.key] != nil } }
                let rest = total.filter { place in !inside.contains { $0[place.key] != nil } }.values.reduce(0, +)
                #expect(rest == 0 || rest >= 5)
            }
        }
        #expect(differences > 25_000)
    }

    private static func group(_ name: String, depth: Int, _ random: inout Seeded) -> CountedGroup {
        guard depth > 0 else { return CountedGroup(name, Int.random(in: 0...14, using: &random)) }
        let inner = (0..<Int.random(in: 0...5, using: &random)).map { index in
            group(name + "\(index)", depth: depth - 1, &random)
        }
        let own = Bool.random(using: &random) ? 0 : Int.random(in: 0...7, using: &random)
        return CountedGroup(name, own + inner.reduce(0) { $0 + $1.count }, inner)
    }

    private static func place(_ group: CountedGroup, _ path: [String], into places: inout [[String]: Int]) {
        let path = path + [group.name]
        places[path] = group.count - group.groups.reduce(0) { $0 + $1.count }
        for inner in group.groups { place(inner, path, into: &places) }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
