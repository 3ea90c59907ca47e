/// Light English stemming: fault/faults, blame/blamed/blaming, company/companies meet; meaning is never joined
/// (no "-tion", no prefixes). Linear in the word.
enum Stemming {
    static func stem(_ folded: String) -> String {
        var word = Array(folded.utf8)
        drop("'s", from: &word)
        drop("'", from: &word)
        guard word.count > 3, word.allSatisfy({ $0 < 0x80 }) else { return String(decoding: word, as: UTF8.self) }
        if ends(word, "ies") {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
        } else if ends(word, "sses") || ends(word, "shes") || ends(word, "ches") || ends(word, "xes") {
            word.removeLast(2)
        } else if ends(word, "s"), !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") {
            word.removeLast()
        }
        if ends(word, "ied"), word.count > 4 {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
        } else if ends(word, "ing"), word.count > 5, hasVowel(word.dropLast(3)) {
            word.removeLast(3)
        } else if ends(word, "ed"), word.count > 4, hasVowel(word.dropLast(2)) {
            word.removeLast(2)
        }
        if word.count > 3, word.last == UInt8(ascii: "e") { word.removeLast() }
        if word.count > 3, let last = word.last, last == word[word.count - 2] { word.removeLast() }
        return String(decoding: word, as: UTF8.self)
    }

    private static func drop(_ suffix: StaticString, from word: inout [UInt8]) {
        if ends(word, suffix) { word.removeLast(suffix.utf8CodeUnitCount) }
    }

    private static func ends(_ word: [UInt8], _ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { word.count > $0.count && word.suffix($0.count).elementsEqual($0) }
    }

    private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool { word.contains { "aeiouy".utf8.contains($0) } }
}
