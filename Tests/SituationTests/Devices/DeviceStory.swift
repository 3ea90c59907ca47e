import Crypto
import Foundation
import Platform
import TestSupport

@testable import Situation

/// A browser of somebody's, which can read what is pushed to it.
struct TestBrowser: Sendable {
    let endpoint: String
    private let key = P256.KeyAgreement.PrivateKey()
    private let auth = Data((0..<16).map { _ in UInt8.random(in: .min ... .max) })

    init(_ name: String) { endpoint = "https://push.example.net/\(name)" }

    var form: Form {
        Form([
            "endpoint": [endpoint], "key": [key.publicKey.x963Representation.base64URL], "auth": [auth.base64URL],
        ])
    }

    var details: DeviceDetails {
        DeviceDetails(form, userAgent: "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")
    }

    struct Told: Decodable, Equatable {
        let title: String
        let body: String
        let path: String
        let tag: String
    }

    /// RFC 8291 from the other side. Nil for what this browser cannot read.
    func read(_ request: WebRequest) -> Told? {
        let bytes = Data(request.bytes ?? [])
        guard bytes.count > 102 else { return nil }
        let (salt, sender, box) = (bytes[0..<16], bytes[21..<86], bytes[86...])
        guard let point = try? P256.KeyAgreement.PublicKey(x963Representation: sender),
            let shared = try? key.sharedSecretFromKeyAgreement(with: point)
        else { return nil }
        let all = shared.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: auth,
            sharedInfo: Data("WebPush: info\u{0}".utf8) + key.publicKey.x963Representation + sender, outputByteCount: 32
        )
        func derive(_ purpose: String, _ count: Int) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: all, salt: salt, info: Data("Content-Encoding: \(purpose)\u{0}".utf8),
                outputByteCount: count)
        }
        let nonce = derive("nonce", 12).withUnsafeBytes { Data($0) }
        guard let sealed = try? AES.GCM.SealedBox(combined: nonce + box),
            let record = try? AES.GCM.open(sealed, using: derive("aes128gcm", 16)),
            let end = record.lastIndex(of: 2)
        else { return nil }
        return try? JSONDecoder().decode(Told.self, from: record[..<end])
    }
}

/// Chidi briefs the company, and a push service takes what comes of it. It is three in the afternoon in Copenhagen.
struct DeviceStory: Sendable {
    let database: Database
    let house: House
    let people: NamedPeople
    let crisis: Crisis
    let clock: TestClock
    let receiver: Receiver

    static func run(
        _ engine: TestDatabase, choose: @escaping @Sendable (inout Settings) -> Void = { _ in },
        _ body: @escaping @Sendable (DeviceStory) async throws -> Void
    ) async throws {
        let (clock, receiver) = (TestClock(), Receiver())
        receiver.answers(201)
        try await engine.open(clock: clock) { database in
            let house = try House.testing(database, web: receiver.web, choose)
            let people = try await database.write { try NamedPeople(in: $0) }
            let crisis = try await database.write { try people.openRecall(in: $0) }
            try await database.write { try HousePushKey.make(house.services.vault, in: $0) }
            while try await Sealer.seal(database) > 0 {}
            _ = try await pushesFollower(house).step(database)
            try await body(
                DeviceStory(
                    database: database, house: house, people: people, crisis: crisis, clock: clock,
                    receiver: receiver))
        }
    }

    @discardableResult
    func add(_ browser: TestBrowser, of person: Viewer) async throws -> ID<Device> {
        try await database.write { [services = house.services] tx in
            try addDevice(browser.details, for: person.id, services: services, in: tx).get()
        }
    }

    @discardableResult
    func brief(
        _ text: String = "The line stands still.", urgentBecause: String? = nil, short: String = ""
    ) async throws -> Briefing {
        try await database.write { [self] tx in
            var details = BriefingDetails(text: text, nextAt: tx.now + .hours(1))
            details.isUrgent = urgentBecause != nil
            details.urgentBecause = urgentBecause ?? ""
            details.short = short
            return try sendBriefing(details, in: crisis.id, by: people.chidi.id, in: tx).get()
        }
    }

    func quiet(_ person: Viewer, from: Int, until: Int) async throws {
        try await database.write { tx in
            var choice = ChannelChoice()
            choice.mail = .off
            choice.quiet = QuietHours(from: from, until: until)
            try choice.set(for: person.id, in: tx)
        }
    }

    /// What happened becomes messages, and those that are due are sent.
    func work() async throws {
        while try await Sealer.seal(database) > 0 {}
        while try await pushesFollower(house).step(database) {}
        try await PushWorker(services: house.services).sendDue()
    }

    func states() async throws -> [String] {
        try await database.read { tx in
            try tx.all("SELECT state FROM pushes ORDER BY state").map { try $0["state"] }
        }
    }

    func told(_ browser: TestBrowser) -> [TestBrowser.Told] {
        receiver.got.filter { $0.address == browser.endpoint }.compactMap(browser.read)
    }
}
