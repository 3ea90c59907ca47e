import Foundation
import Platform
import Server
import Situation

extension House {
    /// The real house on a test's database.
    static func forTests(_ database: Database) throws -> House {
        var configuration = Configuration()
        configuration.key = Data(repeating: 7, count: 32).base64EncodedString()
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        configuration.webFolder = root.appending(path: "Web").path()
        configuration.playbooksFolder = root.appending(path: "Playbooks").path()
        return try Application(configuration, database: database, clock: database.clock).house
    }
}
