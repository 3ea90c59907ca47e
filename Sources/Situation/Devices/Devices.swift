import Foundation
import Platform

/// A browser of somebody's that is told of updates while nobody looks. Nobody else sees that it is, and it writes no
/// event.
package struct Device: Sendable, RowDecodable {
    package let id: ID<Device>
    package let person: ID<Person>
    /// By which they know it again, like “Firefox, Android”.
    package let name: String
    let sealed: String
    /// The digest of its address.
    package let mark: String
    let createdAt: Instant
    let heardAt: Instant?
    /// What its push service answered last, when it did not take a message.
    let status: Int?

    package init(row: Row) throws {
        id = try row["id"]
        person = try row["person"]
        name = try row["name"]
        sealed = try row["subscription"]
        mark = try row["mark"]
        createdAt = try row["created_at"]
        heardAt = try row["heard_at"]
        status = try row["status"]
    }

    static let most = 10

    static func purpose(of id: ID<Device>) -> String { "device:\(id)" }

    /// Nil when no key opens it.
    func subscription(_ vault: Vault) -> PushSubscription? {
        (try? vault.open(sealed, purpose: Device.purpose(of: id))).flatMap { PushSubscription(text: $0) }
    }
}

/// What a browser has sent so that it can be told.
package struct DeviceDetails: Sendable {
    let endpoint: String
    let subscription: PushSubscription?
    let name: String

    package init(_ form: Form, userAgent: String) {
        endpoint = form["endpoint"]
        subscription = PushSubscription(endpoint: endpoint, key: form["key"], auth: form["auth"])
        name = browserName(userAgent)
    }

    /// The address is a stranger's, whatever browser says it: the rules for those apply.
    func validate(allowing inside: [String]) -> [Problem] {
        guard subscription != nil, webAddressProblem(endpoint, allowing: inside) == nil, endpoint.isOneLine else {
            return [Problem("", "This browser gave no address that we may send to. Nothing was changed.")]
        }
        return []
    }
}

/// A browser that comes again takes its own place, and one that somebody else has used is theirs no more.
package func addDevice(
    _ details: DeviceDetails, for person: ID<Person>, services: Services, in tx: Transaction
) throws -> Result<ID<Device>, Problems> {
    var problems = details.validate(allowing: services.settings.allowedHosts)
    let mark = Tokens.digest(details.endpoint)
    if try Device.all(of: person, in: tx).count(where: { $0.mark != mark }) >= Device.most {
        problems.append(Problem("", "You are told on \(Device.most) devices. Remove one first."))
    }
    guard problems.isEmpty, let subscription = details.subscription else { return .failure(Problems(problems)) }
    try Device.remove(mark: mark, in: tx)
    let id = ID<Device>.new(at: tx.now)
    let sealed = try services.vault.seal(subscription.text, purpose: Device.purpose(of: id))
    try Device.insert(id, of: person, name: details.name, sealed: sealed, mark: mark, in: tx)
    return .success(id)
}

extension String {
    fileprivate var isOneLine: Bool { utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
}

/// What a browser calls itself, in two words that people use. Names are the same in every language.
package func browserName(_ userAgent: String) -> String {
    func first(_ names: [(mark: String, name: String)]) -> String? {
        names.first { userAgent.contains($0.mark) }?.name
    }
    // Most call themselves Chrome, Safari or Linux too: those who say more come first.
    let browser = first([
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ])
    let system = first([
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ])
    let said = [browser, system].compactMap(\.self).joined(separator: ", ")
    return said.isEmpty ? "?" : said
}
