import Platform

extension BoundaryDetails {
    /// E1 and E2: everything it has to state, that it keeps its own examples, and that the law lets it stand.
    package func validate(under limits: GuidanceLimits) -> [Problem] {
        // Reading the lines is nearly all of the work, so they are read once.
        let patterns = try? Patterns(self)
        return statements + term(from: limits.now) + counting + examples(patterns)
            + limits.protectedSpeech.problems(with: self, patterns)
    }

    private var statements: [Problem] {
        let asked: [(String, String, Sentence)] = [
            ("title", title, "A boundary needs a title."),
            ("subject", subject, "Say exactly what it is about."),
            ("protects", protects, "Whose interest does it protect? Without one it should not stand."),
            ("narrower", narrower, "Which narrower rule did you consider? Perhaps it is enough."),
            ("reason", reason, "The author will ask why. Say it in a sentence."),
            ("instead", instead, "What can one say instead? A boundary without a way out is a wall."),
            ("ask", ask, "Whom can an author ask?"),
            ("owner", owner, "Someone has to answer for a boundary. Choose a function."),
            ("match", match.lines, "Without a pattern nothing would be pointed at."),
        ]
        return asked.filter { $0.1.isEmpty }.map { Problem($0.0, $0.2) }
    }

    private func term(from now: Instant) -> [Problem] {
        if expiresAt <= now { return [Problem("expires_at", "A boundary ends on a day that lies ahead.")] }
        if expiresAt > now + .days(180) {
            return [Problem("expires_at", "A boundary ends within 180 days. It can be renewed with a look at it.")]
        }
        return []
    }

    /// What cannot be read in its lines.
    var unreadable: [Problem] {
        Patterns.problems(in: match, field: "match") + Patterns.problems(in: unless, field: "unless")
            + Patterns.problems(in: unlessAnywhere, field: "unless-anywhere")
    }

    private var counting: [Problem] {
        guard let atMost, !(0...1000).contains(atMost) else { return [] }
        return [Problem("at-most", "How often it may be said is a whole number, up to 1,000.")]
    }

    private func examples(_ patterns: Patterns?) -> [Problem] {
        var problems = patterns == nil ? unreadable : []
        if flags.count < 2 { problems.append(Problem("flags", "Give at least two sentences that it must point at.")) }
        if allows.count < 2 {
            problems.append(Problem("allows", "Give at least two sentences that it must leave alone."))
        }
        guard let patterns else { return problems }
        for (index, sentence) in flags.enumerated() where !patterns.match(sentence) {
            problems.append(Problem("flags", "Sentence \(index + 1) is not pointed at: “\(sentence)”"))
        }
        for (index, sentence) in allows.enumerated() where patterns.match(sentence) {
            problems.append(Problem("allows", "Sentence \(index + 1) is pointed at and should not be: “\(sentence)”"))
        }
        return problems
    }
}
