import ArgumentParser
import Platform
import Server
import Situation

struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Forget who a person was: name, address, drafts and the texts of posts. There is no way back.",
        discussion: """
            What they did stays on the record under a number that leads to nobody, and the record stays whole. What \
            stands on social networks is not touched. Without --confirm it only says what would happen.
            """)

    @OptionGroup var options: Options
    @Argument(help: "The person's e-mail address.") var email: String
    @Option(help: "The same address once more, to show that it is meant.") var confirm: String?

    func run() async throws {
        let email = email.lowercased()
        guard let confirm else {
            throw Failure("Nobody was erased. Say once more whom you mean: --confirm \(email)")
        }
        guard confirm.lowercased() == email else { throw Failure("The two addresses differ. Nobody was erased.") }
        try await options.withApplication { application in
            let house = application.house
            do {
                let problems = try await house.services.database.write { tx -> [Problem]? in
                    guard let person = try Person.find(email: email, in: tx) else { return nil }
                    return try erase(person.id, house: house, by: nil, in: tx)
                }
                guard let problems else { throw Failure("Nobody here has the e-mail address \(email).") }
                guard problems.isEmpty else { throw Problems(problems) }
            } catch let problems as Problems {
                let t = Words(now: .now)
                throw Failure(problems.all.map { t($0.sentence) }.joined(separator: "\n"))
            }
            say("Erased.")
        }
    }
}
