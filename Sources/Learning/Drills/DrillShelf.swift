import Foundation
import Situation
import Synchronization

/// The drills of the folder as they are on the disk now. They are understood once, and again when a drill or a playbook
/// has changed: that compiles the boundaries of each and takes too long for a page.
final class DrillShelf: Sendable {
    private struct Understood {
        let texts: [String: String]
        let drills: DrillLibrary
    }

    private let understood = Mutex<Understood?>(nil)

    func drills(in playbooks: String, protecting speech: ProtectedSpeech) -> DrillLibrary {
        let texts = texts(in: [playbooks, playbooks + "/drills"])
        if let known = understood.withLock({ $0 }), known.texts == texts { return known.drills }
        let drills = DrillLibrary.read(playbooks: playbooks, protecting: speech)
        understood.withLock { $0 = Understood(texts: texts, drills: drills) }
        return drills
    }

    private func texts(in folders: [String]) -> [String: String] {
        var texts: [String: String] = [:]
        for folder in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names where name.hasSuffix(".yaml") {
                let file = "\(folder)/\(name)"
                texts[file] = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            }
        }
        return texts
    }
}
