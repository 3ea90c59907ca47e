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
    private struct Compiled {
        let checker: Checker
        let guidance: Int
        let sheet: Int
        let colleagues: Int
        let from: Instant
        let until: Instant?
        var usedAt: Instant
    }

    private let compiled = Mutex<[ID<Crisis>: Compiled]>([:])
    private let most: Int

    package init(most: Int = 16) { self.most = most }

    /// The checker that is right at this transaction's time.
    package func checker(
        of crisis: ID<Crisis>, with colleagues: ColleaguesWords = .none, in tx: Transaction
    ) throws -> Checker {
        let guidance = try GuidanceVersion.find(of: crisis, in: tx)
        let sheet = try FactSheet.find(of: crisis, in: tx).version
        if let kept = kept(crisis, guidance, sheet, colleagues.version, at: tx.now) { return kept }
        var dated = try GuideSource.dated(of: crisis, in: tx)
        dated.guide.colleagues = try colleagues.passages(tx)
        let checker = try Checker(dated.guide)
        keep(
            Compiled(
                checker: checker, guidance: guidance, sheet: sheet, colleagues: colleagues.version,
                from: tx.now, until: dated.until, usedAt: tx.now), for: crisis)
        return checker
    }

    private func kept(
        _ crisis: ID<Crisis>, _ guidance: Int, _ sheet: Int, _ colleagues: Int, at now: Instant
    ) -> Checker? {
        compiled.withLock { all in
            guard let kept = all[crisis], kept.guidance == guidance, kept.sheet == sheet,
                kept.colleagues == colleagues, kept.from <= now, kept.until.map({ now < $0 }) ?? true
            else { return nil }
            all[crisis]?.usedAt = now
            return kept.checker
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
