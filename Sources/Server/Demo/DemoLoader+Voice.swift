import Platform
import PracticeNetwork
import Situation
import TextEngine
import Voice

extension DemoLoader {
    mutating func publish(_ post: DemoStory.PostStory) async throws {
        let (crisis, author) = (try opened(), try person(post.author))
        guard let network = Network(rawValue: post.network) else { throw Broken(description: post.network) }
        if network == .practice { try await connect(author) }
        let house = house
        let ids = try await at(post.at.duration) { tx in
            let draft = try Draft.begin(text: post.text, networks: [network], crisis: crisis, by: author.id, in: tx)
            let publication = Publication(networks: [network], isConfirmed: true)
            return try Voice.publish(draft, publication, by: author, house: house, in: tx).get()
        }
        guard let id = ids.first else { return }
        guard network == .practice else {
            try await at(post.at.duration + .minutes(3)) { tx in
                _ = try notePublished(id, permalink: "", by: author.id, in: tx)
            }
            return
        }
        let (rules, address) = (deliveryRules(house), house.services.settings.practice ?? "")
        let handle = author.handle
        let status = try await at(post.at.duration + .seconds(1)) { tx -> Int64? in
            guard let delivery = try claimDelivery(rules, in: tx),
                let account = try PracticeAccount.find(handle: handle, in: tx),
                let status = try Status.post(NewStatus(text: delivery.text), by: account.id, in: tx)
            else { return nil }
            let outcome = Outcome.sent(id: "\(status.id)", permalink: "\(address)/posts/\(status.id)")
            try finishDelivery(delivery, outcome, rules, in: tx)
            return status.id
        }
        if let status { remember(status, as: post.key) }
    }

    /// Everyone in the story who writes on the practice network has an account there.
    mutating func connect(_ person: Person) async throws {
        guard let server = house.services.settings.practice else { return }
        let handle = person.handle
        let account = try await practiceAccount(handle, name: person.name, bio: person.title)
        let vault = house.services.vault
        try await at(.days(-2)) { tx in
            guard try Account.all(of: person.id, in: tx).isEmpty else { return }
            let token = try PracticeAccount.makeToken(for: account, in: tx)
            _ = try connectAccount(
                of: person.id, network: .practice, server: server, handle: handle, token: token, vault: vault, in: tx)
        }
    }

    mutating func answer(_ reply: DemoStory.ReplyStory) async throws {
        let known = story.public_accounts.first { $0.handle == reply.by }
        let account = try await practiceAccount(reply.by, name: known?.name ?? reply.by, bio: known?.bio ?? "")
        guard let parent = status(reply.post) else { return }
        try await at(reply.at.duration) { tx in
            _ = try Status.post(NewStatus(text: reply.text, replyTo: parent), by: account, in: tx)
        }
    }

    mutating func ask(_ look: DemoStory.LookStory) async throws {
        let (crisis, author) = (try opened(), try person(look.author))
        try await connect(author)
        let networks = Network(rawValue: look.network).map { [$0] } ?? []
        try await at(look.at.duration) { tx in
            let draft = try Draft.begin(text: look.text, networks: networks, crisis: crisis, by: author.id, in: tx)
            _ = try askForSecondLook(draft, note: look.note, by: author.id, in: tx).get()
        }
    }

    /// Drafts, silence that was counted, and what the last change of a fact has stirred up.
    mutating func finish() async throws {
        let (crisis, story, house) = (try opened(), story, house)
        for draft in story.drafts {
            let author = try person(draft.author)
            try await connect(author)
            let networks = draft.networks.compactMap { Network(rawValue: $0) }
            try await at(.minutes(-50)) { tx in
                _ = try Draft.begin(text: draft.text, networks: networks, crisis: crisis, by: author.id, in: tx)
            }
        }
        try await at(.hours(-8)) { tx in for _ in 0..<story.declines { try decline(in: crisis, in: tx) } }
        while try await Sealer.seal(house.services.database) > 0 {}
        let ripple = rippleFollower(house)
        let database = house.services.database.at { [start] in start - .minutes(16) }
        while try await ripple.step(database) {}
    }
}

extension Person {
    /// `amira@halden.example` is @amira there.
    var handle: String {
        String(email.prefix { $0 != "@" }).filter { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
    }
}
