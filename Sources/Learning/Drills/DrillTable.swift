import Platform
import Situation

/// Injects from a table with a heading line: `offset, channel, persona, text, expected, phase`. They come out as YAML, to be
/// put into a scenario and to be given their reactions by hand.
package enum DrillTable {
    private static let columns = ["offset", "channel", "persona", "text", "expected", "phase"]

    package static func yaml(_ text: String, file: String) throws(Playbook.Faults) -> String {
        let csv: CSV
        do {
            csv = try CSV(text)
        } catch {
            let line =
                switch error {
                case .openQuote(let line), .textAfterQuote(let line): line
                }
            throw Playbook.Faults(all: [.init(file: file, line: line, sentence: "a quotation mark is not closed well")])
        }
        guard let heading = csv.rows.first else {
            throw Playbook.Faults(all: [.init(file: file, line: 1, sentence: "is empty")])
        }
        let names = heading.fields.map { $0.lowercased().filter { !$0.isWhitespace } }
        let places = columns.map { names.firstIndex(of: $0) }
        for (name, place) in zip(columns, places) where place == nil && name != "phase" && name != "expected" {
            throw Playbook.Faults(all: [.init(file: file, line: heading.line, sentence: "has no column “\(name)”")])
        }
        guard csv.rows.count > 1 else {
            throw Playbook.Faults(
                all: [.init(file: file, line: heading.line, sentence: "has no row under its heading")])
        }
        var faults: [Playbook.Fault] = []
        var lines = ["injects:"]
        for (index, row) in csv.rows.dropFirst().enumerated() {
            func field(_ column: Int) -> String {
                places[column].flatMap { row.fields.indices.contains($0) ? row.fields[$0] : nil } ?? ""
            }
            func fault(_ sentence: String) { faults.append(.init(file: file, line: row.line, sentence: sentence)) }
            let expected = field(4).split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "," }).map(String.init)
            if DrillOffset.read(field(0)) == nil { fault("“offset” should look like 2:30 or 1:05:00") }
            if DrillChannel(rawValue: field(1)) == nil { fault("“channel” should be one of feed, mail, message") }
            if field(2).isEmpty || field(3).isEmpty { fault("a persona and a text are needed") }
            for word in expected where DrillDimension(rawValue: word) == nil {
                fault("“expected” does not know “\(word)”")
            }
            lines += [
                "  - id: inject-\(index + 1)", "    at: \(quoted(field(0)))", "    channel: \(field(1))",
                "    from: \(quoted(field(2)))", "    text: \(quoted(field(3)))",
            ]
            if !expected.isEmpty { lines.append("    expects: [\(expected.joined(separator: ", "))]") }
            if !field(5).isEmpty { lines.append("    phase: \(quoted(field(5)))") }
        }
        guard faults.isEmpty else { throw Playbook.Faults(all: faults) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        let inside = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            case "\u{2028}": "\\L"
            case "\u{2029}": "\\P"
            case "\u{85}": "\\N"
            default: scalar.properties.generalCategory == .control ? " " : String(scalar)
            }
        }
        return "\"\(inside.joined())\""
    }
}
