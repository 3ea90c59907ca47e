import Platform

/// What a chat is told, before it has a format.
package struct ChatWords: Sendable, Equatable {
    var title: String
    /// Why it is urgent, or what was corrected.
    var notes: [String] = []
    var text: String
    var end: String
    var link: String
    var linkWords: String
}

extension Chat.Kind {
    /// The body of a message as the receiver's documentation has it. Nothing that anybody wrote is read as markup there,
    /// and nobody is called by it: `@channel` in an update is a word.
    func body(_ words: ChatWords) -> String {
        let value: JSONValue =
            switch self {
            case .slack: words.slack
            case .teams: words.teams
            case .mattermost: words.mattermost
            }
        return String(decoding: value.bytes, as: UTF8.self)
    }
}

extension ChatWords {
    private var paragraphs: [String] { notes + [text, end].filter { !$0.isEmpty } }

    /// Blocks of plain text, of at most 150 and 3,000 characters; `text` is what notifications show.
    fileprivate var slack: JSONValue {
        let sections = paragraphs.flatMap { pieces(of: $0, most: 2_900) }.map { piece -> JSONValue in
            ["type": .text("section"), "text": ["type": .text("plain_text"), "text": .text(piece)]]
        }
        let header: JSONValue = [
            "type": .text("header"), "text": ["type": .text("plain_text"), "text": .text(title.cutAfterWord(140))],
        ]
        let way: JSONValue = [
            "type": .text("section"),
            "text": ["type": .text("mrkdwn"), "text": .text("<\(slackEscaped(link))|\(slackEscaped(linkWords))>")],
        ]
        return ["text": .text(slackEscaped(title)), "blocks": .list([header] + sections + [way])]
    }

    /// An Adaptive Card for a workflow of Teams. Text runs know no Markdown.
    fileprivate var teams: JSONValue {
        func run(_ text: String, isTitle: Bool = false) -> JSONValue {
            var fields: [(StaticString, JSONValue)] = [("type", .text("TextRun")), ("text", .text(text))]
            if isTitle { fields += [("size", .text("Large")), ("weight", .text("Bolder"))] }
            return ["type": .text("RichTextBlock"), "inlines": .list([.object(fields)])]
        }
        let lines = paragraphs.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
        let card: JSONValue = [
            "$schema": .text("http://adaptivecards.io/schemas/adaptive-card.json"), "type": .text("AdaptiveCard"),
            "version": .text("1.4"), "body": .list([run(title, isTitle: true)] + lines.map { run($0) }),
            "actions": .list([
                ["type": .text("Action.OpenUrl"), "title": .text(linkWords), "url": .text(link)]
            ]),
        ]
        return [
            "type": .text("message"),
            "attachments": .list([
                ["contentType": .text("application/vnd.microsoft.card.adaptive"), "content": card]
            ]),
        ]
    }

    /// Markdown, in which everything that means something there is made to mean nothing.
    fileprivate var mattermost: JSONValue {
        let parts =
            ["#### " + plainInMarkdown(title)] + paragraphs.map(plainInMarkdown)
            + ["[\(plainInMarkdown(linkWords))](\(link))"]
        return ["text": .text(parts.joined(separator: "\n\n"))]
    }
}

private func slackEscaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}

private func plainInMarkdown(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if "\\`*_{}[]()#+-.!|<>~:".unicodeScalars.contains(scalar) { plain.append("\\") }
        plain.append(scalar)
        // A name behind these would be called.
        if scalar == "@" || scalar == "~" { plain.append("\u{200B}") }
    }
    return String(plain)
}

/// Cut between letters.
private func pieces(of text: String, most: Int) -> [String] {
    var pieces = [""]
    var length = 0
    for letter in text {
        let size = letter.utf16.count
        if length + size > most {
            pieces.append("")
            length = 0
        }
        pieces[pieces.count - 1].append(letter)
        length += size
    }
    return pieces.filter { !$0.allSatisfy(\.isWhitespace) }
}
