import ArgumentParser
import Foundation
import Platform
import Situation

struct PlaybookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "playbook", abstract: "Work with playbooks.", subcommands: [CheckPlaybooks.self])
}

struct CheckPlaybooks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read playbooks as opening a crisis would, and say what is wrong, by line.")

    @Argument(help: "Files, or folders of them.") var paths: [String] = ["Playbooks"]
    @Option(help: "The folder with protected-speech.yaml.") var playbooks = "Playbooks"

    func run() async throws {
        try checkFiles(paths, playbooks: playbooks) { folder, speech in
            let (good, bad) = Playbook.all(in: folder, protecting: speech)
            for playbook in good { report(playbook) }
            return bad
        } file: { file, speech throws(Playbook.Faults) in
            report(try Playbook.read(file: file, protecting: speech))
        }
    }

    private func report(_ playbook: Playbook) {
        say(
            "\(playbook.slug): \(playbook.facts.count) facts, \(playbook.guidance.messages.count) messages, "
                + "\(playbook.guidance.boundaries.count) boundaries, \(playbook.guidance.templates.count) templates")
    }
}
