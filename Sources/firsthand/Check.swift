import ArgumentParser
import Foundation
import Platform
import Server
import Situation
import TextEngine
import Voice

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read a draft as the composer does, against a playbook or an open crisis.",
        discussion: """
            The draft is a file, or standard input. Ends with 0 when there is nothing to look at, 3 when there is \
            something to take care of, 4 when something is marked red, and 1 when it could not be read.
            """)

    @OptionGroup var options: Options
    @Argument(help: "The draft; “-” or nothing for standard input.") var file: String?
    @Option(help: "A playbook file to hold it against.") var playbook: String?
    @Option(help: "The id of a crisis in the database; the newest open one when neither is given.") var crisis: String?
    @Option(help: "Networks whose limits count, like: mastodon,x") var networks = ""
    @Option(help: "The employer’s name, with a playbook.") var employer = "Our company"
    @Flag(help: "Print findings as JSON.") var json = false

    func run() async throws {
        let text = try draft()
        let chosen = try networks.split(separator: ",").map { name in
            guard let network = Network(rawValue: name.lowercased()) else {
                let known = Network.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure("There is no network \(name). Those known are: \(known).")
            }
            return network
        }
        let (findings, sources) =
            if let playbook { try against(playbook: playbook, text, chosen) } else {
                try await againstCrisis(text, chosen)
            }
        if json { try printJSON(findings) } else { printWords(findings, sources) }
        if findings.contains(where: { $0.weight == .stop }) { throw ExitCode(4) }
        if findings.contains(where: { $0.weight == .care }) { throw ExitCode(3) }
    }

    private func draft() throws -> String {
        if let file, file != "-" {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw Failure("\(file) cannot be read as UTF-8 text.")
            }
            return text
        }
        return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }

    private func against(
        playbook file: String, _ text: String, _ networks: [Network]
    ) throws -> ([Finding], FindingSources) {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        let speech: ProtectedSpeech
        do {
            speech = try ProtectedSpeech.read(folder: folder)
        } catch {
            throw Failure("\(folder)/protected-speech.yaml cannot be read. It has to lie beside the playbook.")
        }
        do {
            let playbook = try Playbook.read(file: file, protecting: speech)
            let findings = try Checker(playbook.guide(employer: employer)).check(text, networks: networks)
            return (findings, FindingSources(boundaries: playbook.boundaries, facts: [:], messages: [:]))
        } catch let faults as Playbook.Faults {
            throw Failure(faults.all.map(\.description).joined(separator: "\n"))
        }
    }

    private func againstCrisis(_ text: String, _ networks: [Network]) async throws -> ([Finding], FindingSources) {
        let wanted = crisis
        return try await options.withApplication { application in
            let house = application.house
            return try await house.services.database.read { tx in
                let crisis = try wanted.map { ID<Crisis>(rawValue: $0) } ?? Crisis.open(in: tx).first?.id
                guard let crisis, try Crisis.find(crisis, in: tx) != nil else {
                    throw Failure("There is no such crisis. Give --crisis or --playbook.")
                }
                let findings = try checkDraft(
                    text, networks: networks, in: crisis, by: .new(at: tx.now), house: house, in: tx)
                return (findings, try FindingSources.find(for: findings, in: crisis, in: tx))
            }
        }
    }

    private func printJSON(_ findings: [Finding]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        say(String(decoding: try encoder.encode(findings), as: UTF8.self))
    }

    /// What, where, why, because of whom, and what one could say instead.
    private func printWords(_ findings: [Finding], _ sources: FindingSources) {
        if findings.isEmpty { return say("Nothing to look at.") }
        let t = Words(now: .now)
        for finding in findings {
            let words = FindingWords(finding, sources, t)
            say("\(finding.weight.rawValue)\t\(words.title)\(finding.quote.isEmpty ? "" : " “\(finding.quote)”")")
            for line in [words.reason, words.because] + words.instead.map({ "You could say: “\($0)”" })
            where !line.isEmpty { say("\t\(line)") }
        }
    }
}
