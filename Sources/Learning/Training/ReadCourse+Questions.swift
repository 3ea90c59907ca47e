import Platform
import Situation
import TextEngine
import Yams

extension CourseReader {
    private enum Kind: String, CaseIterable { case choice, several, order, mark, rewrite, decide }

    mutating func question(_ node: Node, lessons: Set<String>) -> CourseQuestion {
        let id = name(node, "id")
        let lesson = yaml.text(node, "lesson")
        if !lesson.isEmpty, !lessons.contains(lesson) {
            yaml.fault("“lesson” names “\(lesson)”, which is not among the lessons", at: node["lesson"])
        }
        if node["kind"] == nil { yaml.fault("“kind” is missing", at: node) }
        let (kind, keys, needsReason) = kind(node, yaml.choice(node, "kind", default: Kind.choice), of: id)
        yaml.known(
            keys.union(["id", "lesson", "pool", "kind", "ask", "because", "picture", "alternative", "caption"]),
            in: node)
        return CourseQuestion(
            id: id, lesson: lesson, pool: yaml.text(node, "pool", default: lesson),
            ask: words(node, "ask", atMost: 400),
            because: words(node, "because", atMost: 600, default: needsReason ? nil : ""),
            picture: picture(node), kind: kind)
    }

    private mutating func kind(
        _ node: Node, _ kind: Kind, of id: String
    ) -> (kind: CourseQuestion.Kind, keys: Set<String>, needsReason: Bool) {
        switch kind {
        case .choice, .decide:
            let options = options(node, "options", 2...6, needsEveryReason: true)
            if options.count(where: \.isRight) != 1 {
                yaml.fault("question “\(id)”: exactly one option should be right", at: node)
            }
            return (kind == .choice ? .choice(options) : .decide(options), ["options"], false)
        case .several:
            let options = options(node, "options", 2...6, needsEveryReason: true)
            if !options.contains(where: \.isRight) {
                yaml.fault("question “\(id)”: at least one option should be right", at: node)
            }
            return (.several(options), ["options"], false)
        case .mark:
            let pieces = options(node, "pieces", 2...12, needsEveryReason: false)
            if !pieces.contains(where: \.isRight) {
                yaml.fault("question “\(id)”: at least one piece should be right", at: node)
            }
            return (.mark(pieces), ["pieces"], true)
        case .order:
            let items = yaml.texts(node, "items").map(filled)
            if !(3...6).contains(items.count) || Set(items).count != items.count {
                yaml.fault("question “\(id)”: “items” are three to six different ones", at: node["items"] ?? node)
            }
            return (.order(items), ["items"], true)
        case .rewrite:
            let keys: Set = ["text", "boundaries", "facts", "keep", "example"]
            // Nothing is asked by a course with a fault.
            return (rewriting(node, of: id).map { .rewrite($0) } ?? .order([]), keys, true)
        }
    }

    private mutating func options(
        _ node: Node, _ key: String, _ count: ClosedRange<Int>, needsEveryReason: Bool
    ) -> [CourseQuestion.Option] {
        let nodes = yaml.items(node, key)
        if !count.contains(nodes.count) {
            yaml.fault("“\(key)” are \(count.lowerBound) to \(count.upperBound)", at: node[key] ?? node)
        }
        return nodes.map { option in
            yaml.known(["text", "right", "because"], in: option)
            let isRight = isYes(option, "right")
            return CourseQuestion.Option(
                text: words(option, "text", atMost: 300), isRight: isRight,
                because: words(option, "because", atMost: 500, default: needsEveryReason || isRight ? nil : ""))
        }
    }

    private mutating func isYes(_ node: Node, _ key: String) -> Bool {
        guard let value = node[key] else { return false }
        switch value.scalar?.string.lowercased() {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            yaml.fault("“\(key)” is yes or no", at: value)
            return false
        }
    }

    // MARK: - A post to be written again

    private mutating func rewriting(_ node: Node, of id: String) -> Rewriting? {
        let text = words(node, "text", atMost: 600)
        let example = words(node, "example", atMost: 600)
        var said: [String: Rewriting.BoundarySaid] = [:]
        var guide = Guide(disclosure: Disclosure(names: [company], suggested: "I work at \(company)."))
        for (index, boundary) in yaml.items(node, "boundaries").enumerated() {
            let key = "\(index + 1)"
            guide.boundaries += [self.boundary(boundary, id: key, saying: &said)]
        }
        for (index, fact) in yaml.items(node, "facts").enumerated() {
            guide.facts += [self.fact(fact, number: index + 1)]
        }
        let keep = yaml.items(node, "keep").compactMap { node in
            yaml.known(["what", "match"], in: node)
            return rule(yaml.texts(node, "match"), at: node).map {
                Rewriting.Keep(what: words(node, "what", atMost: 120), rule: $0)
            }
        }
        let facts = guide.facts.map(\.statement)
        do throws(GuideError) {
            let rewriting = Rewriting(
                text: text, boundaries: said, facts: facts, keep: keep, example: example, checker: try Checker(guide))
            tried(rewriting, of: id, at: node)
            return rewriting
        } catch {
            yaml.fault("question “\(id)”: the boundaries cannot be read: \(error)", at: node["boundaries"] ?? node)
            return nil
        }
    }

    /// The file's own sentences are held against the checks, as a boundary's are.
    private mutating func tried(_ rewriting: Rewriting, of id: String, at node: Node) {
        if !rewriting.text.isEmpty, rewriting.findings(in: rewriting.text).isEmpty {
            yaml.fault("question “\(id)”: the checks find nothing in the text", at: node["text"] ?? node)
        }
        guard !rewriting.example.isEmpty else { return }
        for finding in rewriting.findings(in: rewriting.example) {
            let words = finding.quote.isEmpty ? "" : " “\(finding.quote)”"
            yaml.fault(
                "question “\(id)”: the example is not quiet: \(finding.detail)\(words)", at: node["example"] ?? node)
        }
        for what in rewriting.missing(in: rewriting.example) {
            yaml.fault("question “\(id)”: the example does not say \(what)", at: node["example"] ?? node)
        }
    }

    private mutating func boundary(
        _ node: Node, id: String, saying said: inout [String: Rewriting.BoundarySaid]
    ) -> TextEngine.Boundary {
        yaml.known(["title", "match", "unless", "reason", "instead"], in: node)
        var details = BoundaryDetails()
        details.title = words(node, "title", atMost: 80)
        details.match = yaml.texts(node, "match")
        details.unless = yaml.texts(node, "unless")
        if details.match.isEmpty { yaml.fault("“match” is missing", at: node) }
        for problem in speech.problems(with: details) {
            yaml.fault(problem, of: "boundary “\(details.title)”", at: node)
        }
        let instead = words(node, "instead", atMost: 240)
        said[id] = .init(title: details.title, reason: words(node, "reason", atMost: 500), instead: instead)
        return TextEngine.Boundary(
            id: id, title: details.title, weight: .stop, match: details.match, unless: details.unless, instead: instead)
    }

    private mutating func fact(_ node: Node, number: Int) -> TextEngine.Fact {
        yaml.known(["statement", "status", "figures"], in: node)
        let status: TextEngine.FactStatus = yaml.choice(
            node, "status", default: .confirmed, spelled: ["not-true": .notTrue])
        let figures = yaml.items(node, "figures").compactMap { figure -> Figure? in
            yaml.known(["name", "value", "unit"], in: figure)
            guard let value = figure["value"]?.float else {
                yaml.fault("“value” is a number", at: figure)
                return nil
            }
            return Figure(name: yaml.text(figure, "name"), value: value, unit: yaml.text(figure, "unit", default: ""))
        }
        return TextEngine.Fact(
            id: "f\(number)", number: number, statement: words(node, "statement", atMost: 300), status: status,
            figures: figures)
    }

    private mutating func rule(_ lines: [String], at node: Node) -> Rule? {
        guard !lines.isEmpty else {
            yaml.fault("“match” is missing", at: node)
            return nil
        }
        do throws(PatternError) { return try Rule(match: lines) } catch {
            yaml.fault("“match”, place \(error.column): \(error.reason)", at: node["match"] ?? node)
            return nil
        }
    }
}
