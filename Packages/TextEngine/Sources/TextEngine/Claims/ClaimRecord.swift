/// A claim that posts may be about: a rumour, an accusation, a piece of news that somebody keeps an eye on.
public struct ClaimRecord: Sendable, Hashable {
    public let id: String
    /// What is claimed, as one sentence.
    public let text: String
    /// A short name, often as a question. It counts more than the text.
    public let title: String
    /// A line more about it. It counts less than the text.
    public let summary: String
    /// When it came up, in days since 1970-01-01.
    public let day: Int?

    public init(id: String, text: String, title: String = "", summary: String = "", day: Int? = nil) {
        self.id = id
        self.text = text
        self.title = title
        self.summary = summary
        self.day = day
    }
}
