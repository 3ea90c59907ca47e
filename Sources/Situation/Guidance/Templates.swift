import Platform

/// A way in: a prompt or a skeleton, never a finished post.
package struct Template: Sendable, Identifiable {
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

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        if title.isEmpty { problems.append(Problem("title", "A way in needs a title.")) }
        if text.isEmpty { problems.append(Problem("text", "How does the thought begin?")) }
        if !text.isEmpty, !hasGap {
            problems.append(Problem("text", "Leave a gap, written “…”, for the author's own words. This reads finished."))
        }
        if text.count > (kind == .prompt ? 160 : 400) {
            problems.append(Problem("text", "This is long for a way in. Leave more of it to the author."))
        }
        return problems
    }

    /// Promise 2: own words. A template without a place for them would be a text to paste.
    private var hasGap: Bool { text.contains("…") || text.contains("...") || text.hasSuffix("?") || text.hasSuffix(":") }
}
