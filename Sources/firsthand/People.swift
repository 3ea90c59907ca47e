import ArgumentParser
import Foundation
import Platform
import Server
import Situation

struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take people in, invite them, give them a way to sign in.",
        subcommands: [ImportFile.self, Invite.self, Link.self, AddAdministrator.self, Erase.self])
}

struct ImportFile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take everyone in a CSV file in, or nobody.",
        discussion: "Columns: \(PeopleImport.columns.joined(separator: ","))")

    @OptionGroup var options: Options
    @Argument(help: "The file.") var file: String
    @Flag(help: "Only say what would happen.") var dryRun = false

    func run() async throws {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Failure("\(file) cannot be read as UTF-8 text.")
        }
        let dryRun = dryRun
        try await options.withApplication { application in
            let database = application.house.services.database
            let read = try await database.read { try PeopleImport(text).compared(in: $0) }
            let t = Words(now: .now)
            for fault in read.faults { complain("\(file):\(fault.line): \(t(fault.sentence))") }
            guard read.faults.isEmpty else { throw ExitCode(1) }
            if !dryRun { try await database.write { try read.apply(by: nil, in: $0) } }
            let new = read.rows.count { $0.isNew }
            say("\(new) new, \(read.rows.count - new) changed\(dryRun ? " (nothing was written)" : "").")
        }
    }
}

struct Invite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print an invitation: a link that works once, for seven days.")

    @OptionGroup var options: Options
    @Argument(help: "The person's e-mail address.") var email: String

    func run() async throws { try await printLink(.invitation, for: email, options) }
}

struct Link: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in-link", abstract: "Print a link that signs a person in once, within an hour.")

    @OptionGroup var options: Options
    @Argument(help: "The person's e-mail address.") var email: String

    func run() async throws { try await printLink(.signIn, for: email, options) }
}

struct AddAdministrator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-administrator", abstract: "Add the first administrator and print their sign-in link.")

    @OptionGroup var options: Options
    @Argument(help: "Name.") var name: String
    @Argument(help: "E-mail address.") var email: String
    @Option(help: "Department.") var department = "IT"
    @Option(help: "Country, two letters.") var country = "DK"
    @Option(help: "Time zone.") var timeZone = "Europe/Copenhagen"

    func run() async throws {
        var details = PersonDetails()
        details.name = name
        details.email = email
        details.department = department
        details.country = country
        details.zoneName = timeZone
        details.roles = [.employee, .administrator]
        let wanted = details
        try await options.withApplication { application in
            let added = try await application.house.services.database.write { try addPerson(wanted, by: nil, in: $0) }
            if case .failure(let problems) = added {
                let t = Words(now: .now)
                throw Failure(problems.all.map { "\($0.field): \(t($0.sentence))" }.joined(separator: "\n"))
            }
        }
        try await printLink(.signIn, for: email, options)
    }
}

private func printLink(_ purpose: LinkPurpose, for email: String, _ options: Options) async throws {
    try await options.withApplication { application in
        let path = try await application.house.services.database.write { tx -> String? in
            guard let person = try Person.find(email: email, in: tx), person.deactivatedAt == nil else { return nil }
            try tx.record(.personInvited, actor: nil, scope: nil, subject: person.id.rawValue)
            return try SignInLink.make(for: person.id, purpose, in: tx)
        }
        guard let path else { throw Failure("Nobody here has the e-mail address \(email).") }
        say(application.house.services.settings.address + path)
    }
}
