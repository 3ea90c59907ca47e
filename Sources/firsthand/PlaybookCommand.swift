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
        let speech: ProtectedSpeech
        do {
            speech = try ProtectedSpeech.read(folder: playbooks)
        } catch {
            throw Failure("\(playbooks)/protected-speech.yaml cannot be read: \(error)")
        }
        var faults: [Playbook.Fault] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw Failure("There is no file or folder \(path).")
            }
            if isFolder.boolValue {
                let (good, bad) = Playbook.all(in: path, protecting: speech)
                for playbook in good { report(playbook) }
                faults += bad
            } else {
                do {
                    report(try Playbook.read(file: path, protecting: speech))
                } catch { faults += error.all }
            }
        }
        for fault in faults { complain(fault.description) }
        if !faults.isEmpty { throw ExitCode(1) }
    }

    private func report(_ playbook: Playbook) {
        say(
            "\(playbook.slug): \(playbook.facts.count) facts, \(playbook.guidance.messages.count) messages, "
                + "\(playbook.guidance.boundaries.count) boundaries, \(playbook.guidance.templates.count) templates")
    }
}
