import Platform
import Synchronization

/// The playbooks of the folder as they are on the disk now. A file is understood once and again when it has changed:
/// each of its boundaries is held against everything that the law protects, which takes too long for a page.
package final class Playbooks: Sendable {
    private struct Understood {
        let text: String
        let result: Result<Playbook, Playbook.Faults>
    }

    private let understood = Mutex<[String: Understood]>([:])
    /// Texts that are no files, by name and digest.
    private let brought = Mutex<[String: Result<Playbook, Playbook.Faults>]>([:])
    /// The versions of which the database has been told, and earlier ones that somebody has looked at, by content.
    private let kept = Mutex<Set<String>>([])
    private let earlier = Mutex<[String: Playbook]>([:])
    private let glanced = Mutex<[String: (at: Instant, content: String?)]>([:])

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

    /// - Parameter brought: what stands in the place of a file, or beside them.
    func all(
        in folder: String, besides brought: [BroughtPlaybook], protecting speech: ProtectedSpeech
    ) -> (good: [Playbook], bad: [Playbook.Fault]) {
        let files = all(in: folder, protecting: speech)
        guard !brought.isEmpty else { return files }
        let names = Set(brought.map(\.playbook))
        var good = files.good.filter { !names.contains($0.slug) }
        var bad = files.bad.filter { fault in !names.contains { fault.file.hasSuffix("/\($0).yaml") } }
        for one in brought {
            do throws(Playbook.Faults) {
                good.append(try read(one.text, named: one.playbook, protecting: speech))
            } catch { bad += error.all }
        }
        return (good.sorted { $0.slug < $1.slug }, bad)
    }

    /// A text by the rules of today and the law’s; understood once.
    package func read(
        _ text: String, named name: String, protecting speech: ProtectedSpeech
    ) throws(Playbook.Faults) -> Playbook {
        let key = "\(name)/\(Tokens.digest(text))"
        if let known = brought.withLock({ $0[key] }) { return try known.get() }
        let result = Result { () throws(Playbook.Faults) in
            try Playbook.read(text, file: name, protecting: speech)
        }
        brought.withLock { brought in
            if brought.count >= 64 { brought = [:] }
            brought[key] = result
        }
        return try result.get()
    }
}

extension Playbooks {
    /// Those of which the database has not been told by this process.
    func unkept(_ playbooks: [Playbook]) -> [Playbook] {
        kept.withLock { kept in playbooks.filter { !kept.contains($0.content) } }
    }

    func noteKept(_ playbooks: [Playbook]) { kept.withLock { $0.formUnion(playbooks.map(\.content)) } }

    /// What stands in a file, by its digest alone: for pages that only want to know whether it has changed. Looked at
    /// every ten seconds at most.
    func content(of slug: String, in folder: String, at now: Instant) -> String? {
        if let known = glanced.withLock({ $0[slug] }), now >= known.at, now - known.at < .seconds(10) {
            return known.content
        }
        let content = (try? Playbook.text(of: "\(folder)/\(slug).yaml")).map { Tokens.digest($0) }
        glanced.withLock { $0[slug] = (now, content) }
        return content
    }

    func earlier(_ content: String) -> Playbook? { earlier.withLock { $0[content] } }

    /// As it was read then, by the rules of today but without the law’s: it is only compared, and nothing that is taken
    /// over from the newer one goes past them.
    func understand(_ text: String, of slug: String, content: String) -> Playbook? {
        guard let playbook = try? Playbook.read(text, file: slug, protecting: ProtectedSpeech(grounds: [])) else {
            return nil
        }
        earlier.withLock { earlier in
            if earlier.count >= 64 { earlier = [:] }
            earlier[content] = playbook
        }
        return playbook
    }
}
