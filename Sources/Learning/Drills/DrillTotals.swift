import Care
import Platform
import Situation

/// What one person found hard in a drill, without the person.
struct DrillOutcome: Sendable, Equatable {
    struct Place: Hashable, Sendable {
        let dimension: DrillDimension
        let inject: String
    }

    private(set) var missed: Set<Place> = []
    /// C5: missed, and they had said that they were sure.
    private(set) var sure: Set<Place> = []

    init(missed: Set<Place>, sure: Set<Place>) { (self.missed, self.sure) = (missed, sure) }

    /// Where silence was right, an answer is the one thing that counts: what else was in it cannot be counted beside it,
    /// or the two subtracted would say how many answered well there. Where an answer was awaited, silence is no failure.
    init(_ scores: DrillScores, in scenario: DrillScenario) {
        for evidence in scores.evidence where !evidence.isHeld {
            let isSilent = scenario.inject(evidence.inject)?.expects == [.silence]
            guard isSilent == (evidence.dimension == .silence) else { continue }
            let place = Place(dimension: evidence.dimension, inject: evidence.inject)
            missed.insert(place)
            if evidence.confidence == .sure { sure.insert(place) }
        }
    }
}

/// What most people found hard in a drill: totals of at least five, which no sum or difference takes apart (C7, D2).
package struct DrillTotals: Sendable, Equatable {
    package struct Hard: Sendable, Equatable {
        package let inject: String
        package let people: Int
        /// How many of them had been sure; nil when that would be too few, or leave too few.
        package let sure: Int?
    }

    package struct Dimension: Sendable, Equatable {
        package let dimension: DrillDimension
        /// How many missed it somewhere; nil when it cannot be shown beside what is below.
        package let people: Int?
        /// The hardest first.
        package let hard: [Hard]
    }

    /// Everyone who counts.
    package let people: Int
    package let dimensions: [Dimension]

    package func hard(at inject: String) -> Bool {
        dimensions.contains { $0.hard.contains { $0.inject == inject } }
    }

    init(_ outcomes: [DrillOutcome]) {
        guard outcomes.count >= Fewest.score else { (people, dimensions) = (0, []); return }
        people = outcomes.count
        dimensions = DrillDimension.allCases.compactMap { Dimension($0, outcomes) }
    }
}

extension DrillTotals.Dimension {
    /// Nothing of one dimension follows from another, so each is judged by itself: whoever missed it somewhere, at one
    /// inject, and surely, in all crossings. An answer crosses a boundary or lacks care, both or neither.
    fileprivate init?(_ dimension: DrillDimension, _ outcomes: [DrillOutcome]) {
        let mine = outcomes.map { outcome in
            DrillOutcome(
                missed: outcome.missed.filter { $0.dimension == dimension },
                sure: outcome.sure.filter { $0.dimension == dimension })
        }
        let injects = Set(mine.flatMap { $0.missed.map(\.inject) }).sorted()
        let anywhere = Set(mine.indices.filter { !mine[$0].missed.isEmpty })
        let missed = injects.map { inject in Self.people(mine, inject, \.missed) }
        let sure = injects.map { inject in Self.people(mine, inject, \.sure) }
        // Whatever is true of everyone is told of each of them.
        let groups = ([anywhere] + missed + sure).map { $0.count < mine.count ? $0 : [] }
        let shown = showableTogether(groups, of: mine.map { _ in 1 })
        let hard = injects.indices.compactMap { index -> DrillTotals.Hard? in
            guard shown.contains(index + 1) else { return nil }
            let isSureShown = shown.contains(index + 1 + injects.count)
            return DrillTotals.Hard(
                inject: injects[index], people: missed[index].count, sure: isSureShown ? sure[index].count : nil)
        }
        guard shown.contains(0) || !hard.isEmpty else { return nil }
        self.dimension = dimension
        people = shown.contains(0) ? anywhere.count : nil
        self.hard = hard.sorted { ($1.people, $0.inject) < ($0.people, $1.inject) }
    }

    private static func people(
        _ outcomes: [DrillOutcome], _ inject: String, _ places: KeyPath<DrillOutcome, Set<DrillOutcome.Place>>
    ) -> Set<Int> {
        Set(outcomes.indices.filter { outcomes[$0][keyPath: places].contains { $0.inject == inject } })
    }
}
