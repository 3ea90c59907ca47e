import Foundation
import Testing

@testable import Situation

/// The formats are those of the receivers' documentation: Slack's Block Kit (header of 150, section of 3,000
/// characters), Adaptive Cards 1.4 in a message of a Teams workflow, Mattermost's `text` in Markdown.
@Suite struct ChatFormatTests {
    private let words = ChatWords(
        title: "Update 1: <!channel> & *bold*", notes: ["This is urgent: @channel fire"],
        text: "First line\n\n[a](javascript:x) `code` <@U123> ~town-square\n" + String(repeating: "å🥛", count: 1_900),
        end: "The next update comes by 16:00.", link: "https://fh.example/crises/a/briefings/b?x=1&y=2",
        linkWords: "Read it")

    private func body(_ kind: Chat.Kind) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(kind.body(words).utf8)) as? [String: Any])
    }

    @Test("Slack gets blocks of plain text within its limits, and a fallback in which nobody is called")
    func slack() throws {
        let body = try body(.slack)
        #expect(body["text"] as? String == "Update 1: &lt;!channel&gt; &amp; *bold*")
        let blocks = try #require(body["blocks"] as? [[String: Any]])
        #expect((3...50).contains(blocks.count))
        for (index, block) in blocks.enumerated() {
            let text = try #require(block["text"] as? [String: String])
            let said = try #require(text["text"])
            let isLast = index == blocks.count - 1
            #expect(block["type"] as? String == (index == 0 ? "header" : "section"))
            #expect(text["type"] == (isLast ? "mrkdwn" : "plain_text"))
            #expect((1...(index == 0 ? 150 : 3_000)).contains(said.utf16.count))
        }
        let said = blocks.dropFirst().dropLast().compactMap { ($0["text"] as? [String: String])?["text"] }
        #expect(said.joined() == words.notes[0] + words.text + words.end, "not a letter is lost")
        let way = (blocks.last?["text"] as? [String: String])?["text"]
        #expect(way == "<https://fh.example/crises/a/briefings/b?x=1&amp;y=2|Read it>")
    }

    @Test("Teams gets an Adaptive Card whose text runs know no Markdown, and a button")
    func teams() throws {
        let body = try body(.teams)
        #expect(body["type"] as? String == "message")
        let attachment = try #require((body["attachments"] as? [[String: Any]])?.first)
        #expect(attachment["contentType"] as? String == "application/vnd.microsoft.card.adaptive")
        let card = try #require(attachment["content"] as? [String: Any])
        #expect(card["type"] as? String == "AdaptiveCard" && card["version"] as? String == "1.4")
        let blocks = try #require(card["body"] as? [[String: Any]])
        #expect(blocks.allSatisfy { $0["type"] as? String == "RichTextBlock" })
        let runs = blocks.compactMap { ($0["inlines"] as? [[String: Any]])?.first }
        #expect(runs.allSatisfy { $0["type"] as? String == "TextRun" && ($0["text"] as? String)?.isEmpty == false })
        #expect(runs.first?["text"] as? String == words.title)
        let action = try #require((card["actions"] as? [[String: Any]])?.first)
        #expect(action["type"] as? String == "Action.OpenUrl" && action["url"] as? String == words.link)
        #expect(Chat.Kind.teams.body(words).utf8.count < 28_000)
    }

    @Test("In Mattermost nothing that somebody wrote is markup, and nobody is called")
    func mattermost() throws {
        let text = try #require(try body(.mattermost)["text"] as? String)
        #expect(text.hasPrefix("#### Update 1\\: \\<\\!channel\\> & \\*bold\\*"))
        #expect(!text.contains("@channel") && !text.contains("~town") && !text.contains("[a]("))
        #expect(text.hasSuffix("[Read it](\(words.link))"))
        #expect(text.count < 16_383)
    }
}
