import Platform

/// How we behave on social media.
package struct Guideline: Sendable, Identifiable {
    package let id: ID<Guideline>
    package let crisis: ID<Crisis>
    package let details: GuidelineDetails
    package let retiredAt: Instant?
}

package struct GuidelineDetails: Sendable, Equatable, Codable {
    package var title: String
    package var text: String

    package init(title: String = "", text: String = "") {
        self.title = title
        self.text = text
    }

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        if title.isEmpty { problems.append(Problem("title", "A guideline needs a title.")) }
        if text.isEmpty { problems.append(Problem("text", "Say in a sentence or two how we behave.")) }
        return problems
    }
}
