import Foundation
import Platform
import Situation
import Testing

extension ProtectedSpeech {
    static let file = "protected-speech.yaml"

    /// The law as it ships.
    static var shipped: ProtectedSpeech { get throws { try read(yaml, file: file) } }

    static var yaml: String {
        get throws {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            return try String(contentsOf: root.appending(path: "Playbooks/\(file)"), encoding: .utf8)
        }
    }

    static func small() throws -> ProtectedSpeech {
        try read(
            """
            grounds:
              - ground: pay
                name: Pay
                law: NLRA section 7
                words: ["(pay|wage|salary)"]
                sentences: ["We are not paid enough for the night shift."]
            """, file: "small.yaml")
    }
}

extension BoundaryDetails {
    /// A boundary that may stand.
    static func cause(at now: Instant) -> BoundaryDetails {
        var details = BoundaryDetails()
        details.title = "Blaming someone before the cause is known"
        details.weight = .stop
        details.subject = "Naming a supplier or a colleague as the cause of the contamination"
        details.protects = "People who may have done nothing wrong"
        details.narrower = "Only forbidding names; but a role in a small town is a name."
        details.reason = "The cause is still being looked for, and naming someone can hurt the innocent."
        details.instead = "We are still finding out what went wrong."
        details.ask = "Quality"
        details.owner = "Legal"
        details.expiresAt = now + .days(30)
        details.match = ["supplier ... (fault|blame)", "(fault|blame) ... supplier"]
        details.unless = ["do not know"]
        details.flags = ["The supplier is at fault.", "I blame the supplier in Odense."]
        details.allows = ["We are still finding out what went wrong.", "The supplier was here on Monday."]
        return details
    }
}

extension Instant {
    /// When the boundaries of these tests are looked at.
    static let boundaries = Instant(milliseconds: 1_795_356_000_000)
}

/// The fields in which the story's boundary is refused once something about it is changed.
func refused(_ change: (inout BoundaryDetails) -> Void) throws -> [String] {
    var details = BoundaryDetails.cause(at: .boundaries)
    change(&details)
    return details.validate(under: GuidanceLimits(try .small(), at: .boundaries)).map(\.field)
}
