import Platform
import Situation
import TestSupport
import Testing
import TextEngine
import Voice

/// A recall at Halden, a network to publish on, and the people around both.
struct VoiceStory: Sendable {
    let database: Database
    let clock: TestClock
    let network: FakeNetwork
    let house: House
    let people: NamedPeople
    let crisis: Crisis

    /// Amara and Eve have accounts; the others publish by themselves.
    static func open(
        _ engine: TestDatabase, network: (@Sendable (TestClock) -> FakeNetwork)? = nil,
        crisis change: @escaping @Sendable (inout CrisisDetails) -> Void = { _ in },
        _ body: @escaping @Sendable (VoiceStory) async throws -> Void
    ) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let network = network?(clock) ?? FakeNetwork(clock: clock)
            let (people, crisis) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                return (people, try people.openRecall(in: tx, change))
            }
            let story = VoiceStory(
                database: database, clock: clock, network: network,
                house: try House.testing(database, web: network.web), people: people, crisis: crisis)
            for person in [people.amara, people.eve] { _ = try await story.connect(person) }
            try await body(story)
        }
    }

    var now: Instant { clock.read() }
    var rules: DeliveryRules { deliveryRules(house) }
    var worker: DeliveryWorker { DeliveryWorker(services: house.services, rules: rules) }

    @discardableResult
    func connect(_ viewer: Viewer) async throws -> ID<Account> {
        let (handle, vault) = (viewer.person.firstName.lowercased(), house.services.vault)
        network.letIn("token-of-\(handle)", as: handle)
        return try await database.write { tx in
            try connectAccount(
                of: viewer.id, network: .mastodon, server: FakeNetwork.server, handle: handle,
                token: "token-of-\(handle)", vault: vault, in: tx)
        }
    }

    func draft(
        _ text: String, by viewer: Viewer, on networks: [Network] = [.mastodon], inCrisis: Bool = true
    ) async throws -> ID<Draft> {
        let crisis = inCrisis ? crisis.id : nil
        return try await database.write {
            try Draft.begin(text: text, networks: networks, crisis: crisis, by: viewer.id, in: $0)
        }
    }

    func tryToPublish(
        _ draft: ID<Draft>, by viewer: Viewer, on networks: [Network] = [.mastodon], at: Instant? = nil,
        isConfirmed: Bool = false
    ) async throws -> Result<[ID<Post>], Problems> {
        let (house, wanted) = (house, Publication(networks: networks, at: at, isConfirmed: isConfirmed))
        return try await database.write { try publish(draft, wanted, by: viewer.person, house: house, in: $0) }
    }

    /// Amara's words on their way out.
    @discardableResult
    func publishing(
        _ text: String, by viewer: Viewer? = nil, on networks: [Network] = [.mastodon], at: Instant? = nil,
        isConfirmed: Bool = false, inCrisis: Bool = true
    ) async throws -> ID<Post> {
        let viewer = viewer ?? people.amara
        let draft = try await draft(text, by: viewer, on: networks, inCrisis: inCrisis)
        let posts = try await tryToPublish(draft, by: viewer, on: networks, at: at, isConfirmed: isConfirmed).get()
        return try #require(posts.first)
    }

    /// Published, and out.
    func published(_ text: String, by viewer: Viewer? = nil) async throws -> ID<Post> {
        let post = try await publishing(text, by: viewer)
        try await worker.sendDue()
        return post
    }

    func delivery(_ post: ID<Post>) async throws -> Delivery {
        let newest = try await database.read { try Delivery.all(of: post, in: $0).first }
        return try #require(newest)
    }

    func post(_ id: ID<Post>, of viewer: Viewer? = nil) async throws -> Post {
        let author = (viewer ?? people.amara).id
        return try await database.read { try Post.find(id, of: author, in: $0) }
    }

    func check(_ text: String, by viewer: Viewer? = nil) async throws -> [Finding] {
        let (house, author, crisis) = (house, (viewer ?? people.amara).id, crisis.id)
        return try await database.read {
            try checkDraft(text, networks: [], in: crisis, by: author, house: house, in: $0)
        }
    }

    /// Seals the log and lets what follows it take one step, as the program does within a second.
    func followLog() async throws {
        while try await Sealer.seal(database) > 0 {}
        for follower in voiceFollowers(house) { while try await follower.step(database) {} }
    }

    func events(_ kind: EventKind) async throws -> [Event] {
        let scope = crisis.id.rawValue
        return try await database.read { try EventLog.newest(scope: scope, kinds: [kind], limit: 50, in: $0) }
    }
}

/// What people say that no check has anything against.
enum Said {
    static let shift = "I work at Halden and packed oat milk on the night shift. I am sorry for everyone who worried."
    static let canteen = "At Halden our canteen stayed open all night for the drivers, and I made the soup."
}

extension Result where Failure == Problems {
    /// The fields that were refused.
    var refused: [String] {
        switch self {
        case .success: []
        case .failure(let problems): problems.all.map(\.field)
        }
    }
}

extension VoiceStory {
    /// Four workers on two nodes: the second one has a connection to the database of its own.
    func onTwoNodes(
        clock: @escaping @Sendable () -> Instant, rules: DeliveryRules? = nil,
        _ body: ([DeliveryWorker]) async throws -> Void
    ) async throws {
        let here = database.at(clock)
        let there = try await Database.open(database.address, connections: 4, clock: clock)
        let workers = try [here, there, here, there].map { node in
            let house = try House.testing(node, web: network.web)
            return DeliveryWorker(services: house.services, rules: rules ?? deliveryRules(house))
        }
        do { try await body(workers) } catch {
            await there.close()
            throw error
        }
        await there.close()
    }
}
