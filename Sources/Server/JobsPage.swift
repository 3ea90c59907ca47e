import HTTPTypes
import Platform
import Situation

/// Where an administrator sees work that failed for good, and tries it again.
func jobsRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/jobs", .administrator) { try await $0.jobsPage() },
        Route(.post, "/jobs/:job/retry", .administrator) { visit in
            let job: ID<Job> = try visit.id("job")
            guard try await visit.write({ try Job.retry(job, in: $0) }) else { throw Refusal.notFound }
            return .see("/jobs", .retried)
        },
        Route(.post, "/jobs/:job/discard", .administrator) { visit in
            let job: ID<Job> = try visit.id("job")
            guard try await visit.write({ try Job.discard(job, in: $0) }) else { throw Refusal.notFound }
            return .see("/jobs", .deleted)
        },
    ]
}

extension Visit {
    fileprivate func jobsPage() async throws -> Answer {
        let (waiting, dead) = try await read { (try Job.countWaiting(in: $0), try Job.dead(in: $0)) }
        return page(
            t("Jobs"), place: .jobs,
            eyebrow:
                "\(t(waiting, "\(waiting) job is waiting for its time", "\(waiting) jobs are waiting for their time"))"
        ) {
            dead.isEmpty
                ? empty(
                    t("Nothing has failed for good"),
                    t("Work that fails eight times stands here, so that a person can look at it."))
                : """
                <ul class="rows card">\(dead.map { job -> HTML in
                    """
                    <li class="need">\(tag(.stop, t("Failed")))<div><p translate="no"><strong>\(job.kind.rawValue)</strong></p>\
                    <p class="small soft">\(t("Gave up \(moment: job.deadAt ?? job.runAt) after \(job.attempts) attempts.")) \(said(job.fault ?? ""))</p></div>
                    <span class="line">\(form("/jobs/\(job.id)/retry", token: token) { button(t("Try again")) })\
                    \(form("/jobs/\(job.id)/discard", token: token, confirm: t("Discard this job for good?")) { button(t("Discard"), class: "quiet") })</span></li>
                    """
                })</ul>
                """
        }
    }
}
