/// Something in the text that may be personal data, with its place.
struct Candidate {
    enum Kind { case word, digits, password, privateKey }

    let kind: Kind
    let text: String
    let range: TextRange
}

/// Cuts the text into words between white space, and into runs of digits with the marks that numbers are grouped by.
struct Candidates {
    private(set) var all: [Candidate] = []
    private let text: String

    private struct Word {
        let text: Substring
        let utf8: Int
        let utf16: Int
    }

    init(_ text: String) {
        self.text = text
        let words = Candidates.words(text)
        for (index, word) in words.enumerated() {
            let trimmed = word.text.trimming { ".,;:!?()[]\"'<>“”".contains($0) }
            add(.word, trimmed.text, utf8: word.utf8 + trimmed.utf8, utf16: word.utf16 + trimmed.utf16)
            if isPasswordLabel(word.text), index + 1 < words.count, words[index + 1].text.count >= 6 {
                add(.password, words[index + 1].text, utf8: words[index + 1].utf8, utf16: words[index + 1].utf16)
            }
        }
        addRuns(words)
        if let start = text.firstRange(of: "-----BEGIN"), text[start.upperBound...].prefix(40).contains("PRIVATE KEY") {
            let utf8 = text.utf8.distance(from: text.startIndex, to: start.lowerBound)
            let utf16 = text.utf16.distance(from: text.startIndex, to: start.lowerBound)
            add(.privateKey, text[start], utf8: utf8, utf16: utf16)
        }
    }

    private mutating func add(_ kind: Candidate.Kind, _ part: Substring, utf8: Int, utf16: Int) {
        guard !part.isEmpty else { return }
        let range = TextRange(utf8: utf8..<utf8 + part.utf8.count, utf16: utf16..<utf16 + part.utf16.count)
        all.append(Candidate(kind: kind, text: String(part), range: range))
    }

    /// Neighbouring words made of digits and grouping marks: "+45 20 12 34 56", "DK50 0040 0440 1162 43".
    private mutating func addRuns(_ words: [Word]) {
        var index = 0
        while index < words.count {
            guard isNumeric(words[index].text) || isIBANStart(words[index].text) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < words.count, end - index < 10, isNumeric(words[end].text), !endsClause(words[end - 1].text) {
                end += 1
            }
            let first = words[index]
            let last = words[end - 1]
            let start = text.utf8.index(text.startIndex, offsetBy: first.utf8)
            let stop = text.utf8.index(text.startIndex, offsetBy: last.utf8 + last.text.utf8.count)
            let trimmed = text[start..<stop].trimming { ".,;:!?".contains($0) }
            add(.digits, trimmed.text, utf8: first.utf8 + trimmed.utf8, utf16: first.utf16 + trimmed.utf16)
            index = end
        }
    }

    private func isNumeric(_ word: Substring) -> Bool {
        let digits = word.count { $0.isNumber }
        return digits >= 2 && word.allSatisfy { $0.isNumber || "+()-./,;:!?".contains($0) } && !word.contains(":")
    }

    private func isIBANStart(_ word: Substring) -> Bool {
        word.count >= 4 && word.prefix(2).allSatisfy { $0.isLetter && $0.isUppercase }
            && word.dropFirst(2).prefix(2).allSatisfy(\.isNumber)
    }

    private func endsClause(_ word: Substring) -> Bool { word.last.map { ".,;:!?".contains($0) } ?? false }

    private func isPasswordLabel(_ word: Substring) -> Bool {
        ["password:", "password=", "passwd:", "pwd:", "passcode:", "pin:"].contains(word.lowercased())
    }

    private static func words(_ text: String) -> [Word] {
        var words: [Word] = []
        var (utf8, utf16) = (0, 0)
        var rest = text[...]
        while let first = rest.first {
            let part = rest.prefix { $0.isWhitespace == first.isWhitespace }
            if !first.isWhitespace { words.append(Word(text: part, utf8: utf8, utf16: utf16)) }
            utf8 += part.utf8.count
            utf16 += part.utf16.count
            rest = rest[part.endIndex...]
        }
        return words
    }
}

extension Substring {
    /// Without such characters at both ends, and how far in it begins.
    fileprivate func trimming(_ isEdge: (Character) -> Bool) -> (text: Substring, utf8: Int, utf16: Int) {
        let head = prefix(while: isEdge)
        var rest = self[head.endIndex...]
        while let last = rest.last, isEdge(last) { rest.removeLast() }
        return (rest, head.utf8.count, head.utf16.count)
    }
}
