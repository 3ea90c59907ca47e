import HTTPTypes
import Platform
import Situation

package struct RoundJSON: Codable, Sendable {
    package struct QuestionJSON: Codable, Sendable {
        let number: Int
        /// `scale`, `choice` or `words`.
        let kind: String
        let text: String
        let choices: [String]
        /// Everyone’s first; none while the round is open, nor where fewer than 5 would be left.
        let totals: [TotalJSON]
        /// For those who may read them, when at least 10 have answered.
        let words: [String]
        /// Which of these words share one of theirs: the engine’s reading, the largest group first.
        let shared: [SharedWordJSON]
    }

    package struct SharedWordJSON: Codable, Sendable {
        let word: String
        /// Others that at least half of them share.
        let beside: [String]
        /// Places in `words`, from 0.
        let answers: [Int]
    }

    package struct TotalJSON: Codable, Sendable {
        /// Empty for everyone.
        let department: String
        let people: Int
        /// In the order of the choices.
        let counts: [Int]
    }

    package struct ThemeJSON: Codable, Sendable {
        let id: ID<Theme>
        let said: String
        let gatheredAt: Timestamp
        /// `did` or `did-not`; nothing until it is answered.
        let outcome: String?
        let answer: String?
    }

    let id: ID<Round>
    let title: String
    let why: String
    let openedAt: Timestamp
    let closesAt: Timestamp
    let closedAt: Timestamp?
    /// SubjectPublicKeyInfo in base 64 for addresses: what tokens are blinded for.
    let publicKey: String
    let questions: [QuestionJSON]
    let themes: [ThemeJSON]

    fileprivate init(_ id: ID<Round>, for viewer: Viewer, in tx: Transaction) throws {
        let round = try Round.get(id, in: tx)
        let results = try RoundResults.find(of: round, in: tx)
        let mayRead = round.wordsFor == .everyone || viewer.mayOpenCrises
        self.id = id
        title = round.title
        why = round.why
        openedAt = Timestamp(round.openedAt)
        closesAt = Timestamp(round.closesAt)
        closedAt = round.closedAt.map { Timestamp($0) }
        publicKey = round.publicKey
        questions = round.questions.enumerated().map { index, question in
            let result = results?.questions[index]
            return QuestionJSON(
                number: question.number, kind: question.kind.rawValue, text: question.text, choices: question.choices,
                totals: (result?.tallies ?? []).map {
                    TotalJSON(department: $0.department, people: $0.people, counts: $0.counts)
                },
                words: mayRead ? result?.words ?? [] : [],
                shared: (mayRead ? result?.shared ?? [] : []).map {
                    SharedWordJSON(word: $0.word, beside: $0.beside, answers: $0.texts)
                })
        }
        themes = try Theme.all(of: [id], in: tx).map {
            ThemeJSON(
                id: $0.id, said: $0.said, gatheredAt: Timestamp($0.gatheredAt), outcome: $0.outcome?.rawValue,
                answer: $0.answer)
        }
    }
}

package struct ThemeDetailsJSON: Codable, Sendable {
    let said: String
}

package struct ThemeAnswerJSON: Codable, Sendable {
    /// `did` or `did-not`.
    let outcome: String
    let answer: String
}

/// Opening a round and answering one are for browsers: the one makes a key, the other a token that no program should hold
/// for somebody.
let feedbackOperations: [APIOperation] = [
    .list("/feedback/rounds", .employee, "listRounds", "Rounds of questions to everyone, newest first") {
        visit, page, tx in
        try page.listing(whole: Round.newest(in: tx), place: \.id.rawValue) {
            try RoundJSON($0.id, for: visit.viewer, in: tx)
        }
    },
    .read("/feedback/rounds/:round", .employee, "getRound", "One round, with its totals once it has closed") {
        try $0.roundJSON(in: $1)
    },
    .act(
        .post, "/feedback/rounds/:round/closure", .opener, .run, "closeRound",
        "Close a round now; its totals are there from then on"
    ) { (visit, _: NoBodyJSON, tx) in
        try closeRound(visit.id("round"), by: visit.viewer.id, in: tx)
        return try visit.roundJSON(in: tx)
    },
    .act(
        .post, "/feedback/rounds/:round/themes", .opener, .run, "gatherTheme",
        "Write down what many said, in one sentence", status: .created
    ) { (visit, body: ThemeDetailsJSON, tx) in
        try gatherTheme(body.said.trimmed, of: visit.id("round"), by: visit.viewer.id, in: tx).orThrow()
        return try visit.roundJSON(in: tx)
    },
    .act(
        .post, "/feedback/rounds/:round/themes/:theme", .opener, .run, "answerTheme", "Say what came of a theme"
    ) { (visit, body: ThemeAnswerJSON, tx) in
        try answerTheme(
            visit.id("theme"), of: visit.id("round"), outcome: Theme.Outcome(rawValue: body.outcome),
            answer: body.answer.trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return try visit.roundJSON(in: tx)
    },
]

extension Visit {
    fileprivate func roundJSON(in tx: Transaction) throws -> RoundJSON {
        try RoundJSON(id("round"), for: viewer, in: tx)
    }
}
