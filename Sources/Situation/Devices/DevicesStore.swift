import Platform

extension Device {
    /// The newest first.
    package static func all(of person: ID<Person>, in tx: Transaction) throws -> [Device] {
        try tx.all(Device.self, "SELECT * FROM devices WHERE person = \(person) ORDER BY id DESC")
    }

    /// Somebody else's is not there.
    package static func get(_ id: ID<Device>, of person: ID<Person>, in tx: Transaction) throws -> Device {
        guard
            let device = try tx.first(Device.self, "SELECT * FROM devices WHERE id = \(id) AND person = \(person)")
        else { throw Refusal.notFound }
        return device
    }

    static func find(_ ids: Set<ID<Device>>, in tx: Transaction) throws -> [ID<Device>: Device] {
        guard !ids.isEmpty else { return [:] }
        let found = try tx.all(
            Device.self,
            "SELECT * FROM devices WHERE id IN \(list: ids.sorted { $0.rawValue < $1.rawValue })")
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    static func insert(
        _ id: ID<Device>, of person: ID<Person>, name: String, sealed: String, mark: String, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO devices (id, person, name, subscription, mark, created_at)
            VALUES (\(id), \(person), \(name), \(sealed), \(mark), \(tx.now))
            """)
    }

    /// With all that was, or is to be, sent to it.
    func remove(in tx: Transaction) throws {
        try tx.run("DELETE FROM pushes WHERE device = \(id)")
        try tx.run("DELETE FROM devices WHERE id = \(id)")
    }

    static func remove(mark: String, in tx: Transaction) throws {
        for device in try tx.all(Device.self, "SELECT * FROM devices WHERE mark = \(mark)") {
            try device.remove(in: tx)
        }
    }

    /// What its push service said to a message, the queue's or a test.
    func note(_ reply: WebReply?, in tx: Transaction) throws {
        guard let reply else { return }
        if reply.isTaken {
            try tx.run("UPDATE devices SET heard_at = \(tx.now), status = NULL WHERE id = \(id)")
        } else if reply.isGone {
            try remove(in: tx)
        } else {
            try tx.run("UPDATE devices SET status = \(reply.status) WHERE id = \(id)")
        }
    }

    /// Seals every subscription, and the key that messages are signed with, with the vault's newest key.
    ///
    /// - Parameter isTrial: only counts.
    package static func reseal(_ vault: Vault, isTrial: Bool = false, in tx: Transaction) throws -> Resealed {
        var resealed = Resealed()
        for device in try tx.all(Device.self, "SELECT * FROM devices ORDER BY id") {
            try resealed.take(device.sealed, purpose: purpose(of: device.id), vault) { sealed in
                guard !isTrial else { return }
                try tx.run("UPDATE devices SET subscription = \(sealed) WHERE id = \(device.id)")
            }
        }
        for row in try tx.all("SELECT secret FROM push_keys") {
            try resealed.take(try row["secret"], purpose: HousePushKey.purpose, vault) { sealed in
                guard !isTrial else { return }
                try tx.run("UPDATE push_keys SET secret = \(sealed)")
            }
        }
        return resealed
    }
}

extension WebReply {
    var isTaken: Bool { (200..<300).contains(status) }
    /// The browser has ended it: asking again will not help.
    var isGone: Bool { status == 404 || status == 410 }
}

/// The key pair of this house, made when the first page asks for it.
package struct HousePushKey: Sendable {
    package let publicKey: String
    private let sealed: String

    static let purpose = "push-key"

    package static func find(in tx: Transaction) throws -> HousePushKey? {
        try tx.first("SELECT secret, public FROM push_keys WHERE id = 1").map {
            HousePushKey(publicKey: try $0["public"], sealed: try $0["secret"])
        }
    }

    /// The one that stands, should another node have been faster.
    static func make(_ vault: Vault, in tx: Transaction) throws {
        let key = PushKey()
        try tx.run(
            """
            INSERT INTO push_keys (id, secret, public, created_at)
            VALUES (1, \(try vault.seal(key.secret, purpose: purpose)), \(key.publicKey), \(tx.now))
            ON CONFLICT (id) DO NOTHING
            """)
    }

    /// Nil when no key of the house opens it.
    package func key(_ vault: Vault) -> PushKey? {
        (try? vault.open(sealed, purpose: HousePushKey.purpose)).flatMap { try? PushKey(secret: $0) }
    }

    package static func countDevices(in tx: Transaction) throws -> Int { try tx.count("SELECT count(*) FROM devices") }
}
