import Platform

/// What the company wants understood, tied to a value of the brand and to what leadership stands for.
package struct KeyMessage: Sendable, Identifiable {
    package let id: ID<KeyMessage>
    package let crisis: ID<Crisis>
    package let details: MessageDetails
    package let retiredAt: Instant?
}

package struct MessageDetails: Sendable, Equatable, Codable {
    package var text: String
    package var value: String
    package var stance: String
    /// Pattern lines that show a draft carries it.
    package var carries: [String]

    package init(text: String = "", value: String = "", stance: String = "", carries: [String] = []) {
        self.text = text
        self.value = value
        self.stance = stance
        self.carries = carries
    }

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        if text.isEmpty { problems.append(Problem("text", "Say what should be understood, in one sentence.")) }
        if text.count > 240 { problems.append(Problem("text", "A key message has at most 240 characters.")) }
        if value.isEmpty { problems.append(Problem("value", "Which of our values does it come from?")) }
        if stance.isEmpty { problems.append(Problem("stance", "What does leadership stand for here?")) }
        return problems + problemsInPatterns(carries, field: "carries")
    }
}
