import Foundation
import TextEngine

/// A file of claims, one JSON object a line.
struct ClaimLines {
    let claims: [ClaimRecord]

    /// The columns of CheckThat! 2022.
    private struct Line: Decodable {
        let id: String
        let text: String
        let title: String?
        let subtitle: String?
        let date: String?

        private enum CodingKeys: String, CodingKey {
            case id = "vclaim_id"
            case text = "vclaim"
            case title, subtitle, date
        }
    }

    init(file: String) throws {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Refusal(message: "\(file) cannot be read.")
        }
        let decoder = JSONDecoder()
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        claims = try lines.enumerated().map { number, line in
            guard let line = try? decoder.decode(Line.self, from: line) else {
                throw Refusal(message: "\(file), line \(number + 1): expected a JSON object with vclaim_id and vclaim.")
            }
            return ClaimRecord(
                id: line.id, text: line.text, title: line.title ?? "", summary: line.subtitle ?? "",
                day: line.date.flatMap(Self.day))
        }
    }

    /// "26 May 2015"
    private static func day(_ date: String) -> Int? {
        let words = date.lowercased().split(separator: " ")
        guard words.count == 3, let day = Int(words[0]), let month = CalendarDay.month(words[1]),
            let year = Int(words[2])
        else { return nil }
        return CalendarDay.number(year: year, month: month, day: day)
    }
}
