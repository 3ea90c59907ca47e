import Foundation
import Logging
import Platform
import Server
import ServiceLifecycle
import Situation

/// The whole program behind a real socket, with everything that runs in its background, on a fresh database with the
/// named people in it.
package struct TestApplication: Sendable {
    package let application: Application
    package let people: NamedPeople
    package let clock: TestClock
    package let address: String
    /// Ends the program as an operator's SIGTERM does.
    package let stop: @Sendable () async -> Void

    package var house: House { application.house }
    package var database: Database { application.house.services.database }

    package static func run(
        on engine: TestDatabase, web: WebClient = .unset, mail: MailClient? = nil,
        clock: TestClock = TestClock(),
        configure: @escaping @Sendable (inout Configuration) -> Void = { _ in },
        _ body: @escaping @Sendable (TestApplication) async throws -> Void
    ) async throws {
        try await engine.open(clock: clock) { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            var configuration = Configuration()
            configuration.organisation = "Halden Foods"
            configuration.webFolder = projectFolder + "/Web"
            configuration.playbooksFolder = projectFolder + "/Playbooks"
            configuration.key = String(repeating: "A", count: 43) + "="
            configuration.logLevel = .critical
            if mail != nil {
                configuration.smtpHost = "localhost"
                configuration.mailFrom = MailAddress("news@halden.example")
            }
            configure(&configuration)
            let application = try Application(
                configuration, database: database, web: web, mail: mail, clock: clock.read)
            try await serve(application) { port, stop in
                try await body(
                    TestApplication(
                        application: application, people: people, clock: clock, address: "http://127.0.0.1:\(port)",
                        stop: stop))
            }
        }
    }

    /// Serves for as long as the body runs, then shuts down as a signal would make it.
    private static func serve(
        _ application: Application,
        _ body: @escaping @Sendable (Int, @escaping @Sendable () async -> Void) async throws -> Void
    ) async throws {
        let (ports, ready) = AsyncStream<Int>.makeStream()
        let server = application.server().service(host: "127.0.0.1", port: 0) { port in ready.yield(port) }
        let group = ServiceGroup(
            services: application.background() + [server, application.drain], logger: application.house.services.logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask {
                for await port in ports {
                    do {
                        try await body(port) { await group.triggerGracefulShutdown() }
                    } catch {
                        await group.triggerGracefulShutdown()
                        throw error
                    }
                    return await group.triggerGracefulShutdown()
                }
            }
            try await tasks.waitForAll()
        }
    }

    /// Another node, to which the database is gone.
    package func withoutDatabase() async throws -> Application {
        let gone = try await Database.open(database.address, connections: 1)
        await gone.close()
        return try Application(application.configuration, database: gone)
    }

    /// Someone who is not signed in.
    package var guest: Visitor { Visitor(address: address) }

    /// A person who has come in by a one-time link, as people do.
    package func visitor(_ viewer: Viewer) async throws -> Visitor {
        let visitor = guest
        let path = try await database.write { try SignInLink.make(for: viewer.id, .signIn, in: $0) }
        try await visitor.open(path)
        try await visitor.submit(path)
        return visitor
    }

    /// Dana opens a crisis, leads it, and puts Chidi in charge of communications.
    package func openRecall(_ change: @escaping @Sendable (inout CrisisDetails) -> Void = { _ in }) async throws
        -> Crisis
    {
        let (people, speech) = (people, house.protectedSpeech)
        return try await database.write { tx in
            var details = CrisisDetails()
            details.title = "Oat milk recall"
            details.kind = .product
            details.organisationNames = ["Halden Foods", "Halden"]
            change(&details)
            let crisis = try openCrisis(details, from: nil, protecting: speech, by: people.dana.id, in: tx).get()
            _ = try takeFunction(
                "Communications", of: crisis.id, person: people.chidi.id, isBackup: false, by: people.dana.id, in: tx)
            return crisis
        }
    }
}

/// Where the project lies.
package let projectFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appending(path: "../..").standardizedFileURL.path()
