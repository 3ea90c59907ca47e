import Logging

/// What a feature may reach besides its own arguments: the database, time, secrets and the world outside.
package struct Services: Sendable {
    package let database: Database
    package let hub: EventHub
    package let vault: Vault
    package let limiter: RateLimiter
    package let web: WebClient
    package let mail: MailClient
    package let assets: Assets
    package let settings: Settings
    package let logger: Logger
    package let clock: @Sendable () -> Instant

    package init(
        database: Database, hub: EventHub, vault: Vault, limiter: RateLimiter, web: WebClient,
        mail: MailClient = .unset, assets: Assets, settings: Settings, logger: Logger,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.hub = hub
        self.vault = vault
        self.limiter = limiter
        self.web = web
        self.mail = mail
        self.assets = assets
        self.settings = settings
        self.logger = logger
        self.clock = clock
    }
}

/// What the operator chose.
package struct Settings: Sendable {
    /// Where people reach this installation; links in mails and for sign-in begin with it.
    package var address: String
    package var organisation: String
    /// Where playbooks are read from.
    package var playbooks: String

    /// Machines inside that may be called, each `name` or `name:port`.
    package var allowedHosts: [String] = []

    /// How many days drafts that nobody touches are kept.
    package var keptDays = 365

    /// After how many hours of a day, or days in a row, of words that hurt somebody is offered a rest.
    package var watchHours = 4
    package var watchDays = 3

    /// Whom mails come from; nil when this house sends none.
    package var mailFrom: MailAddress?
    /// Where mail servers report what they could not deliver; nil when nobody reads that.
    package var mailBounces: MailAddress?
    /// Whether mails and chats carry only a link and none of the words.
    package var channelsLinkOnly = false
    /// Where people can have what they learned sent; nil when nothing is sent.
    package var recordStore: RecordStore?

    package var isSecure: Bool { address.hasPrefix("https://") }

    /// Over https, browsers take a cookie of this name from this very host only, so no neighbour can plant one.
    package func cookieName(_ name: String) -> String { isSecure ? "__Host-" + name : name }

    /// Where the practice network is, when there is one.
    package var practice: String?
    /// How many calls of the API a token may make in a minute.
    package var apiRate = 600

    package init(address: String, organisation: String, playbooks: String, practice: String? = nil) {
        self.practice = practice
        self.address = address
        self.organisation = organisation
        self.playbooks = playbooks
    }
}
