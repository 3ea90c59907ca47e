import Foundation
import Platform
import Situation
import Yams

/// The scenarios in a folder, and what is wrong with those that cannot be played.
package struct DrillLibrary: Sendable {
    package var scenarios: [DrillScenario] = []
    package var faults: [Playbook.Fault] = []

    /// - Parameter playbooks: the folder with the playbooks; drills lie in `drills` below it.
    package static func read(playbooks: String, protecting speech: ProtectedSpeech) -> DrillLibrary {
        read(folder: playbooks + "/drills", playbooks: playbooks, protecting: speech)
    }

    package static func read(folder: String, playbooks: String, protecting speech: ProtectedSpeech) -> DrillLibrary {
        var library = DrillLibrary()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            do throws(Playbook.Faults) {
                library.scenarios.append(
                    try DrillScenario.read(file: folder + "/" + name, playbooks: playbooks, protecting: speech))
            } catch {
                library.faults += error.all
            }
        }
        return library
    }
}

extension DrillScenario {
    package static func read(
        file: String, playbooks: String, protecting speech: ProtectedSpeech
    ) throws(Playbook.Faults) -> DrillScenario {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Playbook.Faults(file: file, "cannot be read")
        }
        return try read(text, file: file, playbooks: playbooks, protecting: speech)
    }

    /// Every fault with its line, so that a file is mended in one go.
    package static func read(
        _ text: String, file: String, playbooks: String, protecting speech: ProtectedSpeech
    ) throws(Playbook.Faults) -> DrillScenario {
        let root = try YAMLReader.root(of: text, file: file)
        var reader = YAMLReader(file: file)
        var scenario = reader.scenario(root, protecting: speech)
        let name = reader.text(root, "playbook", default: "")
        if !name.isEmpty {
            let path = "\(playbooks)/\(name).yaml"
            if ID<Playbook>(rawValue: name) != nil, let playbook = try? Playbook.read(file: path, protecting: speech) {
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

extension Playbook.Faults {
    init(file: String, _ sentence: String) {
        self.init(all: [Playbook.Fault(file: file, line: 1, sentence: sentence)])
    }
}
