import Platform

/// What the company wants understood, tied to a value of the brand and to what leadership stands for.
package struct KeyMessage: Sendable {
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

}
