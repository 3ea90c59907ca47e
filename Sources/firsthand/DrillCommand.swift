import ArgumentParser
import Foundation
import Learning
import Platform
import Situation

struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Work with drills.",
        subcommands: [CheckDrills.self, ImportDrill.self, MeasureDrills.self])
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

struct MeasureDrills: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Hold the scores of drills against answers that a person has marked.")

    @Argument(help: "A folder of marked answers, a file a drill.") var folder: String
    @Option(help: "The folder with the playbooks, their drills and protected-speech.yaml.") var playbooks = "Playbooks"
    @Flag(help: "Print every answer on which they differ.") var differences = false

    func run() async throws {
        let speech = try ProtectedSpeech.read(folder: playbooks)
        let library = DrillLibrary.read(playbooks: playbooks, protecting: speech)
        var agreement = DrillAgreement()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
        for name in names where name.hasSuffix(".yaml") {
            let marked: MarkedAnswers
            do {
                marked = try MarkedAnswers.read(file: "\(folder)/\(name)")
            } catch {
                throw Failure("\(folder)/\(name) cannot be read: \(error)")
            }
            guard let scenario = library.scenarios.first(where: { $0.slug == marked.drill }) else {
                throw Failure("\(name): there is no drill \(marked.drill) that can be played.")
            }
            try agreement.hold(marked, against: scenario)
        }
        guard !agreement.counts.isEmpty else { throw Failure("There are no marked answers in \(folder).") }
        say("dimension\tmarks\tagree\tfalse alarms\toverlooked")
        for dimension in DrillDimension.allCases {
            guard let count = agreement.counts[dimension] else { continue }
            let share = Double(count.agreed) / Double(count.all)
            let rounded = Double(Int((share * 1000).rounded())) / 1000
            say("\(dimension.rawValue)\t\(count.all)\t\(rounded)\t\(count.falseAlarms)\t\(count.overlooked)")
        }
        if agreement.unplayed > 0 { say("\(agreement.unplayed) answers have no inject with a time of its own.") }
        guard differences else { return }
        for each in agreement.differences {
            let told = each.isHeld ? "false alarm" : "overlooked"
            say("\(each.drill)\t\(each.dimension.rawValue)\t\(told)\t\(each.text)")
        }
    }
}
