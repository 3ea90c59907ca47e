import ArgumentParser
import Foundation
import Learning
import Platform
import Situation

struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Work with drills.", subcommands: [CheckDrills.self, ImportDrill.self])
}

struct CheckDrills: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read drills as starting one would, and say what is wrong, by line.")

    @Argument(help: "Files, or folders of them.") var paths: [String] = ["Playbooks/drills"]
    @Option(help: "The folder with the playbooks and protected-speech.yaml.") var playbooks = "Playbooks"

    func run() async throws {
        try checkFiles(paths, playbooks: playbooks) { folder, speech in
            let read = DrillLibrary.read(folder: folder, playbooks: playbooks, protecting: speech)
            for scenario in read.scenarios { report(scenario) }
            return read.faults
        } file: { file, speech throws(Playbook.Faults) in
            report(try DrillScenario.read(file: file, playbooks: playbooks, protecting: speech))
        }
    }

    private func report(_ scenario: DrillScenario) {
        let personas = scenario.personas.count - DrillPersona.always.count
        say(
            "\(scenario.slug): \(scenario.form.rawValue), \(scenario.minutes) minutes, \(scenario.facts.count) facts, "
                + "\(scenario.boundaries.count) boundaries, \(personas) personas, \(scenario.injects.count) injects")
    }
}

struct ImportDrill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn a table (offset, channel, persona, text, expected, phase) into the injects of a drill.")

    @Argument(help: "A file of comma-separated values with a heading line.") var file: String

    func run() async throws {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Failure("There is no file \(file) that could be read.")
        }
        do throws(Playbook.Faults) {
            say(try DrillTable.yaml(text, file: file).trimmingCharacters(in: .newlines))
        } catch {
            for fault in error.all { complain(fault.description) }
            throw ExitCode(1)
        }
    }
}
