import ArgumentParser
import Foundation
import Server

struct OpenAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi", abstract: "Print the description of the JSON API (OpenAPI 3.1).")

    @Option(help: "How programs reach the server (FIRSTHAND_ADDRESS).") var address: String?

    func run() throws {
        let address = try address ?? readConfiguration(ProcessInfo.processInfo.environment).address
        say(String(decoding: try OpenAPI(allOperations, address: address).document(), as: UTF8.self))
    }
}
