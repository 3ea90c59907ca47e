/// What stands between two words, and whether a sentence or a clause ends there.
struct Gap {
    var isTag = false
    private(set) var isQuestion = false
    private var spaces = 0
    private var marks = 0
    private var stops = 0
    private var hyphens = 0
    private var isStrong = false
    private var isNewLine = false
    private var isClause = false
    private var isColon = false

    mutating func add(_ mark: Unicode.Scalar) {
        isTag = mark == "#"
        switch mark {
        case " ", "\t", "\u{00A0}": spaces += 1
        case "\n", "\r", "\u{000B}", "\u{000C}": isNewLine = true
        default:
            marks += 1
            switch mark {
            case ".": stops += 1
            case "…": stops += 3
            case "!": isStrong = true
            case "?":
                isStrong = true
                isQuestion = true
            case "-", "/": hyphens += 1
            case ":":
                isColon = true
                isClause = true
            case ",", ";", "(", ")", "[", "]", "|": isClause = true
            default: break
            }
        }
    }

    var traits: Token.Traits {
        var traits: Token.Traits = isTag ? [.tag] : []
        if isColon { traits.insert(.afterColon) }
        if !isNewLine, spaces == 1, marks == 0 { traits.insert(.spaced) }
        if !isNewLine, spaces == 0, marks == 1, hyphens == 1 { traits.insert(.joined) }
        return traits
    }

    var endsClause: Bool { isClause || stops > 0 || (hyphens > 0 && spaces > 1) }

    func endsSentence(after tokens: [Token], beforeUpper isUpper: Bool) -> Bool {
        if isNewLine || isStrong { return true }
        guard stops > 0, let last = tokens.last else { return false }
        if stops > 1 { return isUpper }
        let isLetter = last.folded.utf8.count == 1 && !startsWithDigit(last.folded)
        if spaces == 0 { return isUpper && !isLetter }
        if titles.contains(last.folded) { return false }
        if abbreviations.contains(last.folded) { return isUpper }
        guard isLetter, last.folded != "i" else { return true }
        // "J. Holst" goes on; "at 6 a.m." and "in the U.K." end where the next word has a capital.
        let isAcronym = tokens.count > 1 && tokens[tokens.count - 2].utf8.upperBound + 1 == last.utf8.lowerBound
        return isUpper && (isAcronym || !last.startsUpper)
    }

    var isEmpty: Bool { spaces + marks == 0 && !isNewLine }
}

private let titles: Set<String> = ["mr", "mrs", "ms", "dr", "prof", "st"]
private let abbreviations: Set<String> = [
    "approx", "ca", "no", "nos", "nr", "vs", "etc", "inc", "ltd", "dept", "est", "tel", "ext", "max",
]
