import Foundation
import Logging
import Platform
import Situation

extension House {
    /// A house on a test's database: no network, no playbooks, no protected speech.
    static func forTests(_ database: Database) throws -> House {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let services = Services(
            database: database, hub: EventHub(), vault: try Vault(base64: String(repeating: "A", count: 43) + "="),
            limiter: RateLimiter(clock: database.clock), web: .unset,
            assets: try Assets(folder: root.appending(path: "Web").standardizedFileURL.path()),
            settings: Settings(address: "http://localhost", organisation: "Halden Foods", playbooks: ""),
            logger: Logger(label: "test"), clock: database.clock)
        return House(services: services, protectedSpeech: ProtectedSpeech(grounds: []))
    }
}
