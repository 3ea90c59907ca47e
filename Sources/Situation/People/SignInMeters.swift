import Metrics

/// How many tries to sign in there were: without whose, and without where from.
package struct SignInMeters: Sendable {
    private let accepted = Counter(label: "firsthand_sign_ins_total", dimensions: [("outcome", "accepted")])
    private let refused = Counter(label: "firsthand_sign_ins_total", dimensions: [("outcome", "refused")])

    /// - Parameter session: nil when it was refused.
    func count(_ session: String?) { (session == nil ? refused : accepted).increment() }
}
