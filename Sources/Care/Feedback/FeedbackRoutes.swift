import HTTPTypes
import Platform
import Situation

func feedbackRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/feedback", .employee) { try await $0.feedbackPage() },
        Route(.get, "/feedback/rounds/new", .opener) { try await $0.roundFormPage() },
        Route(.post, "/feedback/rounds", .opener) { try await $0.openThisRound() },
        Route(.get, "/feedback/rounds/:round", .employee) { try await $0.roundPage() },
        Route(.post, "/feedback/rounds/:round/closure", .opener) { visit in
            let id: ID<Round> = try visit.id("round")
            try await visit.write { try closeRound(id, by: visit.viewer.id, in: $0) }
            return .see("/feedback/rounds/\(id)", .roundClosed)
        },
        Route(.post, "/feedback/rounds/:round/token", .employee) { try await $0.signThisToken() },
        Route(nameless: "/feedback/rounds/:round/answers", limit: 1 << 16) { try await $0.takeAnswer() },
        Route(.post, "/feedback/rounds/:round/themes", .opener) { try await $0.gatherThisTheme() },
        Route(.post, "/feedback/rounds/:round/themes/:theme", .opener) { try await $0.answerThisTheme() },
        Route(.get, "/feedback/rounds/:round/letters", .opener) { try await $0.lettersPage() },
        Route(.post, "/feedback/rounds/:round/letters/:letter", .opener) { try await $0.replyToLetter() },
        Route(open: .get, "/feedback/letters") { guest in guest.ownLettersPage() },
        Route(nameless: "/feedback/letters/reading") { try await $0.readLetter() },
        Route(nameless: "/feedback/letters/messages", limit: 1 << 15) { try await $0.writeLetter() },
    ]
}

private struct BlindedToken: Decodable {
    let blinded: String
}

private struct LetterAsked: Decodable {
    let box: String
    var words: String?
}

private struct LetterJSON: Encodable {
    let messages: [LetterMessage]
}

extension Visit {
    fileprivate func signThisToken() async throws -> Answer {
        let id: ID<Round> = try id("round")
        let token: BlindedToken = try json()
        let vault = services.vault
        let round = try await read { try Round.get(id, in: $0) }
        let signature = try await round.sign(token.blinded, vault: vault, at: now)
        let isTheirs = try await write { [viewer] in
            try markToken(token.blinded, of: id, for: viewer.id, vault: vault, in: $0)
        }
        guard isTheirs else { throw Refusal.conflict }
        return try .json(["signature": signature])
    }

    fileprivate func openThisRound() async throws -> Answer {
        let form = try form()
        let details = RoundDetails(form, t)
        let key = try await BlindKey.make()
        let result = try await write { [viewer, services] tx in
            try openRound(details, key: key, vault: services.vault, by: viewer.id, in: tx)
        }
        switch result {
        case .success(let round): return .see(round.path, .roundOpened)
        case .failure(let problems): return try await roundFormPage(Filled(form, problems: problems.all))
        }
    }

    fileprivate func gatherThisTheme() async throws -> Answer {
        let (form, id): (Form, ID<Round>) = (try form(), try id("round"))
        let problems = try await write { [viewer] in
            try gatherTheme(form["said"], of: id, by: viewer.id, in: $0)
        }
        guard problems.isEmpty else { return try await roundPage(Filled(form, problems: problems)) }
        return .see("/feedback/rounds/\(id)", .saved)
    }

    fileprivate func answerThisTheme() async throws -> Answer {
        let (form, round, theme): (Form, ID<Round>, ID<Theme>) = (try form(), try id("round"), try id("theme"))
        let problems = try await write { [viewer] tx in
            try answerTheme(
                theme, of: round, outcome: Theme.Outcome(rawValue: form["outcome"]), answer: form["answer"],
                by: viewer.id, in: tx)
        }
        guard problems.isEmpty else { return try await roundPage(Filled(form, problems: problems), answering: theme) }
        return .see("/feedback/rounds/\(round)", .saved)
    }

    fileprivate func replyToLetter() async throws -> Answer {
        let (form, id): (Form, ID<Round>) = (try form(), try id("round"))
        let letter = call.parameters["letter"] ?? ""
        let problems = try await write { tx in
            try Letter.reply(form["words"], to: letter, of: Round.get(id, in: tx), in: tx)
        }
        guard problems.isEmpty else {
            return try await lettersPage(Filled(form, problems: problems), answering: letter)
        }
        return .see("/feedback/rounds/\(id)/letters", .letterAnswered)
    }
}

/// All of them together, on this node: whose one is cannot be asked. More come in a second than ever answer a round at
/// once; what a flood costs has an end.
private let answersOfAll = Rate(burst: 300, every: .milliseconds(2))
private let lettersOfAll = Rate(burst: 120, every: .milliseconds(500))

extension Guest {
    private func slowDown(_ what: String, _ rate: Rate) throws {
        if let wait = services.limiter.take(what, rate) { throw Refusal.tooMany(retryAfterSeconds: wait) }
    }

    fileprivate func takeAnswer() async throws -> Answer {
        let id: ID<Round> = try call.id("round")
        try slowDown("answers", answersOfAll)
        let answer: RoundAnswer = try json()
        // Looked at before the one writer is asked for: anybody may send anything here.
        let round = try await services.database.read { try Round.get(id, in: $0) }
        guard answer.token.isSigned(for: round) else {
            return try problemsJSON([Problem("", "This token was not signed for this round.")])
        }
        switch try await services.database.write({ try giveAnswer(answer, in: id, in: $0) }) {
        case .success(let isNew):
            // It counts, whether or not this comes to pass now; the next answer tries again, and closing does it.
            try? await services.database.write { try mixAnswers(of: id, fewest: Fewest.comments, in: $0) }
            return try .json(["counted": isNew])
        case .failure(let problems): return try problemsJSON(problems.all)
        }
    }

    fileprivate func readLetter() async throws -> Answer {
        try slowDown("letters", lettersOfAll)
        let asked: LetterAsked = try json()
        guard let letter = try await services.database.read({ try Letter.open(box: asked.box, in: $0) }) else {
            throw Refusal.notFound
        }
        return try .json(LetterJSON(messages: letter.messages))
    }

    fileprivate func writeLetter() async throws -> Answer {
        try slowDown("letters", lettersOfAll)
        let asked: LetterAsked = try json()
        let problems = try await services.database.write {
            try Letter.write(asked.words ?? "", box: asked.box, in: $0)
        }
        return problems.isEmpty ? try .json(["sent": true]) : try problemsJSON(problems)
    }

    private func problemsJSON(_ problems: [Problem]) throws -> Answer {
        let sentences = problems.map { ["field": $0.field, "sentence": t($0.sentence)] }
        return try .json(["problems": sentences], status: .unprocessableContent)
    }
}
