import Synchronization

/// The playbooks of the folder as they are on the disk now. A file is understood once and again when it has changed:
/// each of its boundaries is held against everything that the law protects, which takes too long for a page.
package final class Playbooks: Sendable {
    private struct Understood {
        let text: String
        let result: Result<Playbook, Playbook.Faults>
    }

    private let understood = Mutex<[String: Understood]>([:])

    package init() {}

    package func all(in folder: String, protecting speech: ProtectedSpeech) -> (good: [Playbook], bad: [Playbook.Fault])
    {
        Playbook.all(in: folder) { file throws(Playbook.Faults) in
            let text = try Playbook.text(of: file)
            if let known = understood.withLock({ $0[file] }), known.text == text { return try known.result.get() }
            let result = Result { () throws(Playbook.Faults) in
                try Playbook.read(text, file: file, protecting: speech)
            }
            understood.withLock { $0[file] = Understood(text: text, result: result) }
            return try result.get()
        }
    }
}
