import Foundation

/// The lines of one mail from a stranger, read once from the top: a mebibyte of it, and of no line more than 2,000 bytes.
struct MailLines {
    private var lines: ArraySlice<String>

    init(_ bytes: some Sequence<UInt8>) {
        var (all, line) = ([String](), [UInt8]())
        for byte in bytes.prefix(DeliveryReport.most) {
            if byte == 10 {
                all.append(MailLines.text(line))
                line.removeAll(keepingCapacity: true)
            } else if line.count < 2_000 {
                line.append(byte)
            }
        }
        if !line.isEmpty { all.append(MailLines.text(line)) }
        lines = all[...]
        // What a mailbox or a pipe puts before the mail itself.
        if lines.first?.hasPrefix("From ") == true { lines.removeFirst() }
    }

    private static func text(_ line: [UInt8]) -> String {
        String(decoding: line.last == 13 ? line.dropLast() : line[...], as: UTF8.self)
    }

    /// Up to and with the empty line: each name in lower case, with its values, unfolded.
    mutating func headers() -> [String: [String]] {
        var block: [String] = []
        while let line = lines.popFirst(), !line.isEmpty { if block.count < 500 { block.append(line) } }
        return fields(block[...])
    }

    /// The blocks of the first part that is meant, each of its fields; nil when there is none. Parts within parts are not
    /// looked for: a report has its own at the top.
    mutating func part(
        within boundary: String, where isMeant: ([String: [String]]) -> Bool
    ) -> [[String: [String]]]? {
        let mark = "--" + boundary
        func isEnd(_ line: String) -> Bool { line.hasPrefix(mark) }
        for _ in 0..<20 {
            lines = lines.drop { !isEnd($0) }
            guard let line = lines.popFirst(), !line.hasPrefix(mark + "--") else { return nil }
            let isIt = isMeant(headers())
            guard isIt else { continue }
            return lines.prefix { !isEnd($0) }.split(whereSeparator: { $0.allSatisfy(\.isWhitespace) })
                .prefix(51).map(fields)
        }
        return nil
    }

    private func fields(_ block: ArraySlice<String>) -> [String: [String]] {
        var (all, name) = ([String: [String]](), "")
        for line in block.prefix(500) {
            if let first = line.first, first.isWhitespace {
                guard var values = all[name], let last = values.popLast(), last.utf8.count < 8_000 else { continue }
                all[name] = values + [last + " " + line.bare]
                continue
            }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            name = parts[0].bare.lowercased()
            guard parts.count == 2, !name.isEmpty else { continue }
            all[name, default: []].append(parts[1].bare)
        }
        return all
    }
}

extension StringProtocol {
    /// Without spaces around it.
    var bare: String { trimmingCharacters(in: .whitespaces) }
}
