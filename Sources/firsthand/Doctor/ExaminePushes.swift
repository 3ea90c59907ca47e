import Foundation
import Platform
import Server
import Situation

/// Whether devices can be told: browsers ask for https, and the key that messages are signed with has to open.
func examinePushes(_ configuration: Configuration, in tx: Transaction) throws -> Diagnosis {
    let url = URL(string: configuration.address)
    let isHere = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(url?.host() ?? "")
    guard url?.scheme == "https" || isHere else {
        return .care(
            "devices", "From \(configuration.address) browsers tell nobody, and keep no page for later.",
            "Serve by https, and say so in FIRSTHAND_ADDRESS.")
    }
    guard let kept = try HousePushKey.find(in: tx) else {
        return .well("devices", "Nobody has asked to be told on a device yet; the key is made when somebody looks.")
    }
    // Looking makes no key.
    let isThere = configuration.key != nil || FileManager.default.fileExists(atPath: configuration.keyFile)
    guard isThere, let vault = try? configuration.vault(), kept.key(vault) != nil else {
        return .wrong(
            "devices", "The key that messages to devices are signed with does not open.",
            "Bring back the right key, or name it in FIRSTHAND_OLD_KEY_FILE; no device is told until then.")
    }
    let count = try HousePushKey.countDevices(in: tx)
    return .well("devices", "\(count) are told of updates. This machine has to reach their push services by https.")
}
