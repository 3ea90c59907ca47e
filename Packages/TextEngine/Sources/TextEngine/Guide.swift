/// Everything a draft is held against: one crisis at one version. Plain values; `Checker` compiles them once.
public struct Guide: Sendable {
    public var version: Int
    public var boundaries: [Boundary]
    public var facts: [Fact]
    public var messages: [Message]
    public var templates: [Template]
    /// What colleagues have published or are about to.
    public var colleagues: [Passage]
    public var disclosure: Disclosure

    public init(
        version: Int = 0, boundaries: [Boundary] = [], facts: [Fact] = [], messages: [Message] = [],
        templates: [Template] = [], colleagues: [Passage] = [], disclosure: Disclosure = Disclosure()
    ) {
        self.version = version
        self.boundaries = boundaries
        self.facts = facts
        self.messages = messages
        self.templates = templates
        self.colleagues = colleagues
        self.disclosure = disclosure
    }
}

/// A topic with a rule. Its own sentences are run when it is compiled: one that it must flag and does not, or the
/// reverse, refuses the guide.
public struct Boundary: Sendable, Hashable {
    public enum Weight: String, Sendable, Codable, CaseIterable { case stop, care }

    public var id: String
    public var title: String
    public var weight: Weight
    /// Pattern lines (see `Rule`).
    public var match: [String]
    public var unless: [String]
    public var flags: [String]
    public var allows: [String]
    /// What one can say instead of the statement; offered as a remedy.
    public var instead: String?
    /// How often it may be matched before it is found; nil for not at all.
    public var limit: Limit?
    /// Pattern lines that excuse the whole draft when one of them matches anywhere in it.
    public var unlessAnywhere: [String]
    /// What to put for the very words that matched; offered as a remedy at each place.
    public var replacement: String?
    /// Whether the words alone are meant: "we do not utilize it" has them as well as "we utilize it".
    public var evenIfDenied: Bool

    /// "At most three of these": what goes beyond is found, and the first ones are not.
    public struct Limit: Sendable, Hashable, Codable {
        public enum Span: String, Sendable, Codable, CaseIterable { case draft, sentence }

        public var most: Int
        public var per: Span

        public init(most: Int, per: Span = .draft) {
            self.most = most
            self.per = per
        }
    }

    public init(
        id: String, title: String, weight: Weight, match: [String], unless: [String] = [], flags: [String] = [],
        allows: [String] = [], instead: String? = nil, limit: Limit? = nil, unlessAnywhere: [String] = [],
        replacement: String? = nil, evenIfDenied: Bool = false
    ) {
        self.id = id
        self.title = title
        self.weight = weight
        self.match = match
        self.unless = unless
        self.flags = flags
        self.allows = allows
        self.instead = instead
        self.limit = limit
        self.unlessAnywhere = unlessAnywhere
        self.replacement = replacement
        self.evenIfDenied = evenIfDenied
    }
}

public enum FactStatus: String, Sendable, Codable, CaseIterable {
    case developing, confirmed, notTrue, withdrawn
}

/// One statement with its status, its figures, and what it used to say.
public struct Fact: Sendable {
    public var id: String
    public var number: Int
    public var statement: String
    public var status: FactStatus
    /// Milliseconds since 1970, UTC.
    public var notPublicBefore: Int64?
    public var figures: [Figure]
    public var earlier: [Earlier]

    public init(
        id: String, number: Int, statement: String, status: FactStatus = .confirmed, notPublicBefore: Int64? = nil,
        figures: [Figure] = [], earlier: [Earlier] = []
    ) {
        self.id = id
        self.number = number
        self.statement = statement
        self.status = status
        self.notPublicBefore = notPublicBefore
        self.figures = figures
        self.earlier = earlier
    }
}

/// A version of a fact that no longer stands.
public struct Earlier: Sendable {
    public var version: Int
    public var statement: String
    public var figures: [Figure]

    public init(version: Int, statement: String, figures: [Figure] = []) {
        self.version = version
        self.statement = statement
        self.figures = figures
    }
}

/// A named value inside a statement: 612 cartons.
public struct Figure: Sendable, Hashable {
    public enum Comparator: String, Sendable, Codable, CaseIterable {
        case exactly, about, atLeast, atMost, moreThan, lessThan
    }

    public var name: String
    public var value: Double
    public var unit: String
    public var comparator: Comparator

    public init(name: String, value: Double, unit: String, comparator: Comparator = .exactly) {
        self.name = name
        self.value = value
        self.unit = unit
        self.comparator = comparator
    }
}

/// What the company wants understood, with the patterns by which a draft carries it.
public struct Message: Sendable, Hashable {
    public var id: String
    public var text: String
    public var carries: [String]

    public init(id: String, text: String, carries: [String]) {
        self.id = id
        self.text = text
        self.carries = carries
    }
}

/// A way in: a prompt or a skeleton, never a finished post.
public struct Template: Sendable, Hashable {
    public var id: String
    public var text: String

    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}

/// Somebody's words that a draft may come too close to.
public struct Passage: Sendable, Equatable {
    public var id: String
    public var author: String
    public var text: String

    public init(id: String, author: String, text: String) {
        self.id = id
        self.author = author
        self.text = text
    }
}

/// How readers learn who speaks.
public struct Disclosure: Sendable {
    /// The employer as people call it: "Halden", "Halden Foods".
    public var names: [String]
    /// What is added unless the author says it: "I work at Halden Foods."
    public var suggested: String

    public init(names: [String] = [], suggested: String = "") {
        self.names = names
        self.suggested = suggested
    }
}
