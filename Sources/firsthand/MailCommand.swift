import ArgumentParser
import Foundation
import Platform
import Server
import Situation

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "What mail servers report.", subcommands: [Bounced.self])
}

struct Bounced: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read one delivery report from standard input, and mark the address that it is about.",
        discussion: """
            For a pipe of a mail server, or a filter of the mailbox at FIRSTHAND_SMTP_BOUNCES. Ends with 0 when it was a \
            report (also when it changes nothing), 65 when it was another mail, and 75 when it has to be tried again.
            """)

    @OptionGroup var options: Options
    @Option(help: "The address that the report came to; without it its headers are asked.") var recipient: String?

    // sysexits.h, which mail servers go by.
    private static let dataError: Int32 = 65
    private static let temporaryFailure: Int32 = 75

    func run() async throws {
        guard let report = DeliveryReport(mail()) else {
            complain("This mail is no delivery report (RFC 3464). Nothing was changed.")
            throw ExitCode(Bounced.dataError)
        }
        let addresses = recipient.map { [$0] } ?? report.cameTo
        do {
            let vault = try options.configuration().vault()
            try await options.withDatabase { database in
                say(try await database.write { try noteBounce(report, to: addresses, vault, in: $0) }.words)
            }
        } catch {
            complain("\(error)")
            throw ExitCode(Bounced.temporaryFailure)
        }
    }

    /// To the end, so that whoever writes is not cut off; what is too long to be a report is not kept.
    private func mail() -> Data {
        var mail = Data()
        while let more = try? FileHandle.standardInput.read(upToCount: 1 << 16), !more.isEmpty {
            if mail.count < DeliveryReport.most { mail += more }
        }
        return mail
    }
}

extension BounceNoted {
    fileprivate var words: String {
        switch self {
        case .marked: "The address is marked; nothing more is sent there."
        case .full: "Its mailbox is full. On the third day within two weeks the address is marked."
        case .delayed: "It is late, and its server goes on trying. Nothing was changed."
        case .undelivered: "It was not delivered, which says nothing about the address. Nothing was changed."
        case .delivered: "It was delivered. Nothing was changed."
        case .unknown: "It did not come to an address of a mail that we sent these days. Nothing was changed."
        }
    }
}
