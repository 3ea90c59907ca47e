/// Random texts that can be made again from their seed (SplitMix64).
struct Fuzz: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// Pieces that mean something to the engine, stuck together without respect for words or characters.
    mutating func text() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...40, using: &self) {
            switch Int.random(in: 0..<10, using: &self) {
            case 0: text.unicodeScalars.append(anyScalar())
            case 1...3: text += Fuzz.marks.randomElement(using: &self) ?? ""
            case 4:
                text += String(
                    repeating: Fuzz.marks.randomElement(using: &self) ?? "", count: Int.random(in: 1...5, using: &self))
            default: text += Fuzz.words.randomElement(using: &self) ?? ""
            }
            if Bool.random(using: &self) { text += " " }
        }
        return text
    }

    private mutating func anyScalar() -> Unicode.Scalar {
        let planes: [ClosedRange<UInt32>] = [
            0...0x7F, 0x80...0x24F, 0x300...0x36F, 0x370...0x1FFF, 0x2000...0x2FFF, 0xFE00...0xFFFF, 0x1F000...0x1FAFF,
            0xE0000...0xE01EF, 0x1100...0x11FF, 0x1D400...0x1D7FF,
        ]
        let plane = planes.randomElement(using: &self) ?? 0...0x7F
        return Unicode.Scalar(UInt32.random(in: plane, using: &self)) ?? "?"
    }

    private static let marks = [
        ".", "…", "...", "!", "?", ",", ";", ":", "-", "—", "–", "/", "(", ")", "[", "]", "“", "”", "'", "’", "#", "@",
        "%", "€", "$", "£",
        "+", "\n", "\r\n", "\t", "\u{A0}", "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{301}", "\u{308}", "\u{AD}", "🥛", "👩‍👧",
        "🇩🇰", "🏽", "\0",
    ]
    private static let words = [
        "supplier", "Odense", "0dense", "s u p p l i e r", "suppplier", "not", "but I", "and", "because", "cartons",
        "400", "612", "1,240", "1.5k",
        "six hundred", "about", "over", "between", "to", "million", "%", "I", "we", "work at Halden", "Halden",
        "#HaldenFoods", "knew for weeks",
        "They", "No", "illness has been reported", "Line 2 restarts on Friday", "new valves", "money back",
        "without a receipt",
        "nobody argued about the cost", "+45 20 12 34 56", "DK50 0040 0440 1162 43", "4111 1111 1111 1111",
        "amara@mail.example",
        "password: hunter2", "https://halden.example/a?b=c", "@amara@practice.example",
        "A moment from this week I keep thinking about is",
        "I run the night line at Halden in Aarhus. At twenty to four an alarm went that", "revenue fell 12",
        "customer named Mrs", "Ærø", "Straße",
        "𝐇𝐚𝐥𝐝𝐞𝐧", "牛乳", "\u{1112}\u{1161}", "aaaa", "a", "f4ult",
    ]
}
