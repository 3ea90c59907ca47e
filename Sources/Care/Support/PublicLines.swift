import Foundation
import Logging
import Platform
import Synchronization
import Yams

/// The numbers that anyone may call, by country: `Playbooks/support.yaml`.
struct PublicLines: Sendable, Decodable {
    struct Emergency: Sendable, Decodable {
        let call: String
        let `for`: String
    }

    struct Line: Sendable, Decodable {
        let name: String
        let phone: String?
        let web: String
        let languages: [String]
        let hours: String
        let expect: String
    }

    struct Country: Sendable, Decodable {
        let country: String
        let emergency: [Emergency]
        let lines: [Line]
    }

    struct Elsewhere: Sendable, Decodable {
        let emergency: [Emergency]
        let lines: [Line]
    }

    let elsewhere: Elsewhere
    let countries: [Country]

    static func read(_ yaml: String) throws -> PublicLines { try YAMLDecoder().decode(from: yaml) }

    func here(_ country: String) -> Country? { countries.first { $0.country == country } }
}

/// Read once, when somebody first asks. A file that cannot be read leaves the page with what the company offers: whoever
/// needs help must not meet an error.
final class PublicLinesFile: Sendable {
    private let read: Mutex<PublicLines??>
    private let path: String
    private let logger: Logger

    init(folder: String, logger: Logger) {
        path = URL(fileURLWithPath: folder).appendingPathComponent("support.yaml").path()
        self.logger = logger
        read = Mutex(nil)
    }

    var lines: PublicLines? {
        read.withLock { known in
            if let known { return known }
            let found: PublicLines?
            do {
                found = try PublicLines.read(String(contentsOfFile: path, encoding: .utf8))
            } catch {
                logger.error("support.yaml cannot be read", metadata: ["error": "\(errorKind(error))"])
                found = nil
            }
            known = .some(found)
            return found
        }
    }
}
