import ArgumentParser
import Foundation
import Learning
import Platform

struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate", abstract: "Work with certificates of courses.",
        subcommands: [VerifyCertificateCommand.self])
}

struct VerifyCertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check a signed certificate without asking anybody.",
        discussion: """
            The key is the public key of whoever should have signed it, as their page /certificates/key gives it. Without \
            one only what has been changed can be found out, not who signed. Ends with 0 when the certificate is whole, \
            signed with that key and in its time; 3 when its time is over; 4 without a key; and 1 for all else.
            """)

    @Argument(help: "The certificate’s file; “-” for standard input.") var file: String
    @Option(help: "A file with the public key, or the key itself.") var key: String?

    func run() async throws {
        guard let document = CertificateDocument(try text(of: file)) else {
            throw Failure("\(file) is not a certificate of this kind.")
        }
        let keys = try key.map(keys)
        let own = PublicSigningKey(document.key).map { [$0] } ?? []
        let verdict = document.verdict(by: keys ?? own, at: .now)
        switch verdict {
        case .unreadable, .broken: throw Failure("The signature does not fit what the file says. Do not rely on it.")
        case .foreign: throw Failure("It is whole, but was signed with another key: \(document.key)")
        case .valid, .outdated, .expired: break
        }
        say("\(document.holder): \(document.title), version \(document.version), \(document.score) of a hundred")
        let (issued, expires) = (document.issued.prefix(10), document.expires.prefix(10))
        say("Issued by \(document.issuer) on \(issued), valid until \(expires).")
        guard keys != nil else {
            say("Nothing has been changed since it was signed. Whose key that is, only they can say: \(document.key)")
            throw ExitCode(4)
        }
        say(verdict == .expired ? "It was signed with this key, and its time is over." : "It was signed with this key.")
        if verdict == .expired { throw ExitCode(3) }
    }

    private func text(of file: String) throws -> String {
        if file == "-" { return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Failure("\(file) cannot be read.")
        }
        return text
    }

    /// A house that has changed its key shows the earlier ones too, one after the other.
    private func keys(_ given: String) throws -> [PublicSigningKey] {
        let text = (try? String(contentsOfFile: given, encoding: .utf8)) ?? given
        let ends = text.split(separator: "-----END PUBLIC KEY-----")
        let keys =
            text.contains("-----BEGIN")
            ? ends.compactMap { PublicSigningKey($0.drop { $0.isWhitespace } + "-----END PUBLIC KEY-----") }
            : [PublicSigningKey(text)].compactMap(\.self)
        guard !keys.isEmpty else { throw Failure("\(given) is not a public key.") }
        return keys
    }
}
