import Care
import Foundation
import Platform
import Situation
import TextEngine
import Yams

/// The demo's company and its day, as written in `Demo/halden.yaml`. Every time is an offset from the start.
struct DemoStory: Decodable {
    struct Organisation: Decodable {
        let name: String
        let employer: [String]
    }

    struct Opening: Decodable {
        let title: String
        let kind: String
        let severity: String
        let playbook: String
        let opened: Offset
        let opened_by: String
    }

    struct Seat: Decodable {
        let function: String
        let holder: String?
        let backup: String?
    }

    struct FactStory: Decodable {
        let key: String
        let owner: String
        let review_in: Offset
        let versions: [VersionStory]
    }

    struct VersionStory: Decodable {
        let at: Offset
        let by: String
        let status: String
        let statement: String
        let source: String
        let why: String
        let figures: [FigureStory]?
        let not_public_before: Offset?
    }

    struct FigureStory: Decodable {
        let name: String
        let value: Double
        let unit: String
        let comparator: String
    }

    struct MessageStory: Decodable {
        let text: String
        let value: String
        let stance: String
        let carries: [String]
    }

    struct BoundaryStory: Decodable {
        let title, weight, subject, protects, narrower, reason, instead, ask, owner: String
        let expires: Offset
        let match, unless, flags, allows: [String]
    }

    struct TemplateStory: Decodable {
        let kind, title, text: String
    }

    struct BriefingStory: Decodable {
        let by: String
        let at: Offset
        /// Of everyone, in percent, half an hour later.
        let read: Int
        let next_in: Offset
        let text: String
        /// For these only; left out, for everyone.
        let departments: [String]?
        /// By language.
        let translations: [String: String]?
    }

    struct PostStory: Decodable {
        let key: String
        let author: String
        let network: String
        let at: Offset
        let text: String
    }

    struct DraftStory: Decodable {
        let author: String
        let networks: [String]
        let text: String
    }

    struct LookStory: Decodable {
        let author: String
        let network: String
        let at: Offset
        let note: String
        let text: String
    }

    struct PublicAccount: Decodable {
        let handle, name, bio: String
    }

    struct ReplyStory: Decodable {
        let post: String
        let by: String
        let at: Offset
        let text: String
    }

    struct RoundStory: Decodable {
        let by, title, why: String
        let at, closes: Offset
        let asks_department: Bool
        let questions: [QuestionStory]
        let counts: [CountStory]
        let themes: [ThemeStory]
    }

    struct QuestionStory: Decodable {
        let text: String
        let choices: [String]?
        let words: Bool?

        var kind: RoundQuestion.Kind { choices != nil ? .choice : words == true ? .words : .scale }
    }

    /// So many people who answered the same.
    struct CountStory: Decodable {
        let people: Int
        let department: String?
        let answers: [String: String]
    }

    struct ThemeStory: Decodable {
        let said: String
        let did: Bool?
        let answer: String?
    }

    /// What happens while one watches.
    struct Step: Decodable {
        enum Deed: String, Decodable { case post, fact, reply, second_look }

        let after: Offset
        let `do`: Deed
        let author, network, text, note, post, by, fact, status, statement, why: String?
    }

    let organisation: Organisation
    let crisis: Opening
    let team: [Seat]
    /// When holders and backups change places.
    let handovers: [Offset]
    let facts: [FactStory]
    let messages: [MessageStory]
    let boundaries: [BoundaryStory]
    let templates: [TemplateStory]
    let briefings: [BriefingStory]
    let posts: [PostStory]
    let drafts: [DraftStory]
    let second_looks: [LookStory]
    let declines: Int
    let thanks: [ThanksStory]
    let circles: [CircleStory]
    let door_questions: [DoorQuestionStory]
    let door_hours: [DoorHourStory]
    let tips: [TipStory]
    let questions: [AskedStory]
    let courses: CoursesStory
    let duty: DutyStory
    let arrival: ArrivalStory
    let public_accounts: [PublicAccount]
    let replies: [ReplyStory]
    let rounds: [RoundStory]
    let script: [Step]
    let support: [SupportStory]
    let check_ins: [CheckInStory]

    static func read(folder: String, start: Instant) throws -> DemoStory {
        let text = try String(contentsOfFile: folder + "/halden.yaml", encoding: .utf8)
        return try YAMLDecoder().decode(DemoStory.self, from: onTheCalendar(text, start))
    }

    /// The story says that its alarm went on a Tuesday at 03:40. Whenever the demo starts, the days of the week are
    /// turned so that this was the last 03:40 before the crisis opened.
    private static func onTheCalendar(_ text: String, _ start: Instant) -> String {
        let copenhagen = TimeZone(identifier: "Europe/Copenhagen") ?? .gmt
        let alarm = LocalTime(start - .hours(30) - .minutes(3 * 60 + 40), in: copenhagen)
        let turn = (alarm.weekday - 2 + 7) % 7
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard let day = weekdays.firstIndex(where: { word.contains($0) }) else { return String(word) }
            return String(word).replacing(weekdays[day], with: weekdays[(day + turn) % 7])
        }.joined(separator: " ")
    }
}

private let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

/// `-30h`, `+20h`, `-40m`, `25s`, `3d`
struct Offset: Decodable, Comparable {
    let duration: Duration

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let factors: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last, let factor = factors[unit], let number = Int(text.dropLast()) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(text) is not an offset like -30h"))
        }
        duration = .seconds(number * factor)
    }

    static func < (a: Offset, b: Offset) -> Bool { a.duration < b.duration }
}
