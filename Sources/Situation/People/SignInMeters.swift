import Metrics

/// How many tries to sign in there were: without whose, and without where from.
package struct SignInMeters: Sendable {
    private let accepted = Counter(label: "firsthand_sign_ins_total", dimensions: [("outcome", "accepted")])
    private let refused = Counter(label: "firsthand_sign_ins_total", dimensions: [("outcome", "refused")])
    private let turnedAway = Counter(label: "firsthand_sign_ins_total", dimensions: [("outcome", "turned_away")])

    func count(isAccepted: Bool) { (isAccepted ? accepted : refused).increment() }
    func countTurnedAway() { turnedAway.increment() }
}
