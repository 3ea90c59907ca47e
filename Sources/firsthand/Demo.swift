import ArgumentParser
import Foundation
import Logging
import Platform
import Server

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a made-up company on day 2 of a recall, with people to sign in as.",
        discussion: "Each start tells the story anew, from its own data folder; --keep goes on with what is there.")

    @Option(help: "The port to listen on; the practice network takes the next one.") var port = 8080
    @Option(help: "The folder for its data.") var data = ".demo"
    @Option(help: "Another database: postgresql://USER@HOST/NAME, empty.") var database: String?
    @Option(help: "The folder of the story.") var story = "Demo"
    @Option(help: "Write the sign-in links to this file as JSON.") var linksFile: String?
    @Flag(help: "Go on with the data that is there.") var keep = false

    func run() async throws {
        var configuration = try readConfiguration(ProcessInfo.processInfo.environment)
        configuration.port = try checkedPort(port)
        configuration.practicePort = try checkedPort(port + 1)
        configuration.address = "http://localhost:\(port)"
        configuration.keyFile = data + "/firsthand.key"
        configuration.logLevel = .warning
        for file in ["halden.yaml", "people.csv"].map({ story + "/" + $0 })
        where !FileManager.default.isReadableFile(atPath: file) {
            throw Failure("There is no \(file) that could be read.")
        }
        try refuseTakenPort(port, on: configuration.host)
        try refuseTakenPort(port + 1, on: configuration.host)
        configuration.beginCounting()
        let file = data + "/demo.sqlite"
        let chosen = configuration
        try await explainingFaults {
            var configuration = chosen
            configuration.database = try database.map { try DatabaseAddress($0) } ?? .sqlite(path: file)
            if !keep, database == nil {
                for name in [file, file + "-wal", file + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
            }
            let (application, links) = try await Application.demo(configuration, folder: story)
            try await application.run { port in show(links, port: port) }
        }
    }

    private func show(_ links: [DemoLink], port: Int) {
        say("Halden Foods recalls oat milk. It is day 2, at http://localhost:\(port)")
        say("The practice network, where posts appear: http://localhost:\(port + 1)")
        say("Sign in as (each link works once; --keep prints new ones):")
        for link in links { say("\(link.name)\t\(link.role)\t\(link.url)") }
        guard let linksFile, let json = try? JSONEncoder().encode(links) else { return }
        // The links sign people in: nobody else on this machine may read them.
        _ = FileManager.default.createFile(
            atPath: linksFile, contents: json, attributes: [.posixPermissions: 0o600])
    }
}
