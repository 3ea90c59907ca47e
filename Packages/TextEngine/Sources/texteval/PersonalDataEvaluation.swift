import TextEngine
import TextTables

/// `texteval pii`: one text a line → `[[start, end, "TYPE"], …]` in Unicode scalars of that line.
struct PersonalDataEvaluation: Evaluation {
    let reader: PersonalDataReader

    static func run(_ words: ArraySlice<String>) throws {
        try Runner(arguments: Arguments(words, options: [])).run(PersonalDataEvaluation())
    }

    init() throws { reader = try TextTables.personalData() }

    func item(_ line: Substring) -> String { String(line) }

    func answer(_ text: String) -> [PersonalDataSpan] { reader.spans(in: text) }

    func printed(_ spans: [PersonalDataSpan], for text: String) -> String {
        let parts = spans.map { "[\($0.scalars.lowerBound), \($0.scalars.upperBound), \"\($0.type.rawValue)\"]" }
        return "[" + parts.joined(separator: ", ") + "]"
    }
}
