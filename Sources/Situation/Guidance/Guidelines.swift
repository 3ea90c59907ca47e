import Platform

/// How we behave on social media.
package struct Guideline: Sendable {
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

}
