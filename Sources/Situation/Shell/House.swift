import Platform

/// The services, and the answers that earlier rooms need from later ones. `Server` fills them in.
package struct House: Sendable {
    package let services: Services
    /// What no boundary may touch.
    package let protectedSpeech: ProtectedSpeech
    package let checkers: Checkers
    package let playbooks = Playbooks()
    let signIns = SignInMeters()
    package let memory = Memory()
    /// What later areas hold for as long as the program runs.
    package var held = Held()
    /// The drafts that wait for a second look in a crisis.
    package var secondLooksWaiting: @Sendable (ID<Crisis>, Transaction) throws -> SecondLooksWaiting = { _, _ in
        SecondLooksWaiting()
    }
    /// Whether a hold stops posts of this crisis right now.
    package var isHeld: @Sendable (ID<Crisis>, Transaction) throws -> Bool = { _, _ in false }
    /// Drafts, queued and published posts that stood on an earlier version of a fact.
    package var postsStandingOn: @Sendable ([Fact], Transaction) throws -> [ID<Fact>: StandingOn] = { _, _ in [:] }
    /// Recent words that a boundary can be tried on while it is written: without their authors.
    package var recentWords: @Sendable (ID<Crisis>, Transaction) throws -> [String] = { _, _ in [] }

    /// The certificate that this crisis asks for and this person does not have. Without it a second look comes first; it
    /// never keeps anybody from speaking.
    package var certificateMissing: @Sendable (ID<Crisis>, ID<Person>, Transaction) throws -> CertificateAsked? = {
        _, _, _ in nil
    }

    /// What the course of a playbook adds to what everybody learns.
    package var courseAddition: @Sendable (String, Transaction) throws -> CourseAddition? = { _, _ in nil }

    /// What is between somebody and themselves, as columns of the question that finds out who asks: a question of its own
    /// on every page would be one too many. Nobody else's pages can ask it.
    package var ownState: @Sendable (Transaction) -> SQL = { _ in OwnState.nothing }

    /// Stops what would happen by itself, because a crisis has opened (F4): schedules wait for another look.
    package var stopSchedules: @Sendable (Transaction) throws -> Void = { _ in }
    /// How the record is told; later areas add the kinds of theirs.
    package var timelineWords: TimelineWords = situationTimeline
    /// How every kind of event is told to administrators; later areas add the kinds of theirs.
    package var auditWords: AuditWords = situationAudit

    /// What each feature keeps of people; later areas add theirs.
    package var personalData: [PersonalData] = [
        peopleData, erasureRequestsData, tokensData, crisesData, playbooksData, tipsData, briefingsData, questionsData,
        personalNoticesData,
        webhooksData, channelsData, chatsData,
        devicesData,
    ]

    package init(services: Services) throws {
        self.init(services: services, protectedSpeech: try ProtectedSpeech.read(folder: services.settings.playbooks))
    }

    package init(services: Services, protectedSpeech: ProtectedSpeech) {
        self.services = services
        self.protectedSpeech = protectedSpeech
        checkers = Checkers(organisation: services.settings.organisation, protecting: protectedSpeech)
    }
}

/// One thing of each type: a shelf of courses, a cache. Whoever puts it there is the only one who knows the type.
package struct Held: Sendable {
    private var things: [ObjectIdentifier: any Sendable] = [:]

    package subscript<Thing: Sendable>(_ type: Thing.Type) -> Thing? {
        get { things[ObjectIdentifier(type)] as? Thing }
        set { things[ObjectIdentifier(type)] = newValue }
    }
}

/// What a crisis asks for before a post goes out without a second look, while somebody does not have it.
package struct CertificateAsked: Sendable, Equatable {
    package let title: String
    package let path: String
    package let minutes: Int

    package init(title: String, path: String, minutes: Int) {
        self.title = title
        self.path = path
        self.minutes = minutes
    }
}

/// A short course about one kind of crisis, as pages of earlier areas name it.
package struct CourseAddition: Sendable, Equatable {
    package let title: String
    package let minutes: Int
    package let lessons: Int
    package let questions: Int

    package init(title: String, minutes: Int, lessons: Int, questions: Int) {
        (self.title, self.minutes, self.lessons, self.questions) = (title, minutes, lessons, questions)
    }
}

/// How many drafts wait, since when, and for how many the promised answer is late.
package struct SecondLooksWaiting: Sendable {
    package var count: Int
    package var oldest: Instant?
    package var late: Int

    package init(count: Int = 0, oldest: Instant? = nil, late: Int = 0) {
        self.count = count
        self.oldest = oldest
        self.late = late
    }
}

/// How far an outdated fact has travelled: counts only, never whose.
package struct StandingOn: Sendable {
    package var drafts = 0
    package var queued = 0
    package var published = 0
    package var corrected = 0

    package init() {}
}
