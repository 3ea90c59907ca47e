import Foundation
import TextEngine

/// A playbook as the guide that drafts are held against. Keys that a check does not need are passed over. Beside what a
/// playbook has, a fact may carry `figures`, `earlier` and `not-public-before`, and the file
/// `organisation: {names: […], disclosure: …}`, `colleagues: [{author, text}]` and `marks: {code: boundary}`.
struct GuideFile {
    let guide: Guide
    /// Titles of boundaries by the codes with which drafts are marked.
    let marks: [String: String]

    init(_ text: String, name: String) throws {
        do throws(YAMLFault) {
            let root = try YAMLReader.read(text)
            guide = try Self.guide(root)
            marks = try Self.marks(root)
        } catch {
            throw Refusal(message: "\(name), line \(error.line): \(error.reason).")
        }
    }

    private static func guide(_ root: YAMLNode) throws(YAMLFault) -> Guide {
        var guide = Guide()
        for node in try root.items("boundaries") {
            let title = try node.required("title")
            guide.boundaries.append(
                Boundary(
                    id: title, title: title, weight: try node.choice("weight", default: .care),
                    match: try node.texts("match"), unless: try node.texts("unless"), flags: try node.texts("flags"),
                    allows: try node.texts("allows"), instead: try node.text("instead"), limit: try limit(node),
                    unlessAnywhere: try node.texts("unless-anywhere"), replacement: try replacement(node),
                    evenIfDenied: try node.choice("even-if-denied", default: Truth.false) == .true))
        }
        for (number, node) in try root.items("facts").enumerated() { guide.facts.append(try fact(node, number + 1)) }
        for node in try root.items("messages") {
            let text = try node.required("text")
            guide.messages.append(Message(id: text, text: text, carries: try node.texts("carries")))
        }
        for node in try root.items("templates") {
            guide.templates.append(
                Template(id: try node.text("title") ?? "", text: try node.required("text")))
        }
        for node in try root.items("colleagues") {
            let author = try node.text("author") ?? ""
            let id = try node.text("id") ?? author
            guide.colleagues.append(Passage(id: id, author: author, text: try node.required("text")))
        }
        if let organisation = root["organisation"] {
            guide.disclosure = Disclosure(
                names: try organisation.texts("names"), suggested: try organisation.text("disclosure") ?? "")
        }
        return guide
    }

    private enum Truth: String, CaseIterable { case `true`, `false` }

    private static func replacement(_ node: YAMLNode) throws(YAMLFault) -> String? {
        guard node["replacement"] != nil else { return nil }
        return try node.required("replacement")
    }

    /// `at-most: 3`, and `per: sentence` where it is not the draft.
    private static func limit(_ node: YAMLNode) throws(YAMLFault) -> Boundary.Limit? {
        guard let spelled = try node.text("at-most") else {
            guard let per = node["per"] else { return nil }
            throw YAMLFault(line: per.line, reason: "“per” needs an “at-most”")
        }
        guard let most = Int(spelled), most >= 0 else {
            throw YAMLFault(line: node["at-most"]?.line ?? node.line, reason: "“at-most” should be a whole number")
        }
        return Boundary.Limit(most: most, per: try node.choice("per", default: .draft))
    }

    private static func fact(_ node: YAMLNode, _ number: Int) throws(YAMLFault) -> Fact {
        var earlier: [Earlier] = []
        for (index, version) in try node.items("earlier").enumerated() {
            earlier.append(
                Earlier(
                    version: index + 1, statement: try version.required("statement"), figures: try figures(version)))
        }
        let spelled = try node.text("status") ?? "developing"
        guard let status = statuses[spelled] else {
            throw YAMLFault(line: node.line, reason: "“\(spelled)” is no status of a fact")
        }
        return Fact(
            id: "\(number)", number: number, statement: try node.required("statement"), status: status,
            notPublicBefore: try day(node), figures: try figures(node), earlier: earlier)
    }

    private static func day(_ node: YAMLNode) throws(YAMLFault) -> Int64? {
        guard let spelled = try node.text("not-public-before") else { return nil }
        let day = try? Date(spelled, strategy: .iso8601.year().month().day())
        guard let time = day ?? (try? Date(spelled, strategy: .iso8601)) else {
            throw YAMLFault(line: node.line, reason: "“not-public-before” should be 2026-03-14 or 2026-03-14T08:00:00Z")
        }
        return Int64(time.timeIntervalSince1970 * 1000)
    }

    private static func marks(_ root: YAMLNode) throws(YAMLFault) -> [String: String] {
        guard let node = root["marks"] else { return [:] }
        guard case .map(let entries) = node.value else {
            throw YAMLFault(line: node.line, reason: "“marks” should be codes with titles")
        }
        var marks: [String: String] = [:]
        for entry in entries { marks[entry.key] = try node.required(entry.key) }
        return marks
    }

    private static let statuses: [String: FactStatus] = [
        "developing": .developing, "confirmed": .confirmed, "withdrawn": .withdrawn, "not-true": .notTrue,
        "not_true": .notTrue,
    ]

    private static func figures(_ node: YAMLNode) throws(YAMLFault) -> [Figure] {
        var figures: [Figure] = []
        for each in try node.items("figures") {
            guard let value = Double(try each.required("value")) else {
                throw YAMLFault(line: each.line, reason: "“value” should be a number")
            }
            figures.append(
                Figure(
                    name: try each.text("name") ?? "", value: value, unit: try each.text("unit") ?? "",
                    comparator: try each.choice("comparator", default: .exactly)))
        }
        return figures
    }
}
