import HTTPTypes
import Platform
import Situation

/// What a load balancer asks. `live` says that the process runs; `ready` says that it can serve people, or in plain
/// sentences why not. Without anything that is nobody's business.
func healthEndpoints(_ house: House, _ drain: Drain) -> [Endpoint] {
    [
        Endpoint(.get, "/health/live") { _ in .text("ok\n") },
        Endpoint(.get, "/health/ready") { call in
            let faults = await notReady(house, drain, Guest(refusedAt: call, house: house).t)
            guard !faults.isEmpty else { return .text("ok\n") }
            var answer = Answer.text(faults.joined(separator: "\n") + "\n")
            answer.status = .serviceUnavailable
            return answer
        },
    ]
}

/// After this long without reading the log, the open pages of this node are no longer told what changes.
private let longestSilence: Duration = .seconds(15)

private func notReady(_ house: House, _ drain: Drain, _ t: Words) async -> [String] {
    var faults: [String] = []
    if drain.hasBegun { faults.append(t("This node is being stopped.")) }
    do {
        _ = try await house.services.database.read { try $0.count("SELECT 1") }
    } catch {
        faults.append(t("The database does not answer."))
    }
    switch await house.services.hub.silence {
    case nil: faults.append(t("The log has not been read yet."))
    case let silence? where silence > longestSilence:
        let seconds = silence.wholeSeconds
        faults.append(
            t(
                seconds, "The log has not been read for \(seconds) second.",
                "The log has not been read for \(seconds) seconds."))
    default: break
    }
    return faults
}
