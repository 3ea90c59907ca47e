import ArgumentParser
import Platform
import Server

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the pages, the queue and the log.")

    @OptionGroup var options: Options
    @Option(help: "The port to listen on (FIRSTHAND_PORT).") var port: Int?

    func run() async throws {
        HeapSettings.settle()
        OpenFiles.raise()
        var configuration = try options.configuration()
        if let port { configuration.port = try checkedPort(port) }
        try refuseSamePort([configuration.port, configuration.practicePort, configuration.metricsPort])
        for taken in [configuration.port, configuration.practicePort].compactMap(\.self) {
            try refuseTakenPort(taken, on: configuration.host)
        }
        if let taken = configuration.metricsPort { try refuseTakenPort(taken, on: configuration.metricsHost) }
        configuration.beginCounting()
        try await explainingFaults {
            let address = configuration.address
            let application = try await Application.open(configuration)
            try await application.run { port in say("Firsthand is at \(address) (port \(port)).") }
        }
    }
}
