import Foundation
import Platform
import Situation
import Yams

/// The scenarios in a folder, and what is wrong with those that cannot be played.
package struct DrillLibrary: Sendable {
    package var scenarios: [DrillScenario] = []
    package var faults: [Playbook.Fault] = []
    /// The text of each scenario and the playbook that it names, by its own name.
    var sources: [String: (text: String, playbook: String)] = [:]

    /// - Parameter playbooks: the folder with the playbooks; drills lie in `drills` below it.
    package static func read(playbooks: String, protecting speech: ProtectedSpeech) -> DrillLibrary {
        read(folder: playbooks + "/drills", playbooks: playbooks, protecting: speech)
    }

    static func read(
        folder: String, protecting speech: ProtectedSpeech, playbook: (String) -> Playbook?
    ) -> DrillLibrary {
        var library = DrillLibrary()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            let file = folder + "/" + name
            do throws(Playbook.Faults) {
                try library.add(DrillScenario.text(of: file), file: file, protecting: speech, playbook: playbook)
            } catch { library.faults += error.all }
        }
        return library
    }

    mutating func add(
        _ text: String, file: String, protecting speech: ProtectedSpeech, playbook: (String) -> Playbook?
    ) throws(Playbook.Faults) {
        let scenario = try DrillScenario.read(text, file: file, protecting: speech, playbook: playbook)
        scenarios.append(scenario)
        sources[scenario.slug] = (text, DrillScenario.playbook(of: text))
    }

    package static func read(folder: String, playbooks: String, protecting speech: ProtectedSpeech) -> DrillLibrary {
        read(folder: folder, protecting: speech) { Playbook.named($0, in: playbooks, protecting: speech) }
    }
}

extension DrillScenario {
    package static func read(
        file: String, playbooks: String, protecting speech: ProtectedSpeech
    ) throws(Playbook.Faults) -> DrillScenario {
        try read(text(of: file), file: file, playbooks: playbooks, protecting: speech)
    }

    /// The one that a text names; empty for none.
    static func playbook(of text: String) -> String {
        (try? YAMLReader.root(of: text, file: ""))?["playbook"]?.scalar?.string ?? ""
    }

    fileprivate static func text(of file: String) throws(Playbook.Faults) -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Playbook.Faults(file: file, "cannot be read")
        }
        return text
    }

    /// Every fault with its line, so that a file is mended in one go.
    package static func read(
        _ text: String, file: String, playbooks: String, protecting speech: ProtectedSpeech
    ) throws(Playbook.Faults) -> DrillScenario {
        try read(text, file: file, protecting: speech) { Playbook.named($0, in: playbooks, protecting: speech) }
    }

    /// - Parameter playbook: the one of this name whose boundaries hold in it.
    static func read(
        _ text: String, file: String, protecting speech: ProtectedSpeech, playbook: (String) -> Playbook?
    ) throws(Playbook.Faults) -> DrillScenario {
        let root = try YAMLReader.root(of: text, file: file)
        var reader = YAMLReader(file: file)
        var scenario = reader.scenario(root, protecting: speech)
        let name = reader.text(root, "playbook", default: "")
        if !name.isEmpty {
            if let playbook = playbook(name) {
                scenario.boundaries += playbook.guidance.boundaries.map(\.details)
            } else {
                reader.fault("there is no good playbook “\(name)”", at: root["playbook"])
            }
        }
        guard reader.faults.isEmpty else {
            throw Playbook.Faults(all: reader.faults.sorted { $0.line < $1.line })
        }
        return scenario
    }
}

extension Playbook {
    fileprivate static func named(_ name: String, in folder: String, protecting speech: ProtectedSpeech) -> Playbook? {
        guard ID<Playbook>(rawValue: name) != nil else { return nil }
        return try? read(file: "\(folder)/\(name).yaml", protecting: speech)
    }
}

extension Playbook.Faults {
    init(file: String, _ sentence: String) {
        self.init(all: [Playbook.Fault(file: file, line: 1, sentence: sentence)])
    }
}
