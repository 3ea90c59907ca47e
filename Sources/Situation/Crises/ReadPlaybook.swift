import Foundation
import Platform
import Yams

/// What lies beside the playbooks and is none.
private let besides: Set = ["prompts.yaml", "protected-speech.yaml", "support.yaml"]

extension Playbook {
    /// The names of the playbooks in a folder, and those that could not be read.
    package static func all(in folder: String, protecting speech: ProtectedSpeech) -> (good: [Playbook], bad: [Fault]) {
        all(in: folder) { file throws(Faults) in try read(file: file, protecting: speech) }
    }

    static func all(
        in folder: String, read: (String) throws(Faults) -> Playbook
    ) -> (good: [Playbook], bad: [Fault]) {
        var good: [Playbook] = []
        var bad: [Fault] = []
        for name in files(in: folder) {
            do {
                good.append(try read(folder + "/" + name))
            } catch {
                bad += error.all
            }
        }
        return (good, bad)
    }

    private static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { $0.hasSuffix(".yaml") && !besides.contains($0) }
    }

    /// What they are called, read or not.
    package static func names(in folder: String) -> Set<String> {
        Set(files(in: folder).map { String($0.dropLast(".yaml".count)) })
    }

    /// What they are called, whether they are right or not: a choice among them need not wait until each boundary is
    /// held against the law.
    package static func titles(in folder: String) -> [(slug: String, title: String)] {
        files(in: folder).compactMap { name in
            let file = "\(folder)/\(name)"
            guard let text = try? text(of: file), let root = try? YAMLReader.root(of: text, file: file),
                let title = root["title"]?.scalar?.string
            else { return nil }
            return (String(name.dropLast(".yaml".count)), title)
        }
    }

    package static func read(file: String, protecting speech: ProtectedSpeech) throws(Faults) -> Playbook {
        try read(try text(of: file), file: file, protecting: speech)
    }

    static func text(of file: String) throws(Faults) -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Faults(all: [Fault(file: file, line: 1, sentence: "cannot be read")])
        }
        return text
    }

    /// Every fault with its line, not only the first: a guide is mended in one go.
    package static func read(_ text: String, file: String, protecting speech: ProtectedSpeech) throws(Faults)
        -> Playbook
    {
        let root = try YAMLReader.root(of: text, file: file)
        var reader = YAMLReader(file: file)
        var playbook = reader.playbook(root, protecting: speech)
        guard reader.faults.isEmpty else { throw Faults(all: reader.faults.sorted { $0.line < $1.line }) }
        (playbook.text, playbook.content) = (text, Tokens.digest(text))
        return playbook
    }
}

extension Playbook {
    /// What is wrong with a file, and where.
    package struct Fault: Error, Sendable, CustomStringConvertible {
        package let file: String
        package let line: Int
        package let sentence: String

        package init(file: String, line: Int, sentence: String) {
            self.file = file
            self.line = line
            self.sentence = sentence
        }

        package var description: String { "\(file):\(line): \(sentence)" }
    }

    package struct Faults: Error, Sendable {
        package let all: [Fault]

        package init(all: [Fault]) { self.all = all }
    }
}

/// Reads nodes and remembers what is wrong, with the line.
package struct YAMLReader {
    package let file: String
    package private(set) var faults: [Playbook.Fault] = []

    package init(file: String) { self.file = file }

    package static func root(of text: String, file: String) throws(Playbook.Faults) -> Node {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw Playbook.Faults(all: [Playbook.Fault(file: file, line: 1, sentence: "is empty")])
            }
            // Names that stand for others (`&a`, `*a`) can make a small text endless.
            guard node.count(atMost: text.utf8.count + 1) != nil else {
                let sentence = "repeats itself too often; write it out"
                throw Playbook.Faults(all: [Playbook.Fault(file: file, line: 1, sentence: sentence)])
            }
            return node
        } catch let error as YamlError {
            throw Playbook.Faults(all: [Playbook.Fault(file: file, line: line(of: error), sentence: "is not YAML")])
        } catch let faults as Playbook.Faults {
            throw faults
        } catch {
            throw Playbook.Faults(all: [Playbook.Fault(file: file, line: 1, sentence: "is not YAML")])
        }
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }

    package mutating func fault(_ sentence: String, at node: Node?) {
        faults.append(Playbook.Fault(file: file, line: node?.mark?.line ?? 1, sentence: sentence))
    }

    package mutating func fault(_ problem: Problem, of what: String, at node: Node) {
        let words = Words(now: Instant(milliseconds: 0))
        let place = problem.field.isEmpty ? node : node[problem.field] ?? node
        fault("\(what): \(words(problem.sentence))", at: place)
    }

    /// A misspelt key would be left out without a word.
    package mutating func known(_ keys: Set<String>, in node: Node) {
        for (key, _) in node.mapping ?? [:] {
            guard let name = key.scalar?.string, !keys.contains(name) else { continue }
            fault("there is no “\(name)” here; it knows \(keys.sorted().joined(separator: ", "))", at: key)
        }
    }

    package mutating func text(_ node: Node, _ key: String, default fallback: String? = nil) -> String {
        guard let value = node[key] else {
            if let fallback { return fallback }
            fault("“\(key)” is missing", at: node)
            return ""
        }
        guard let scalar = value.scalar else {
            fault("“\(key)” should be a text", at: value)
            return ""
        }
        return scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    package mutating func texts(_ node: Node, _ key: String) -> [String] {
        guard let value = node[key] else { return [] }
        guard let sequence = value.sequence else {
            fault("“\(key)” should be a list", at: value)
            return []
        }
        return sequence.compactMap { $0.scalar?.string }
    }

    package mutating func items(_ node: Node, _ key: String) -> [Node] {
        guard let value = node[key] else { return [] }
        guard let sequence = value.sequence else {
            fault("“\(key)” should be a list", at: value)
            return []
        }
        return Array(sequence)
    }

    /// `20m`, `2h`, `30d`
    package mutating func duration(_ node: Node, _ key: String, default fallback: Duration) -> Duration {
        guard let value = node[key] else { return fallback }
        let text = value.scalar?.string ?? ""
        guard let number = Int(text.dropLast()), (1...100_000).contains(number), let unit = text.last else {
            fault("“\(key)” should look like 20m, 2h or 30d", at: value)
            return fallback
        }
        switch unit {
        case "m": return .minutes(number)
        case "h": return .hours(number)
        case "d": return .days(number)
        default:
            fault("“\(key)” should look like 20m, 2h or 30d", at: value)
            return fallback
        }
    }

    package mutating func choice<T: RawRepresentable<String> & CaseIterable>(
        _ node: Node, _ key: String, default fallback: T, spelled: [String: T] = [:]
    ) -> T {
        guard let value = node[key] else { return fallback }
        let text = value.scalar?.string ?? ""
        if let known = spelled[text] ?? T(rawValue: text) { return known }
        fault("“\(key)” should be one of \(T.allCases.map(\.rawValue).joined(separator: ", "))", at: value)
        return fallback
    }
}

extension Node {
    /// How many nodes it is made of; nil when they are more.
    fileprivate func count(atMost most: Int) -> Int? {
        let parts: [Node] =
            switch self {
            case .sequence(let sequence): Array(sequence)
            case .mapping(let mapping): mapping.flatMap { [$0.key, $0.value] }
            default: []
            }
        var count = 1
        for part in parts {
            guard count <= most, let more = part.count(atMost: most - count) else { return nil }
            count += more
        }
        return count <= most ? count : nil
    }
}
