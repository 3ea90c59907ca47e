import Care
import Foundation
import Platform
import Situation

extension DemoLoader {
    /// Everyone answers as a browser does for them: with a token that was signed unseen.
    func ask(_ story: DemoStory.RoundStory) async throws {
        let opener = try person(story.by)
        let key = try await BlindKey.make()
        let questions = story.questions.map { question in
            RoundDetails.Question(question.kind, question.text, choices: question.choices ?? [])
        }
        let (start, vault) = (start, house.services.vault)
        var details = RoundDetails(
            title: story.title, why: story.why, closesAt: start + story.closes.duration, questions: questions)
        details.asksDepartment = story.asks_department
        let asked = details
        let round = try await at(story.at.duration) { tx in
            try openRound(asked, key: key, vault: vault, by: opener.id, in: tx).get()
        }
        let given = try story.counts.flatMap { count in
            try (0..<count.people).map { _ in try answer(count, to: round, key: key) }
        }
        try await at(story.at.duration + .hours(3)) { tx in
            for answer in given { _ = try giveAnswer(answer, in: round.id, in: tx).get() }
        }
        try await close(round, themes: story.themes, of: story)
    }

    private func answer(_ count: DemoStory.CountStory, to round: Round, key: BlindKey) throws -> RoundAnswer {
        let token = try BlindedToken(for: key.publicKey)
        let signature = try token.finalize(try key.sign(token.blinded))
        return RoundAnswer(
            token: .init(message: token.message.base64URL, signature: signature.base64URL),
            department: count.department ?? "", answers: count.answers)
    }

    private func close(_ round: Round, themes: [DemoStory.ThemeStory], of story: DemoStory.RoundStory) async throws {
        guard story.closes.duration < .zero else { return }
        let opener = try person(story.by)
        try await at(story.closes.duration) { try closeRound(round.id, by: nil, in: $0) }
        try await at(story.closes.duration + .minutes(40)) { tx in
            for theme in themes { _ = try gatherTheme(theme.said, of: round.id, by: opener.id, in: tx) }
        }
        try await at(story.closes.duration + .minutes(90)) { tx in
            let gathered = try Theme.all(of: [round.id], in: tx)
            for theme in themes {
                guard let id = gathered.first(where: { $0.said == theme.said })?.id, let answer = theme.answer else {
                    continue
                }
                _ = try answerTheme(
                    id, of: round.id, outcome: theme.did == false ? .didNot : .did, answer: answer, by: opener.id,
                    in: tx)
            }
        }
    }
}
