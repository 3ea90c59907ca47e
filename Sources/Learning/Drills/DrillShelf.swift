import Foundation
import Platform
import Situation
import Synchronization

/// The drills of the folder as they are on the disk now, and those that came with brought playbooks. They are understood once, and again when a drill or a playbook
/// has changed: that compiles the boundaries of each and takes too long for a page.
final class DrillShelf: Sendable {
    private struct Understood {
        let texts: [String: String]
        let drills: DrillLibrary
    }

    private let understood = Mutex<Understood?>(nil)

    func drills(
        in folder: String, besides parts: [BroughtPlaybook.Part], with playbooks: [Playbook],
        protecting speech: ProtectedSpeech
    ) -> DrillLibrary {
        let brought = parts.filter { $0.kind == .drill }
        var texts = texts(in: [folder + "/drills"])
        for playbook in playbooks { texts[playbook.slug] = playbook.content }
        for part in brought { texts["\(part.playbook)/\(part.name)"] = part.text }
        if let known = understood.withLock({ $0 }), known.texts == texts { return known.drills }
        let known = Dictionary(playbooks.map { ($0.slug, $0) }) { first, _ in first }
        var drills = DrillLibrary.read(folder: folder + "/drills", protecting: speech) { known[$0] }
        drills.take(brought, protecting: speech) { known[$0] }
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

extension DrillLibrary {
    /// In the place of files of the same name, or beside them.
    fileprivate mutating func take(
        _ parts: [BroughtPlaybook.Part], protecting speech: ProtectedSpeech, playbook: (String) -> Playbook?
    ) {
        let names = Set(parts.map(\.name))
        scenarios.removeAll { names.contains($0.slug) }
        faults.removeAll { fault in names.contains { fault.file.hasSuffix("/\($0).yaml") } }
        for part in parts {
            do throws(Playbook.Faults) {
                try add(part.text, file: "\(part.name).yaml", protecting: speech, playbook: playbook)
            } catch { faults += error.all }
        }
        scenarios.sort { $0.slug < $1.slug }
    }
}

extension House {
    func drills(_ parts: [BroughtPlaybook.Part], with playbooks: [Playbook]) -> DrillLibrary {
        (held[DrillShelf.self] ?? DrillShelf()).drills(
            in: services.settings.playbooks, besides: parts, with: playbooks, protecting: protectedSpeech)
    }

    func drills(in tx: Transaction) throws -> DrillLibrary {
        try drills(BroughtPlaybook.parts(in: tx), with: goodPlaybooks(in: tx))
    }
}

extension Visit {
    /// Understanding them takes its time, and no transaction waits for it.
    func drillLibrary() async throws -> DrillLibrary {
        let (brought, parts) = try await read { tx in
            (try BroughtPlaybook.inForce(in: tx), try BroughtPlaybook.parts(in: tx))
        }
        return house.drills(parts, with: house.playbooks(brought).good)
    }
}
