import Foundation
import Logging
import Platform
import Situation
import Synchronization
import Yams

extension Prompt {
    /// Every fault with its line.
    package static func read(_ text: String, file: String) throws(Playbook.Faults) -> [Prompt] {
        let root = try YAMLReader.root(of: text, file: file)
        var yaml = YAMLReader(file: file)
        yaml.known(["prompts"], in: root)
        var ids: Set<String> = []
        let prompts = yaml.items(root, "prompts").map { node -> Prompt in
            yaml.known(["id", "ask", "care"], in: node)
            let prompt = Prompt(
                id: yaml.text(node, "id"), ask: yaml.text(node, "ask"), care: yaml.text(node, "care", default: ""))
            if prompt.id.wholeMatch(of: /[a-z][a-z0-9-]{0,47}/) == nil {
                yaml.fault("“id” has small letters, digits and dashes", at: node["id"] ?? node)
            }
            if !ids.insert(prompt.id).inserted {
                yaml.fault("“\(prompt.id)” stands here twice", at: node["id"] ?? node)
            }
            if prompt.ask.isEmpty || prompt.ask.count > 200 || prompt.care.count > 200 {
                yaml.fault("“ask” and “care” have at most 200 characters", at: node["ask"] ?? node)
            }
            return prompt
        }
        guard yaml.faults.isEmpty else { throw Playbook.Faults(all: yaml.faults) }
        return prompts
    }
}

/// The questions that this house has, read once. A file with a fault in it is no file: the log says where.
package final class PromptShelf: Sendable {
    private let read = Mutex<[Prompt]?>(nil)
    private let file: String
    private let logger: Logger

    init(folder: String, logger: Logger) {
        file = URL(fileURLWithPath: folder).appendingPathComponent("prompts.yaml").path()
        self.logger = logger
    }

    package var all: [Prompt] {
        read.withLock { known in
            if let known { return known }
            var found: [Prompt] = []
            if let text = try? String(contentsOfFile: file, encoding: .utf8) {
                do throws(Playbook.Faults) {
                    found = try Prompt.read(text, file: file)
                } catch {
                    for fault in error.all { logger.error("prompts cannot be read", metadata: ["fault": "\(fault)"]) }
                }
            }
            known = found
            return found
        }
    }
}

extension House {
    package var prompts: [Prompt] { held[PromptShelf.self]?.all ?? [] }
}
