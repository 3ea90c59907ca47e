import Platform
import Synchronization
import TextEngine

/// Colleagues' words as another room keeps them: read only when their version has moved on.
package struct ColleaguesWords: Sendable {
    package let version: Int
    package let passages: @Sendable (Transaction) throws -> [Passage]

    package init(version: Int, passages: @escaping @Sendable (Transaction) throws -> [Passage]) {
        self.version = version
        self.passages = passages
    }

    package static let none = ColleaguesWords(version: 0) { _ in [] }
}

/// Compiled checkers, one a crisis: compiling takes longer than checking, and a crisis is read far more often than
/// it changes.
package final class Checkers: Sendable {
    private let organisation: String
    private let speech: ProtectedSpeech
    private let most: Int
    private let compiled = Mutex<[ID<Crisis>: Compiled]>([:])

    package init(organisation: String, protecting speech: ProtectedSpeech, most: Int = 16) {
        self.organisation = organisation
        self.speech = speech
        self.most = most
    }

    /// The checker that is right at this transaction's time.
    package func checker(
        of id: ID<Crisis>, with colleagues: ColleaguesWords = .none, in tx: Transaction
    ) throws -> Checker {
        guard let crisis = try Crisis.find(id, in: tx) else { throw Refusal.notFound }
        let basis = Basis(
            guidance: try GuidanceVersion.find(of: id, in: tx), sheet: try FactSheet.find(of: id, in: tx).version,
            colleagues: colleagues.version,
            employer: Employer(names: crisis.organisationNames, organisation: organisation))
        let former = compiled.withLock { $0[id] }
        if let former, former.isRight(for: basis, at: tx.now) {
            compiled.withLock { $0[id]?.usedAt = tx.now }
            return former.checker
        }
        var dated = try GuideSource.dated(
            of: id, employer: basis.employer, protecting: speech, lawful: former?.lawful ?? [:], in: tx)
        dated.guide.colleagues = try colleagues.passages(tx)
        let checker = try compile(dated.guide, reusing: former?.checker)
        keep(
            Compiled(
                checker: checker, basis: basis, lawful: dated.lawful, from: tx.now, until: dated.until, usedAt: tx.now),
            for: id)
        return checker
    }

    /// What a checker was compiled from. Another basis needs another checker.
    private struct Basis: Equatable {
        let guidance: Int
        let sheet: Int
        let colleagues: Int
        let employer: Employer
    }

    private struct Compiled {
        let checker: Checker
        let basis: Basis
        /// What was held against the law: it takes longer than all else, and most changes are to a fact or a post.
        let lawful: [ID<Boundary>: BoundaryDetails]
        let from: Instant
        let until: Instant?
        var usedAt: Instant

        func isRight(for basis: Basis, at now: Instant) -> Bool {
            self.basis == basis && from <= now && (until.map { now < $0 } ?? true)
        }
    }

    /// A rule that no longer keeps its own examples, after the engine changed, is left out: it must not keep people
    /// from writing. The guidance page points at it.
    private func compile(_ guide: Guide, reusing former: Checker?) throws -> Checker {
        var guide = guide
        while true {
            do throws(GuideError) {
                return try Checker(guide, reusing: former)
            } catch {
                let rules = guide.boundaries.count + guide.messages.count
                guide.boundaries.removeAll { $0.id == error.rule }
                guide.messages.removeAll { $0.id == error.rule }
                guard guide.boundaries.count + guide.messages.count < rules else { throw error }
            }
        }
    }

    private func keep(_ new: Compiled, for crisis: ID<Crisis>) {
        compiled.withLock { all in
            all[crisis] = new
            guard all.count > most, let oldest = all.min(by: { $0.value.usedAt < $1.value.usedAt })?.key else { return }
            all[oldest] = nil
        }
    }
}

extension GuideError {
    fileprivate var rule: String {
        switch self {
        case .badPattern(let rule, _, _), .missed(let rule, _), .flaggedByMistake(let rule, _): rule
        }
    }
}
