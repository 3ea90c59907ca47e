import Foundation

/// What a person typed: kept whole, so that a refused form comes back as it was.
package struct Form: Sendable, Equatable {
    package private(set) var fields: [String: [String]]
    /// Uploaded files, as text, by the name of their field.
    package var files: [String: String] = [:]
    /// The same as they are, byte by byte.
    package var uploads: [String: Upload] = [:]

    package init(_ fields: [String: [String]] = [:]) { self.fields = fields }

    /// The last value, without spaces around it; empty when there is none. Passwords are read by `all`, as they are.
    package subscript(_ name: String) -> String {
        get { (fields[name]?.last ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }
        set { fields[name] = [newValue] }
    }

    package func all(_ name: String) -> [String] { fields[name] ?? [] }
    package func has(_ name: String) -> Bool { fields[name] != nil }
    /// Whether something other than spaces was typed or ticked.
    package func isOn(_ name: String) -> Bool { !self[name].isEmpty }
    package func number(_ name: String) -> Int? { Int(self[name]) }
    package func id<Of>(_ name: String, of: Of.Type = Of.self) -> ID<Of>? { ID(rawValue: self[name]) }

    /// One item a line, empty lines left out.
    package func lines(_ name: String) -> [String] {
        self[name].split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    package mutating func replace(_ name: String, with values: [String]) { fields[name] = values }

    /// `a=1&b=2`, as browsers send it. Linear in the text; what is badly encoded is taken as it stands.
    package init(urlEncoded text: some StringProtocol) {
        self.init()
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decode(String(parts[0]))
            fields[name, default: []].append(parts.count > 1 ? decode(String(parts[1])) : "")
        }
    }
}

/// What is not well encoded stays as it was sent. A NUL has no place in a form, nor in a database.
private func decode(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "%") || $0 == 0 }) else {
        return text
    }
    let decoded = text.replacing("+", with: " ").removingPercentEncoding ?? text
    return decoded.utf8.contains(0) ? decoded.replacing("\0", with: "") : decoded
}

/// A file that a browser sent along.
package struct Upload: Sendable, Equatable {
    /// As it was called where it came from.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Something the person can mend, with the field it stands beside. `field` is empty for the form as a whole.
package struct Problem: Sendable, Equatable {
    package let field: String
    package let sentence: Sentence

    package init(_ field: String, _ sentence: Sentence) {
        self.field = field
        self.sentence = sentence
    }
}

/// What a form shows: what was typed, and what is wrong with it.
package struct Filled: Sendable {
    package var form: Form
    package var problems: [Problem]

    package init(_ form: Form = Form(), problems: [Problem] = []) {
        self.form = form
        self.problems = problems
    }

    package func problem(_ field: String) -> Sentence? { problems.first { $0.field == field }?.sentence }
}
