/// What one look found: all is well, something to know, or something that has to be mended.
struct Diagnosis: Encodable {
    enum State: String, Encodable, Comparable {
        case well, care, wrong

        static func < (a: State, b: State) -> Bool { a.rank < b.rank }
        private var rank: Int { self == .well ? 0 : self == .care ? 1 : 2 }
    }

    let subject: String
    let state: State
    let sentence: String
    /// What to do.
    let advice: String?

    static func well(_ subject: String, _ sentence: String) -> Diagnosis {
        Diagnosis(subject: subject, state: .well, sentence: sentence, advice: nil)
    }

    static func care(_ subject: String, _ sentence: String, _ advice: String) -> Diagnosis {
        Diagnosis(subject: subject, state: .care, sentence: sentence, advice: advice)
    }

    static func wrong(_ subject: String, _ sentence: String, _ advice: String) -> Diagnosis {
        Diagnosis(subject: subject, state: .wrong, sentence: sentence, advice: advice)
    }
}
