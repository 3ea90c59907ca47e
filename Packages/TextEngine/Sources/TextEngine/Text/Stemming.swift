/// Light English stemming: fault/faults, blame/blamed/blaming, company/companies, know/knew/known meet; meaning is
/// never joined (no "-tion", no prefixes). Linear in the word.
enum Stemming {
    static func stem(_ folded: String) -> String {
        var word = Array(folded.utf8)
        stem(&word)
        return String(decoding: word, as: UTF8.self)
    }

    /// The same in place, for passes that cannot afford a `String`.
    static func stem(_ word: inout [UInt8]) {
        if ends(word, "'s") { word.removeLast(2) } else if word.last == UInt8(ascii: "'") { word.removeLast() }
        guard word.count > 2, word.allSatisfy({ $0 < 0x80 }) else { return }
        if word.count < longestIrregular, let base = irregular[String(decoding: word, as: UTF8.self)] {
            word.replaceSubrange(word.indices, with: base.utf8)
        } else {
            dropEnding(&word)
        }
        if word.count > 3, word.last == UInt8(ascii: "e") { word.removeLast() }
        if word.count > 3, let last = word.last, last == word[word.count - 2], !isDigit(last) { word.removeLast() }
    }

    /// The stem that a token has whose folded text is this word; a number of several words is its own.
    static func stemOfExact(_ word: String) -> String { word.utf8.contains(UInt8(ascii: " ")) ? word : stem(word) }

    private static func dropEnding(_ word: inout [UInt8]) {
        guard word.count > 3 else { return }
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
        } else if ends(word, "eed"), word.count > 4 {
            word.removeLast()
        } else if ends(word, "ed"), word.count > 4, hasVowel(word.dropLast(2)) {
            word.removeLast(2)
        }
    }

    private static func ends(_ word: [UInt8], _ suffix: StaticString) -> Bool {
        let length = suffix.utf8CodeUnitCount
        guard word.count > length else { return false }
        return suffix.withUTF8Buffer { suffix in
            (0..<length).allSatisfy { word[word.count - length + $0] == suffix[$0] }
        }
    }

    private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool {
        word.contains {
            switch $0 {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
                UInt8(ascii: "y"):
                true
            default: false
            }
        }
    }

    private static let longestIrregular = 12

    /// Forms that no ending shows, and words whose ending is not one.
    private static let irregular: [String: String] = {
        let families = """
            begin began begun, blow blew blown, break broke broken, bring brought, build built, buy bought,
            catch caught, choose chose chosen, come came, deal dealt, die dies died dying, do does did done,
            draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feel felt,
            fight fought, find found, fly flew flown, forget forgot forgotten, freeze froze frozen, get got gotten,
            give gave given, go goes went gone going, grow grew grown, have has had, hear heard, hide hid hidden,
            hold held,
            keep kept, know knew known, lead led, lend lent, lie lies lied lying, lose lost, make made, mean meant,
            meet met, owe owed owing, ride rode ridden, ring rang rung, rise rose risen, run ran, say said,
            see saw seen, sell sold, send sent, shake shook shaken, shoot shot, sing sang sung, sink sank sunk,
            sleep slept, speak spoke spoken, spend spent, stand stood, steal stole stolen, stick stuck,
            strike struck, sue sued suing, swear swore sworn, swim swam swum, take took taken, teach taught,
            tear tore torn, tell told, think thought, throw threw thrown, tie tied tying, understand understood,
            use used using uses, wake woke woken, wear wore worn, win won, write wrote written,
            child children, foot feet, man men, person people, shelf shelves, tooth teeth, woman women,
            evening evenings, news, nothing, something, anything, everything, united, hundred
            """
        var irregular: [String: String] = [:]
        for family in families.split(separator: ",") {
            let forms = family.split(whereSeparator: \.isWhitespace).map(String.init)
            for form in forms { irregular[form] = forms.first }
        }
        return irregular
    }()
}
