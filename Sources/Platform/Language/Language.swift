/// A language that pages can be read in. English is the source; the pseudo-language shows what slipped by the
/// language function, because everything else on a page stands between ⟦ and ⟧.
package struct Language: Sendable, Hashable {
    package let code: String
    package let name: String

    package static let english = Language(code: "en", name: "English")
    package static let pseudo = Language(code: "en-XA", name: "Pseudo")
    package static let all: [Language] = [.english]

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    package init(preferring codes: [String]) {
        if codes.contains(Language.pseudo.code) {
            self = .pseudo
        } else {
            self = codes.lazy.compactMap { code in Language.all.first { code.hasPrefix($0.code) } }.first ?? .english
        }
    }

    var isPseudo: Bool { self == .pseudo }
    var groupSeparator: String { "," }
    var decimalSeparator: String { "." }

    func isOne(_ count: Int) -> Bool { count == 1 }

    func translate(_ key: String) -> String { isPseudo ? accented(key) : key }

    func translate(_ key: String, plural: String, count: Int) -> String { translate(key) }

    func wrap(_ text: String) -> String { isPseudo ? "⟦\(text)⟧" : text }
}

private func accented(_ text: String) -> String {
    var depth = 0
    return String(
        text.map { character in
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            return depth > 0 ? character : accents[character] ?? character
        })
}

private let accents: [Character: Character] = [
    "a": "å", "e": "é", "i": "í", "o": "ö", "u": "ü", "A": "Å", "E": "É", "I": "Í", "O": "Ö", "U": "Ü",
    "n": "ñ", "s": "š", "y": "ý", "c": "ç",
]
