/// Comma-separated values after RFC 4180, with the line that each row begins on, so that a bad row can be found.
package struct CSV: Sendable {
    package struct Row: Sendable, Equatable {
        package let line: Int
        package let fields: [String]
    }

    package enum Fault: Error, Equatable {
        case openQuote(line: Int)
        case textAfterQuote(line: Int)
    }

    package let rows: [Row]

    package init(_ text: String) throws(Fault) {
        var rows: [Row] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var line = 1
        var start = 1
        var quoteLine: Int?
        var wasQuoted = false
        func take() {
            fields.append(String(decoding: field, as: UTF8.self))
            field = []
            wasQuoted = false
        }
        let bytes = Array(text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? text.utf8.dropFirst(3) : text.utf8[...])
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == newline { line += 1 }
            if let opened = quoteLine {
                if byte != quote {
                    field.append(byte)
                } else if index < bytes.count, bytes[index] == quote {
                    field.append(quote)
                    index += 1
                } else {
                    quoteLine = nil
                    wasQuoted = true
                    guard index == bytes.count || [comma, newline, carriageReturn].contains(bytes[index]) else {
                        throw .textAfterQuote(line: opened)
                    }
                }
                continue
            }
            switch byte {
            case quote where field.isEmpty && !wasQuoted: quoteLine = line
            case comma: take()
            case carriageReturn: break
            case newline:
                take()
                if fields != [""] { rows.append(Row(line: start, fields: fields)) }
                fields = []
                start = line
            default: field.append(byte)
            }
        }
        if let quoteLine { throw .openQuote(line: quoteLine) }
        take()
        if fields != [""] { rows.append(Row(line: start, fields: fields)) }
        self.rows = rows
    }

    /// One row, quoted where needed. A leading `=`, `+`, `-` or `@` would be a formula in a spreadsheet and is disarmed.
    package static func line(_ fields: [String]) -> String {
        fields.map { field in
            let safe = field.first.map { "=+-@\t\r".contains($0) } == true ? "'" + field : field
            guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
            return "\"" + safe.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
