import Care
import Foundation
import Learning
import Logging
import Platform
import Situation
import Voice

extension House {
    /// Situation and Voice on a test's database: no playbooks, no protected speech, and no world outside but `web`.
    package static func testing(
        _ database: Database, web: WebClient = .unset, mail: MailClient? = nil, practice: String? = nil,
        _ choose: (inout Settings) -> Void = { _ in }
    ) throws -> House {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
        var settings = Settings(
            address: "http://localhost", organisation: "Halden Foods", playbooks: "", practice: practice)
        if mail != nil { settings.mailFrom = MailAddress("news@halden.example") }
        choose(&settings)
        let services = Services(
            database: database, hub: EventHub(), vault: try Vault(base64: String(repeating: "A", count: 43) + "="),
            limiter: RateLimiter(clock: database.clock), web: web,
            mail: mail ?? .unset, assets: try Assets(folder: root.appending(path: "Web").standardizedFileURL.path()),
            settings: settings,
            logger: Logger(label: "test"), clock: database.clock)
        var house = House(services: services, protectedSpeech: ProtectedSpeech(grounds: []))
        fillVoiceAnswers(in: &house)
        fillCareAnswers(in: &house)
        fillLearningAnswers(in: &house)
        return house
    }
}

extension NamedPeople {
    /// Dana opens a recall and leads it; Chidi takes communications.
    package func openRecall(
        in tx: Transaction, _ change: (inout CrisisDetails) -> Void = { _ in }
    ) throws -> Crisis {
        var details = CrisisDetails()
        details.title = "Oat milk recall"
        details.kind = .product
        details.organisationNames = ["Halden", "Halden Foods"]
        change(&details)
        let crisis = try openCrisis(
            details, from: nil, protecting: ProtectedSpeech(grounds: []), by: dana.id, in: tx
        ).get()
        _ = try takeFunction(
            "Communications", of: crisis.id, person: chidi.id, isBackup: false, by: dana.id, in: tx)
        return crisis
    }
}
