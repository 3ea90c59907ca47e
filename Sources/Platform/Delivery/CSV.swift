/// Comma-separated values after RFC 4180, with the line that each row begins on, so that a bad row can be found. Lines
/// may end in CRLF, LF or CR; empty ones are left out. Time and memory are linear in the text.
package struct CSV: Sendable {
    package struct Row: Sendable, Equatable {
        /// The first line is 1.
        package let line: Int
        package let fields: [String]
    }

    /// The line is the one on which the quotation mark opens.
    package enum Fault: Error, Equatable {
        case openQuote(line: Int)
        case textAfterQuote(line: Int)
    }

    package let rows: [Row]

    /// Rows may differ in length; a quotation mark inside an unquoted field is part of it.
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
            let isBareReturn = byte == carriageReturn && (index == bytes.count || bytes[index] != newline)
            if byte == newline || isBareReturn { line += 1 }
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
            case carriageReturn where !isBareReturn: break
            case newline, carriageReturn:
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

    /// One row with its line end, quoted where needed. What a spreadsheet would take for a formula is disarmed with an
    /// apostrophe. It looks at scalars, never at characters: a combining mark must not hide a comma or a sign.
    package static func line(_ fields: [String]) -> String {
        fields.map { field in
            let isFormula = field.unicodeScalars.first.map { formulaStarts.contains($0) } == true
            let scalars = (isFormula ? "'" + field : field).unicodeScalars
            guard scalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return String(scalars) }
            var quoted = "\"".unicodeScalars
            for scalar in scalars {
                if scalar == "\"" { quoted.append(scalar) }
                quoted.append(scalar)
            }
            return String(quoted) + "\""
        }.joined(separator: ",") + "\r\n"
    }
}

/// The last four are the wide forms, which spreadsheets read alike.
private let formulaStarts = Set("=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)
private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
