import Platform
import Synchronization

/// A mail server as a test wants it: it keeps what it is given, and answers what it is told to.
package final class Postbox: Sendable {
    private struct State {
        var got: [MailMessage] = []
        var outcomes: [String: MailOutcome] = [:]
        var fault: MailFault?
    }

    private let state = Mutex(State())

    package init() {}

    package var got: [MailMessage] { state.withLock { $0.got } }
    package var readers: [String] { got.map(\.to.text).sorted() }

    package func empty() { state.withLock { $0.got = [] } }
    package func answers(_ outcome: MailOutcome?, to address: String) {
        state.withLock { $0.outcomes[address] = outcome }
    }
    package func isAway(_ fault: MailFault?) { state.withLock { $0.fault = fault } }

    package var mail: MailClient {
        MailClient { [self] mails, done in
            for (index, mail) in mails.enumerated() {
                let outcome = try state.withLock { state in
                    if let fault = state.fault { throw fault }
                    let outcome = state.outcomes[mail.to.text] ?? .sent
                    if outcome == .sent { state.got.append(mail) }
                    return outcome
                }
                try await done(index, outcome)
            }
        }
    }
}
