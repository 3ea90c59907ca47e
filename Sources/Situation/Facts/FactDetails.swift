import Platform

/// What a form, a playbook or the demo says about a fact, before it is a version.
package struct FactDetails: Sendable, Equatable {
    package var statement: String
    package var status: FactStatus
    package var figures: [FactFigure]
    package var notPublicBefore: Instant?
    package var owner: String
    package var source: String
    package var reviewBy: Instant?
    package var why: String

    package init(
        statement: String = "", status: FactStatus = .developing, figures: [FactFigure] = [],
        notPublicBefore: Instant? = nil, owner: String = "", source: String = "", reviewBy: Instant? = nil,
        why: String = ""
    ) {
        self.statement = statement
        self.status = status
        self.figures = figures
        self.notPublicBefore = notPublicBefore
        self.owner = owner
        self.source = source
        self.reviewBy = reviewBy
        self.why = why
    }

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        if statement.isEmpty { problems.append(Problem("statement", "A fact needs a statement.")) }
        if statement.count > 600 {
            problems.append(Problem("statement", "A statement has at most 600 characters. Make it two facts."))
        }
        if owner.isEmpty { problems.append(Problem("owner", "Someone has to answer for a fact. Choose a function.")) }
        if status == .withdrawn {
            problems.append(Problem("status", "Withdraw a fact from its own page, so that the reason is kept."))
        }
        if source.isEmpty, status == .confirmed || status == .notTrue {
            problems.append(Problem("source", "How do we know? A statement that stands as settled needs a source."))
        }
        problems += figures.flatMap { $0.validate() }
        if Set(figures.map(\.name)).count < figures.count {
            problems.append(Problem("figures", "Two figures have the same name."))
        }
        return problems
    }
}

extension FactFigure {
    fileprivate func validate() -> [Problem] {
        if name.isEmpty { return [Problem("figures", "A figure needs a name, like “cartons sold”.")] }
        if !value.isFinite { return [Problem("figures", "The figure “\(name)” needs a number.")] }
        return []
    }
}

/// Closing a crisis freezes its facts.
func frozen(_ crisis: Crisis) -> [Problem] {
    crisis.phase == .closed ? [Problem("", "The crisis is closed, and its facts are frozen as they are.")] : []
}
