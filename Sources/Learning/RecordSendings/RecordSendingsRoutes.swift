import HTTPTypes
import Platform
import Situation

let recordSendingsRoutes: [Route] = [
    Route(.get, "/learning-records", .employee) { try await $0.recordSendingsPage() },
    Route(.post, "/learning-records", .employee) { visit in
        let (viewer, store) = (visit.viewer.id, visit.services.settings.recordStore)
        let problems = try await visit.write { try sendRecords(of: viewer, to: store, in: $0) }
        guard problems.isEmpty else {
            return try await visit.recordSendingsPage(Filled(try visit.form(), problems: problems))
        }
        return .see("/learning-records", .recordsSent)
    },
    Route(.post, "/learning-records/end", .employee) { visit in
        let viewer = visit.viewer.id
        try await visit.write { try stopSendingRecords(of: viewer, in: $0) }
        return .see("/learning-records", .recordsStopped)
    },
    Route(.post, "/learning-records/retry", .employee) { visit in
        let viewer = visit.viewer.id
        try await visit.write { try sendRecordsAgain(of: viewer, in: $0) }
        return .see("/learning-records", .retried)
    },
]
