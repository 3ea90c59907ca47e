import Foundation
import Platform
import Yams

/// A file that cannot be used, said so that its author finds the place.
package struct UnreadableFile: Error, CustomStringConvertible {
    package let file: String
    package let line: Int?
    package let what: String

    package var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(what)" }
}

extension ProtectedSpeech {
    /// Boundaries that must be refused, with the ground, and boundaries that are fine: the file's own examples.
    package struct Examples: Sendable {
        package let refuse: [(boundary: BoundaryDetails, ground: String)]
        package let accept: [BoundaryDetails]
    }

    package static func read(folder: String) throws -> ProtectedSpeech {
        let file = URL(fileURLWithPath: folder).appendingPathComponent("protected-speech.yaml")
        return try read(String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
    }

    package static func read(_ yaml: String, file: String) throws -> ProtectedSpeech {
        let grounds = try root(of: yaml, file)["grounds"]?.sequence
        guard let grounds, !grounds.isEmpty else {
            throw UnreadableFile(file: file, line: nil, what: "“grounds” is missing")
        }
        return ProtectedSpeech(grounds: try grounds.map { try Ground($0, file) })
    }

    package static func examples(_ yaml: String, file: String) throws -> Examples {
        let root = try root(of: yaml, file)
        func boundary(_ node: Node) throws -> BoundaryDetails {
            var details = BoundaryDetails()
            details.subject = try node.text("subject", file)
            details.match = node.texts("match")
            return details
        }
        return Examples(
            refuse: try (root["refuse"]?.sequence ?? []).map { (try boundary($0), try $0.text("ground", file)) },
            accept: try (root["accept"]?.sequence ?? []).map(boundary))
    }

    private static func root(of yaml: String, _ file: String) throws -> Node {
        guard let root = try Yams.compose(yaml: yaml) else {
            throw UnreadableFile(file: file, line: nil, what: "the file is empty")
        }
        return root
    }
}

extension ProtectedSpeech.Ground {
    fileprivate init(_ node: Node, _ file: String) throws {
        key = try node.text("ground", file)
        name = try node.text("name", file)
        law = try node.text("law", file)
        sayings = node.texts("sentences").map(Saying.init)
        do { words = try Patterns(match: node.texts("words")) } catch {
            throw UnreadableFile(file: file, line: node.mark?.line, what: "\(error)")
        }
    }
}

extension Node {
    fileprivate func text(_ key: String, _ file: String) throws -> String {
        guard let text = self[key]?.string, !text.isEmpty else {
            throw UnreadableFile(file: file, line: mark?.line, what: "“\(key)” is missing")
        }
        return text
    }

    fileprivate func texts(_ key: String) -> [String] {
        guard let node = self[key] else { return [] }
        if let items = node.sequence { return items.compactMap(\.string) }
        return node.string.map { [$0] } ?? []
    }
}
