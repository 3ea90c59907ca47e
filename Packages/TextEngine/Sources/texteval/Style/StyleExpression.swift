/// A regular expression of a style, as the texts that it stands for. What stands for few texts can be said in pattern
/// lines: words, `a|b`, brackets, `?`, `[ab]`, spaces, `\d+` and `\w+`. The rest is refused with the reason.
struct StyleExpression {
    struct Refused: Error, Equatable {
        let reason: String
    }

    private static let most = 64
    /// Stand for any number and any word while texts are put together; no style writes them.
    private static let number: Character = "\u{E000}"
    private static let word: Character = "\u{E001}"

    private let characters: [Character]
    private var index = 0
    private var depth = 0

    /// The pattern lines that together match what the expression matches.
    static func lines(_ expression: String) throws(Refused) -> [String] {
        var reader = StyleExpression(characters: Array(expression))
        let texts = try reader.choices()
        guard reader.index == reader.characters.count else { throw Refused(reason: "a bracket is not opened") }
        var lines: [String] = []
        for text in texts {
            let line = try line(of: text)
            if !lines.contains(line) { lines.append(line) }
        }
        return lines
    }

    private static func line(of text: String) throws(Refused) -> String {
        var parts: [String] = []
        for piece in text.split(whereSeparator: \.isWhitespace) {
            if piece == String(number) {
                parts.append("#")
            } else if piece == String(word) {
                parts.append("@word")
            } else if piece.contains(where: { $0 == number || $0 == word }) {
                throw Refused(reason: "it looks inside words")
            } else if piece.contains(where: { $0.isLetter || $0.isNumber }) {
                parts.append("=" + piece)
            }
        }
        guard !parts.isEmpty else { throw Refused(reason: "it is about marks or spaces, and patterns are about words") }
        return parts.joined(separator: " ")
    }

    private mutating func choices() throws(Refused) -> [String] {
        depth += 1
        defer { depth -= 1 }
        guard depth < 10 else { throw Refused(reason: "its brackets are nested too deeply") }
        var all = try sequence()
        while index < characters.count, characters[index] == "|" {
            index += 1
            all += try sequence()
        }
        guard all.count <= Self.most else { throw Refused(reason: "it stands for more than \(Self.most) texts") }
        return all
    }

    private mutating func sequence() throws(Refused) -> [String] {
        var texts = [""]
        while index < characters.count, characters[index] != "|", characters[index] != ")" {
            let isClass = "\\[".contains(characters[index])
            let choices = try repeated(try atom(), isClass: isClass)
            texts = texts.flatMap { text in choices.map { text + $0 } }
            guard texts.count <= Self.most else { throw Refused(reason: "it stands for more than \(Self.most) texts") }
        }
        return texts
    }

    /// What one sign, class or bracket stands for.
    private mutating func atom() throws(Refused) -> [String] {
        let character = characters[index]
        index += 1
        switch character {
        case "(": return try bracket()
        case "[": return try set()
        case "\\": return [try escaped()]
        case ".": throw Refused(reason: "“.” stands for any sign")
        case "^", "$": throw Refused(reason: "“\(character)” asks where a line begins or ends")
        case "*", "+", "?", "{": throw Refused(reason: "“\(character)” repeats nothing")
        default: return [Self.plain(character)]
        }
    }

    private mutating func bracket() throws(Refused) -> [String] {
        if index < characters.count, characters[index] == "?" {
            let sign = characters[index...].prefix(4)
            if sign.starts(with: "?i)") {
                index += 3
                return [""]
            }
            guard sign.starts(with: "?:") else { throw Refused(reason: "it looks ahead or behind") }
            index += 2
        }
        let texts = try choices()
        guard index < characters.count, characters[index] == ")" else {
            throw Refused(reason: "a bracket is not closed")
        }
        index += 1
        return texts
    }

    private mutating func set() throws(Refused) -> [String] {
        guard let end = characters[index...].firstIndex(of: "]") else {
            throw Refused(reason: "a bracket is not closed")
        }
        let inside = characters[index..<end]
        index = end + 1
        switch String(inside) {
        case "0-9", "\\d": return [String(Self.number)]
        case "^\\s", "\\w", "a-zA-Z", "A-Za-z": return [String(Self.word)]
        case "\\s", " ": return [" "]
        default: break
        }
        guard !inside.contains("^"), !inside.contains("\\"), inside.dropFirst().dropLast().firstIndex(of: "-") == nil
        else {
            throw Refused(reason: "“[\(String(inside))]” stands for too many signs")
        }
        return inside.map(Self.plain)
    }

    private mutating func escaped() throws(Refused) -> String {
        guard index < characters.count else { throw Refused(reason: "it ends with “\\”") }
        let character = characters[index]
        index += 1
        switch character {
        case "b": return ""
        case "s", "t", "n": return " "
        case "d": return String(Self.number)
        case "w", "S": return String(Self.word)
        case _ where character.isLetter || character.isNumber:
            throw Refused(reason: "“\\\(character)” has no counterpart in patterns")
        default: return Self.plain(character)
        }
    }

    /// `?` makes optional; `+` and `*` are read where they repeat spaces, digits or the letters of any word.
    private mutating func repeated(_ texts: [String], isClass: Bool) throws(Refused) -> [String] {
        guard index < characters.count else { return try whole(texts, isClass) }
        let classes = [" ", String(Self.number), String(Self.word)]
        switch characters[index] {
        case "?":
            index += 1
            return texts + [""]
        case "+" where texts.allSatisfy(classes.contains), "*" where texts == [" "]:
            let isOptional = characters[index] == "*"
            index += 1
            return isOptional ? texts + [""] : texts
        case "+", "*", "{":
            throw Refused(reason: "“\(characters[index])” stands for any number of repetitions")
        default:
            return try whole(texts, isClass)
        }
    }

    /// `\w` and `\d` without a repetition are one letter and one figure, which no pattern tells from longer ones.
    private func whole(_ texts: [String], _ isClass: Bool) throws(Refused) -> [String] {
        if isClass, texts == [String(Self.word)] || texts == [String(Self.number)] {
            throw Refused(reason: "it stands for a single letter")
        }
        return texts
    }

    /// Marks between words do not matter to patterns; those inside words are kept.
    private static func plain(_ character: Character) -> String {
        character.isLetter || character.isNumber || "'’-.&/".contains(character) ? String(character) : " "
    }
}
