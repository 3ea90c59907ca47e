import Foundation
import TextEngine

/// Prints what the verifier sees, so that training learns from the very numbers that the engine will ask about.
///
///     verifyfeatures names
///     verifyfeatures words          < pairs    stems of the claim, tab, stems of the evidence
///     verifyfeatures features TABLE < pairs   one row of numbers a pair (TABLE: words and weights)
///     verifyfeatures explain TABLE  < pairs    how numbers and words were paired, to read
///     verifyfeatures crosses TABLE  < pairs    the hashed words and crosses of a pair
///
///     verifyfeatures stems          < words    the hash of each word's stem
///
/// A pair is a line: claim, tab, evidence.
let words = Array(CommandLine.arguments.dropFirst())
let known: VerifierWords
if words.count > 1, let bytes = FileManager.default.contents(atPath: words[1]) {
    known = try VerifierWords(TableFile([UInt8](bytes)))
} else {
    known = VerifierWords()
}

func printed(_ pair: SentencePair) -> String {
    switch words.first {
    case "words":
        let (claim, evidence) = pair.stems
        return [claim, evidence].map { $0.map(String.init).joined(separator: " ") }.joined(separator: "\t")
    case "explain": return pair.description
    case "crosses": return pair.crosses.map(String.init).joined(separator: " ")
    default: return pair.features.values.map { "\($0)" }.joined(separator: "\t")
    }
}

if words.first == "names" {
    print(PairFeature.allCases.map { "\($0)" }.joined(separator: "\n"))
} else if words.first == "stems" {
    while let word = readLine() { print(SentencePair.stem(word)) }
} else {
    while let line = readLine() {
        let sides = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        print(printed(SentencePair(claim: sides.first ?? "", evidence: sides.last ?? "", known)))
    }
}
