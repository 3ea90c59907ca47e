import HTTPTypes
import Platform
import Situation

package struct ThanksReportJSON: Codable, Sendable {
    let id: ID<ThanksReport>
    /// The words that hurt somebody; who reported them is not told.
    let thanks: ThanksJSON
    let why: String
    let reportedAt: Timestamp
}

package struct ThanksReportWhyJSON: Codable, Sendable {
    /// May be empty.
    let why: String
}

package struct ThanksReportSettledJSON: Codable, Sendable {
    let outcome: ThanksReport.Outcome
    /// For whoever reported it.
    let reply: String
}

let thanksReportsOperations: [APIOperation] = [
    .act(
        .post, "/thanks/:thanks/reports", .employee, .speak, "reportThanks",
        "Tell an administrator that words of thanks hurt", isKept: false
    ) { (visit, body: ThanksReportWhyJSON, tx) in
        try reportThanks(visit.id("thanks"), why: body.why.trimmed, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .list(
        "/thanks/reports", .administrator, "listThanksReports", "Reported thanks that wait, oldest first",
        scope: .administer
    ) { _, page, tx in
        let reports = try ThanksReport.open(limit: 100, in: tx)
        let shown = try ThanksShown.all(Array(ThanksReport.words(of: reports, in: tx).values), in: tx)
        let byThanks = Dictionary(shown.map { ($0.thanks.id, $0) }) { first, _ in first }
        let known = reports.compactMap { report in byThanks[report.thanks].map { (report, $0) } }
        return page.listing(whole: known, place: \.0.id.rawValue) { report, shown in
            ThanksReportJSON(
                id: report.id, thanks: ThanksJSON(shown), why: report.why, reportedAt: Timestamp(report.reportedAt))
        }
    },
    .act(
        .post, "/thanks/reports/:report", .administrator, .administer, "settleThanksReport",
        "Decide what becomes of reported thanks"
    ) { (visit, body: ThanksReportSettledJSON, tx) in
        try settleThanksReport(
            visit.id("report"), body.outcome, reply: body.reply.trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
]
