import ArgumentParser
import Platform
import Server
import Situation

struct WorksCouncilCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "works-council-pack",
        abstract: "Print what this installation keeps of people, who sees it, how long, and what nobody can find out.",
        discussion: """
            Markdown, made from the running schema, routes and settings. Everybody who is signed in reads the same at \
            /works-council.
            """)

    @OptionGroup var options: Options

    func run() async throws {
        try await options.withApplication { application in
            let house = application.house
            let pack = try await house.services.database.read { try WorksCouncilPack.find(for: house, in: $0) }
            say(pack.text(house.services.settings.keptDays, Words(now: .now)))
        }
    }
}
