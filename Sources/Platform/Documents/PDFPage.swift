import Foundation

/// One page of A4 with lines of text, as a PDF (ISO 32000-1) that every reader opens: the fonts are those that a reader
/// has, so nothing is embedded and the file stays small.
///
/// Those fonts know the letters of Windows-1252. Whatever else a text has is written in Latin letters (`PDFText`).
package struct PDFPage: Sendable {
    package enum Font: Int, Sendable { case regular = 1, bold }

    private struct Line: Sendable {
        let text: PDFText
        let x: Int
        let y: Int
        let size: Int
        let font: Font
        let grey: Double
    }

    package static let width = 595
    package static let height = 842

    private let title: String
    private let language: String
    private var lines: [Line] = []
    private var rules: [Int] = []

    package init(title: String, language: String) {
        self.title = title
        self.language = language
    }

    /// - Parameters:
    ///   - y: of the first line's foot, from the top, in points.
    ///   - most: how many points a line may take; what is longer goes on below.
    /// - Returns: where the next line would stand.
    @discardableResult
    package mutating func write(
        _ text: String, x: Int = 72, y: Int, size: Int, font: Font = .regular, grey: Double = 0, most: Int = 451
    ) -> Int {
        var y = y
        for line in PDFText(text).broken(at: most * 1000 / size, isBold: font == .bold) {
            lines.append(Line(text: line, x: x, y: PDFPage.height - y, size: size, font: font, grey: grey))
            y += size * 14 / 10
        }
        return y
    }

    /// A thin line across the page.
    package mutating func rule(y: Int) { rules.append(PDFPage.height - y) }

    package var bytes: [UInt8] {
        var file = PDFFile()
        file.add(
            "<< /Type /Catalog /Pages 2 0 R /Lang \(literal(language)) /ViewerPreferences << /DisplayDocTitle true >> >>"
        )
        file.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        file.add(
            """
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(PDFPage.width) \(PDFPage.height)] /Contents 6 0 R \
            /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>
            """)
        for name in ["Helvetica", "Helvetica-Bold"] {
            file.add("<< /Type /Font /Subtype /Type1 /BaseFont /\(name) /Encoding /WinAnsiEncoding >>")
        }
        let drawn = content
        file.add("<< /Length \(drawn.count) >>\nstream\n", drawn, "\nendstream")
        file.add("<< /Title \(utf16(title)) /Producer \(literal("Firsthand")) >>")
        return file.finished(root: 1, info: 7)
    }

    private var content: [UInt8] {
        var bytes: [UInt8] = []
        for y in rules { bytes += Array("0.75 G 0.5 w 72 \(y) m \(PDFPage.width - 72) \(y) l S\n".utf8) }
        for line in lines {
            bytes += Array("BT \(line.grey) g /F\(line.font.rawValue) \(line.size) Tf \(line.x) \(line.y) Td (".utf8)
            bytes += line.text.escaped
            bytes += Array(") Tj ET\n".utf8)
        }
        return bytes
    }
}

/// Objects one after the other, and where each begins.
private struct PDFFile {
    private var bytes = Array("%PDF-1.7\n%\u{e2}\u{e3}\n".utf8)
    private var places: [Int] = []

    mutating func add(_ head: String, _ body: [UInt8] = [], _ tail: String = "") {
        places.append(bytes.count)
        bytes += Array("\(places.count) 0 obj\n\(head)".utf8) + body + Array("\(tail)\nendobj\n".utf8)
    }

    func finished(root: Int, info: Int) -> [UInt8] {
        var table = "xref\n0 \(places.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            table += String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n"
        }
        table += """
            trailer
            << /Size \(places.count + 1) /Root \(root) 0 R /Info \(info) 0 R >>
            startxref
            \(bytes.count)
            %%EOF

            """
        return bytes + Array(table.utf8)
    }
}

private func literal(_ text: String) -> String {
    "(" + String(decoding: PDFText(text).escaped.filter { $0 < 0x80 }, as: UTF8.self) + ")"
}

/// Any letters at all, where a reader shows text by itself: the window's title.
private func utf16(_ text: String) -> String {
    let digits = text.utf16.map { unit -> String in
        let hex = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - hex.count) + hex
    }
    return "<feff\(digits.joined())>"
}
