import ArgumentParser
import Foundation
import Learning
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
    @Option(help: "The company’s name, which stands for {company} in a course.") var company = "Our Company"

    func run() async throws {
        try checkFiles(paths, playbooks: playbooks) { folder, speech in
            let (good, bad) = Playbook.all(in: folder, protecting: speech)
            let (additions, faults) = Course.additions(
                beside: folder, to: Playbook.names(in: folder), company: company, protecting: speech)
            for playbook in good { report(playbook, additions) }
            return bad + faults
        } file: { file, speech throws(Playbook.Faults) in
            let playbook = try Playbook.read(file: file, protecting: speech)
            let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path()
            let (additions, faults) = Course.additions(
                beside: folder, to: Playbook.names(in: folder), of: playbook.slug, company: company, protecting: speech)
            report(playbook, additions)
            guard faults.isEmpty else { throw Playbook.Faults(all: faults) }
        }
    }

    private func report(_ playbook: Playbook, _ additions: [Course]) {
        let added = additions.filter { $0.playbook == playbook.slug }.map { course in
            ", \(course.questions.count) questions in “\(course.slug)”"
        }.joined()
        say(
            "\(playbook.slug): \(playbook.facts.count) facts, \(playbook.guidance.messages.count) messages, "
                + "\(playbook.guidance.boundaries.count) boundaries, \(playbook.guidance.templates.count) templates\(added)"
        )
    }
}
