import ResearchTables
import TextEngine
import TextTables

/// `texteval label --task …`: one text a line → `label<TAB>confidence`.
struct LabelEvaluation: Evaluation {
    enum Task: String, CaseIterable { case sentiment, emotion, offensive, relevance }

    private let answer: @Sendable (String) -> (label: String, confidence: Double)

    static func run(_ words: some Sequence<String>) throws {
        let arguments = try Arguments(words, options: ["--task"])
        try Runner(arguments: arguments).run(LabelEvaluation(arguments.required("--task")))
    }

    init(_ name: String) throws {
        guard let task = Task(rawValue: name) else {
            let all = Task.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(message: "--task is one of \(all).", status: 2)
        }
        if task == .relevance {
            let judge = try TextTables.relevance()
            answer = { text in
                let share = judge.relevance(text)
                return share >= 0.5 ? ("1", share) : ("0", 1 - share)
            }
            return
        }
        let labeller = try ResearchTables.labels()
        answer = { text in
            let labels = labeller.labels(text)
            return switch task {
            case .sentiment: ("\(labels.tone.best)", labels.tone.confidence)
            case .emotion: ("\(labels.feeling.best)", labels.feeling.confidence)
            default: (labels.abuse.best == .offensive ? "offensive" : "not-offensive", labels.abuse.confidence)
            }
        }
    }

    func item(_ line: Substring) -> String { String(line) }

    func answer(_ text: String) -> (label: String, confidence: Double) { answer(text) }

    func printed(_ answer: (label: String, confidence: Double), for text: String) -> String {
        "\(answer.label)\t\(Double(Int(answer.confidence * 10_000 + 0.5)) / 10_000)"
    }
}
