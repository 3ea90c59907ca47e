/// We refuse. One small enum, one place that turns it into a page or a problem document.
package enum Refusal: Error, Equatable {
    /// Not there, or not yours: the two are not told apart.
    case notFound
    case signInFirst
    /// The form's token is missing or stale.
    case forged
    case tooMany(retryAfterSeconds: Int)
    /// More than we read, or sent more slowly than we wait for.
    case tooLarge
    case unreadable
    /// Someone else changed the thing in between.
    case conflict
    /// A program's token does not reach this far.
    case beyondToken
    /// It is not any more what a program said it was (`If-Match`).
    case changedSince
    /// The same `Idempotency-Key` came with another request.
    case reusedKey
    /// It would have said who sent it, where nobody is to know.
    case named
    /// The database is away, or too many passwords wait. Nothing was done, and soon it can be.
    case unavailable

    /// After how many seconds it is worth asking again.
    package var retryAfterSeconds: Int? {
        switch self {
        case .tooMany(let seconds): seconds
        case .unavailable: 5
        default: nil
        }
    }
}
