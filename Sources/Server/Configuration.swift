import Foundation
import Logging
import Platform

/// What the operator chose, by environment or flag. A wrong value is refused at start, with the name of its variable.
package struct Configuration: Sendable {
    package var database: DatabaseAddress = .sqlite(path: "data/firsthand.sqlite")
    package var host = "127.0.0.1"
    package var port = 8080
    package var address = "http://localhost:8080"
    package var organisation = "Our company"
    package var webFolder = "Web"
    package var playbooksFolder = "Playbooks"
    package var key: String?
    package var keyFile = "data/firsthand.key"
    package var connections = 8
    /// Nil when this server has no practice network.
    package var practicePort: Int?
    package var practiceAddress: String?
    package var logLevel: Logger.Level = .info
    package var keptDays = 365
    package var watchHours = 4
    package var watchDays = 3
    package var allowedHosts: [String] = []
    package var apiRate = 600
    package var proxies = TrustedProxies.none
    package var drain: Duration = .zero
    /// Nil when this house sends no mail.
    package var smtpHost: String?
    package var smtpPort: Int?
    package var smtpSecurity = SMTPServer.Security.startTLS
    package var smtpUser: String?
    package var smtpPassword: String?
    package var smtpAuthorities: String?
    package var mailFrom: MailAddress?
    /// Nil when bounces that come later are not read.
    package var mailBounces: MailAddress?
    package var channelsLinkOnly = false
    /// Nil when nothing goes to a learning record store.
    package var recordsEndpoint: String?
    package var recordsKey: String?
    package var recordsSecret: String?
    /// Nil when nobody wants figures.
    package var metricsPort: Int?
    package var metricsHost = "127.0.0.1"
    /// Nil when nobody wants traces.
    package var tracesFile: String?
    package var traceShare = 1.0
    /// Files; both or neither.
    package var certificate: String?
    package var certificateKey: String?
    package var oldKey: String?
    package var oldKeyFile: String?

    package struct Fault: Error, CustomStringConvertible {
        package let variable: String
        let sentence: String

        package var description: String { "\(variable): \(sentence)" }
    }

    package struct Variable: Sendable {
        package let name: String
        package let meaning: String
        let read: @Sendable (String, inout Configuration) -> String?
    }

    /// Every variable there is; the documentation prints this table.
    package static let variables = general + operating + mail + records

    private static let general: [Variable] = [
        Variable(name: "FIRSTHAND_DATABASE", meaning: "sqlite:PATH or postgresql://USER@HOST/NAME") { value, chosen in
            guard let address = try? DatabaseAddress(value) else {
                return "has to begin with sqlite: or postgresql://"
            }
            chosen.database = address
            return nil
        },
        Variable(name: "FIRSTHAND_HOST", meaning: "the address to listen on") { value, chosen in
            chosen.host = value
            return value.isEmpty ? "is empty" : nil
        },
        Variable(name: "FIRSTHAND_PORT", meaning: "the port to listen on") { value, chosen in
            guard let port = portNumber(value) else { return "is not a port (1 to 65535)" }
            chosen.port = port
            return nil
        },
        Variable(name: "FIRSTHAND_ADDRESS", meaning: "how people reach it, like https://firsthand.halden.example") {
            value, chosen in
            guard isAddress(value) else { return "has to begin with http:// or https:// and to have no path" }
            chosen.address = value
            return nil
        },
        Variable(name: "FIRSTHAND_ORGANISATION", meaning: "the company's name, as people say it") { value, chosen in
            chosen.organisation = value
            return value.isEmpty ? "is empty" : nil
        },
        Variable(name: "FIRSTHAND_KEY", meaning: "32 bytes in base 64 that seal secrets; else a key file is used") {
            value, chosen in
            chosen.key = value
            return Data(base64Encoded: value)?.count == 32 ? nil : "is not 32 bytes in base 64"
        },
        Variable(name: "FIRSTHAND_KEY_FILE", meaning: "a file of mode 600 with the key, made at first start") {
            value, chosen in
            chosen.keyFile = value
            return value.isEmpty ? "is empty" : nil
        },
        Variable(name: "FIRSTHAND_WEB", meaning: "the folder of stylesheets and scripts") { value, chosen in
            chosen.webFolder = value
            return folderFault(value)
        },
        Variable(name: "FIRSTHAND_PLAYBOOKS", meaning: "the folder of playbooks") { value, chosen in
            chosen.playbooksFolder = value
            return folderFault(value)
        },
        Variable(name: "FIRSTHAND_CONNECTIONS", meaning: "connections to the database, 1 to 100") { value, chosen in
            guard let count = Int(value), (1...100).contains(count) else { return "is not a number from 1 to 100" }
            chosen.connections = count
            return nil
        },
        Variable(
            name: "FIRSTHAND_PRACTICE_PORT", meaning: "where the practice network listens; without it there is none"
        ) { value, chosen in
            guard let port = portNumber(value) else { return "is not a port (1 to 65535)" }
            chosen.practicePort = port
            return nil
        },
        Variable(name: "FIRSTHAND_PRACTICE_ADDRESS", meaning: "how people reach the practice network") {
            value, chosen in
            guard isAddress(value) else { return "has to begin with http:// or https:// and to have no path" }
            chosen.practiceAddress = value
            return nil
        },
        Variable(name: "FIRSTHAND_LOG_LEVEL", meaning: "trace, debug, info, notice, warning, error or critical") {
            value, chosen in
            guard let level = Logger.Level(rawValue: value) else { return "is not a log level" }
            chosen.logLevel = level
            return nil
        },
        Variable(
            name: "FIRSTHAND_ALLOWED_HOSTS",
            meaning: "machines in private networks that may be called, like: social.halden.internal, 10.0.0.5:8443"
        ) { value, chosen in
            chosen.allowedHosts = value.split(whereSeparator: { $0 == "," || $0 == " " }).map { $0.lowercased() }
            return chosen.allowedHosts.allSatisfy(isHost) ? nil : "is not a list of names, each with or without a port"
        },
        Variable(name: "FIRSTHAND_KEEP_DRAFTS", meaning: "days that untouched drafts are kept, 30 to 3650") {
            value, chosen in
            guard let days = Int(value), (30...3650).contains(days) else { return "is not a number from 30 to 3650" }
            chosen.keptDays = days
            return nil
        },
        Variable(
            name: "FIRSTHAND_WATCH_HOURS",
            meaning: "hours of a day with words that hurt after which to offer a rest, 1 to 12"
        ) { value, chosen in
            guard let hours = Int(value), (1...12).contains(hours) else { return "is not a number from 1 to 12" }
            chosen.watchHours = hours
            return nil
        },
        Variable(name: "FIRSTHAND_WATCH_DAYS", meaning: "days of it in a row after which to offer a rest, 2 to 14") {
            value, chosen in
            guard let days = Int(value), (2...14).contains(days) else { return "is not a number from 2 to 14" }
            chosen.watchDays = days
            return nil
        },
        Variable(name: "FIRSTHAND_API_RATE", meaning: "calls a minute that an API token may make, 1 to 1000000") {
            value, chosen in
            guard let rate = Int(value), (1...1_000_000).contains(rate) else {
                return "is not a number from 1 to 1000000"
            }
            chosen.apiRate = rate
            return nil
        },
        Variable(name: "FIRSTHAND_OLD_KEY", meaning: "the key before a rotation, while its last uses run out") {
            value, chosen in
            chosen.oldKey = value
            return Data(base64Encoded: value)?.count == 32 ? nil : "is not 32 bytes in base 64"
        },
        Variable(name: "FIRSTHAND_OLD_KEY_FILE", meaning: "the same, as a file of mode 600") { value, chosen in
            chosen.oldKeyFile = value
            return FileManager.default.fileExists(atPath: value) ? nil : "there is no file \(value)"
        },
    ]

    package init() {}

    /// A name that is nearly right is refused too: a misspelt setting would be taken for the default without a word.
    package init(environment: [String: String]) throws(Fault) {
        let known = Set(Configuration.variables.map(\.name))
        let strange = environment.keys.filter { $0.hasPrefix("FIRSTHAND_") && !$0.hasPrefix("FIRSTHAND_TEST_") }
            .filter { !known.contains($0) }
        if let name = strange.min() { throw Fault(variable: name, sentence: "there is no such setting") }
        for variable in Configuration.variables {
            guard let value = environment[variable.name] else { continue }
            if let sentence = variable.read(value, &self) {
                throw Fault(variable: variable.name, sentence: sentence)
            }
        }
        try refuseHalfAPair()
        try refuseHalfAMailServer()
        try refuseHalfARecordStore()
    }
}

func portNumber(_ text: String) -> Int? { Int(text).flatMap { (1...65_535).contains($0) ? $0 : nil } }

private func isHost(_ text: String) -> Bool {
    text.utf8.count <= 260 && !text.contains("/") && URL(string: "https://" + text)?.host() != nil
}

private func isAddress(_ text: String) -> Bool {
    guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme) else { return false }
    return url.host() != nil && url.path().isEmpty
}

private func folderFault(_ path: String) -> String? {
    FileManager.default.fileExists(atPath: path) ? nil : "there is no folder \(path)"
}
