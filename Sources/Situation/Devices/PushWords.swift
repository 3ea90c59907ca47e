import Foundation
import Platform

/// What a notification says. Not the update's own words: it stands on a locked screen, for whoever is near. Only a short
/// form was written for that, and one that is for some of us stays off it even so.
struct PushWords: Sendable, Equatable {
    let title: String
    let body: String
    /// Where a click leads.
    let path: String
    /// On the device, and at the push service, a newer one of the same tag takes the place of an older one.
    let tag: String
    let language: String

    init(_ claimed: ClaimedPush, _ settings: Settings, at now: Instant) {
        let (briefing, crisis, person) = (claimed.briefing, claimed.crisis, claimed.person)
        let t = Words(language: Language(preferring: person.languages), zone: person.zone, now: now)
        let (isCorrection, number) = (claimed.push.version > 0, briefing.number)
        path = "/crises/\(crisis.id)/briefings/\(briefing.id)"
        language = t.language.code
        // What is urgent, or corrects something, is not replaced by the next piece of news.
        tag = isCorrection || briefing.urgentBecause != nil ? briefing.id.rawValue : crisis.id.rawValue
        guard !settings.channelsLinkOnly else {
            title = t("There is an update from \(settings.organisation)")
            body = ""
            return
        }
        let short = briefing.audience.isEveryone ? briefing.currentShort(for: person)?.words : nil
        if isCorrection {
            title = t("Corrected: update \(number), \(crisis.title)")
            body = short ?? briefing.corrections.last.map { t("Corrected: \($0.why)") } ?? ""
        } else if let reason = briefing.urgentBecause {
            title = t("Urgent: update \(number), \(crisis.title)")
            body = [t("This is urgent: \(reason)"), short].compactMap(\.self).joined(separator: " · ")
        } else {
            title = t("Update \(number): \(crisis.title)")
            body = short ?? t("The next update comes by \(moment: briefing.nextAt).")
        }
    }

    /// What kind of thing it is, and no more: it stands on a locked screen. Only a short form was written for that.
    init(_ claimed: ClaimedNotice, _ settings: Settings, at now: Instant) {
        let person = claimed.person
        let t = Words(language: Language(preferring: person.languages), zone: person.zone, now: now)
        title =
            settings.channelsLinkOnly
            ? t("There is something for you at \(settings.organisation)") : t(claimed.notice.kind.words)
        body = settings.channelsLinkOnly ? "" : claimed.short ?? ""
        path = claimed.notice.path
        tag = "\(claimed.notice.kind.rawValue) \(claimed.notice.path)"
        language = t.language.code
    }

    /// What a test says.
    init(testFrom settings: Settings, _ t: Words) {
        title = t("A test from \(settings.organisation)")
        body = t("Updates in a crisis will stand here. Nobody needs to do anything.")
        path = "/profile/channels"
        tag = "test"
        language = t.language.code
    }

    /// - Parameter until: when it is old news.
    func message(to device: ID<Device>, isUrgent: Bool, until: Instant, _ vault: Vault) -> PushMessage {
        let value: JSONValue = [
            "title": .text(title.cut), "body": .text(body.cut), "path": .text(path), "tag": .text(tag),
            "lang": .text(language),
        ]
        // The push service does not learn that two devices are told of the same thing.
        let topic = String(vault.signature(of: "\(device):\(tag)", purpose: "push").prefix(32))
        return PushMessage(words: Data(value.bytes), topic: topic, isUrgent: isUrgent, until: until)
    }
}

extension String {
    /// A notification shows a few lines, and a push service takes four thousand bytes.
    fileprivate var cut: String {
        let plain = String(unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
        guard plain.utf8.count > 800 else { return plain }
        var (kept, size) = ("", 0)
        for letter in plain {
            size += letter.utf8.count
            if size > 800 { break }
            kept.append(letter)
        }
        return kept.cutAfterWord(kept.count - 1)
    }
}
