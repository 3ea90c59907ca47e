import Care
import Foundation
import Learning
import Logging
import Metrics
import Platform
import PracticeNetwork
import ServiceLifecycle
import Situation
import Tracing
import UnixSignals
import Voice

/// All rooms put together, ready to serve.
package struct Application: Sendable {
    package let configuration: Configuration
    package let house: House
    package let connections: WebConnections
    package let followers: [Follower]
    package let handlers: [JobHandler]
    package let deliveries: DeliveryWorker
    package let webhooks: WebhookWorker
    package let mails: MailWorker
    package let chats: ChatWorker
    package let pushes: PushWorker
    package let personalNotices: PersonalNoticeWorker
    package let contactMails: ContactMailWorker
    package let records: RecordWorker
    package let drain: Drain
    /// What is counted, when figures are wanted.
    let metrics = MetricsSystem.factory as? MetricsRegistry
    /// Where spans go, when they are wanted.
    private let spans = (InstrumentationSystem.tracer as? FileTracer)?.file
    let startedAt: Instant
    /// What the demo runs besides.
    var extra: [any Service] = []

    /// Every change of the schema there ever was, in order.
    package static let migrations =
        eventsMigrations + jobsMigrations + peopleMigrations + crisesMigrations + factsMigrations
        + guidanceMigrations + briefingsMigrations + networksMigrations + postsMigrations + practiceMigrations
        + apiMigrations + webhooksMigrations + channelsMigrations + chatsMigrations + careMigrations
        + learningMigrations + devicesMigrations + tipsMigrations + openDoorMigrations + playbooksMigrations
        + questionsMigrations + personalNoticesMigrations + courseWritingMigrations + coursePicturesMigrations
        + guidanceCoursesMigrations + broughtPlaybooksMigrations + playbookSharingMigrations
        + keptPicturesMigrations + recordSendingsMigrations + courseOffersMigrations
        + fullMailboxesMigrations + erasureRequestsMigrations

    package static func migrator() -> Migrator { Migrator(migrations) }

    /// Opens the database and refuses a schema that does not fit.
    package static func open(
        _ configuration: Configuration, clock: @escaping @Sendable () -> Instant = { .now }
    ) async throws -> Application {
        let database = try await Database.open(
            configuration.database, connections: configuration.connections, clock: clock, mostApart: ClocksApart.most)
        try await migrator().check(database)
        return try Application(configuration, database: database, clock: clock)
    }

    package init(
        _ configuration: Configuration, database: Database, web: WebClient? = nil, mail: MailClient? = nil,
        clock: @escaping @Sendable () -> Instant = { .now }
    ) throws {
        var logger = Logger(label: "firsthand")
        logger.logLevel = configuration.logLevel
        let vault = try configuration.vault()
        startedAt = clock()
        drain = Drain(for: configuration.drain)
        let practice = configuration.practiceAddress ?? configuration.practicePort.map { "http://localhost:\($0)" }
        let inside = configuration.allowedHosts + [practice.flatMap(hostAndPort)].compactMap(\.self)
        connections = WebConnections(reach: .publicly(and: inside))
        var settings = Settings(
            address: configuration.address, organisation: configuration.organisation,
            playbooks: configuration.playbooksFolder, practice: practice)
        settings.apiRate = configuration.apiRate
        settings.keptDays = configuration.keptDays
        settings.watchHours = configuration.watchHours
        settings.watchDays = configuration.watchDays
        settings.allowedHosts = configuration.allowedHosts
        settings.mailFrom = configuration.smtpHost == nil ? nil : configuration.mailFrom
        settings.mailBounces = configuration.smtpHost == nil ? nil : configuration.mailBounces
        settings.channelsLinkOnly = configuration.channelsLinkOnly
        settings.recordStore = configuration.recordStore
        let services = Services(
            database: database, hub: EventHub(), vault: vault, limiter: RateLimiter(clock: clock),
            web: web ?? connections.webClient,
            mail: mail ?? configuration.smtpServer.map { .smtp($0) } ?? .unset,
            assets: try Assets(folder: configuration.webFolder),
            settings: settings, logger: logger, clock: clock)
        var house = try House(services: services)
        fillVoiceAnswers(in: &house)
        fillCareAnswers(in: &house)
        fillLearningAnswers(in: &house)
        self.configuration = configuration
        self.house = house
        let rules = counting(deliveryRules(house))
        deliveries = DeliveryWorker(services: services, rules: rules)
        followers =
            voiceFollowers(house) + [
                webhooksFollower(house), mailsFollower(house), chatsFollower(house), pushesFollower(house),
                personalNoticesFollower(house),
            ]
        webhooks = WebhookWorker(services: services)
        mails = MailWorker(services: services)
        chats = ChatWorker(services: services)
        pushes = PushWorker(services: services)
        personalNotices = PersonalNoticeWorker(services: services)
        contactMails = ContactMailWorker(services: services) { [house] in house.prompts }
        records = RecordWorker(house: house)
        handlers = situationJobs(house) + careJobs(house) + learningJobs(house)
    }

    package var routes: [Route] { allRoutes(house) }
    /// The calls of the API; its description is made from them.
    package var operations: [APIOperation] { allOperations }

    package func server() -> WebServer {
        let house = house
        return WebServer(
            name: "firsthand",
            endpoints: routes.map { $0.endpoint(in: house) } + operations.map { $0.endpoint(in: house) }
                + healthEndpoints(house, drain) + [
                    house.services.assets.endpoint()
                ],
            headers: SecurityHeaders.pages(onlySecure: house.services.settings.isSecure),
            proxies: configuration.proxies, drain: drain, now: house.services.clock, logger: house.services.logger
        ) { call, refusal in refuse(call, refusal, house) }
    }

    package func practiceServer() -> WebServer? {
        guard let address = house.services.settings.practice, configuration.practicePort != nil else { return nil }
        return PracticeNetwork(
            database: house.services.database, assets: house.services.assets, vault: house.services.vault,
            address: address, proxies: configuration.proxies, logger: house.services.logger
        ).server()
    }

    /// Everything that runs for as long as the program does. Servers stop first, work that they started after them.
    package func background() -> [any Service] {
        // First, so that it stops last and has everything.
        (spans.map { [$0] } ?? []) + [
            connections,
            EventService(
                database: house.services.database, hub: house.services.hub, followers: followers,
                logger: house.services.logger),
            JobRunner(database: house.services.database, handlers: handlers, logger: house.services.logger),
            deliveries,
            webhooks,
            mails,
            chats,
            pushes,
            personalNotices,
            contactMails,
            records,
            HeapKeeper(),
        ]
    }

    package func run(onReady: @escaping @Sendable (Int) async -> Void) async throws {
        var services = background() + extra
        let certificates = try certificates()
        if let certificates { services.append(certificates) }
        if let practice = practiceServer(), let port = configuration.practicePort {
            services.append(practice.service(host: configuration.host, port: port))
        }
        if let metrics = metricsServer(), let port = configuration.metricsPort {
            services.append(metrics.service(host: configuration.metricsHost, port: port))
        }
        services.append(
            server().service(
                host: configuration.host, port: configuration.port, certificates: certificates, onReady: onReady))
        services.append(drain)
        let group = ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: house.services.logger)
        try await group.run()
        await house.services.database.close()
    }

    private func certificates() throws -> Certificates? {
        guard let certificate = configuration.certificate, let key = configuration.certificateKey else { return nil }
        return try Certificates(certificate: certificate, key: key, logger: house.services.logger)
    }
}

private func hostAndPort(_ address: String) -> String? {
    guard let url = URL(string: address), let host = url.host() else { return nil }
    return "\(host):\(url.port ?? (url.scheme == "https" ? 443 : 80))"
}
