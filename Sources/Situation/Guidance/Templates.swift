import Platform

/// A way in: a prompt or a skeleton, never a finished post.
package struct Template: Sendable {
    package let id: ID<Template>
    package let crisis: ID<Crisis>
    package let details: TemplateDetails
    package let retiredAt: Instant?
}

package enum TemplateKind: String, Sendable, CaseIterable, Codable, SQLConvertible {
    case prompt, skeleton

    package var words: Sentence {
        switch self {
        case .prompt: "Prompt"
        case .skeleton: "Skeleton"
        }
    }
}

package struct TemplateDetails: Sendable, Equatable, Codable {
    package var kind: TemplateKind
    package var title: String
    package var text: String

    package init(kind: TemplateKind = .prompt, title: String = "", text: String = "") {
        self.kind = kind
        self.title = title
        self.text = text
    }
}
