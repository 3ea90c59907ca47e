import Foundation
import Platform

/// What the record can be taken out as. One file holds so many events at most; the header `Link` says where the next
/// one begins.
enum AuditFormat: String, CaseIterable {
    case csv
    case lines = "jsonl"

    static let most = 10_000

    var ending: String { rawValue }
    var type: String { self == .csv ? "text/csv; charset=utf-8" : "application/jsonl" }

    private static let columns = [
        "position", "at", "kind", "what", "who", "who_name", "crisis", "crisis_title", "thing", "hash",
    ]

    private struct Record: Encodable {
        let position: Int64
        let at: String
        let kind: String
        let what: String
        let who: String?
        let who_name: String?
        let crisis: String?
        let crisis_title: String?
        let thing: String?
        let hash: String

        init(_ line: Audit.Line, _ t: Words) {
            position = line.position
            at = line.at.iso
            kind = line.kind.rawValue
            what = t(line.sentence)
            who = line.actor?.rawValue
            who_name = line.by.flatMap { $0.isEmpty ? nil : $0 }
            crisis = line.crisis?.id.rawValue
            crisis_title = line.crisis?.title
            thing = line.subject
            hash = line.hash
        }

        var cells: [String] {
            [
                String(position), at, kind, what, who ?? "", who_name ?? "", crisis ?? "", crisis_title ?? "",
                thing ?? "", hash,
            ]
        }
    }

    func text(_ lines: [Audit.Line], _ t: Words) -> String {
        let records = lines.map { Record($0, t) }
        switch self {
        case .csv: return CSV.line(AuditFormat.columns) + records.map { CSV.line($0.cells) }.joined()
        case .lines:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return records.compactMap { try? encoder.encode($0) }
                .map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        }
    }
}
