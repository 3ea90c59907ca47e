/// What a server says is the matter with an address, rather than with one mail to it (RFC 3463).
package enum AddressFault: String, Sendable, CaseIterable, SQLConvertible {
    /// There is no such mailbox or domain.
    case unknown
    /// There is one, and it takes nothing any more.
    case disabled
    /// It is full, which may be over tomorrow.
    case full

    /// - Parameter status: the three numbers of an enhanced status code
    init?(_ status: [Int]) {
        guard status.count == 3, status[0] == 5 else { return nil }
        switch (status[1], status[2]) {
        case (1, _), (4, 4): self = .unknown
        case (2, 1): self = .disabled
        case (2, 2): self = .full
        default: return nil
        }
    }
}
