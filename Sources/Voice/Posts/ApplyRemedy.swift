import Foundation
import TextEngine

/// A change that one click makes, as the browser and the form without script both understand it (UTF-16 places).
struct ApplyRemedy: Codable {
    let start: Int
    let end: Int
    let replacement: String

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension String {
    func applying(_ remedy: Remedy) -> String {
        let units = utf16
        guard remedy.range.utf16.upperBound <= units.count else { return self }
        let start = units.index(units.startIndex, offsetBy: remedy.range.utf16.lowerBound)
        let end = units.index(units.startIndex, offsetBy: remedy.range.utf16.upperBound)
        return replacingCharacters(in: start..<end, with: remedy.replacement)
    }
}
