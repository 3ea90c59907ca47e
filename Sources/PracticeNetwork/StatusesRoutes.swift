import Foundation
import HTTPTypes
import Platform

extension API {
    var statusEndpoints: [Endpoint] { writingEndpoints + readingEndpoints }

    private var writingEndpoints: [Endpoint] {
        [
            endpoint(.post, "/api/v1/statuses") { call in
                let fields = try await fields(call)
                var new = NewStatus(text: fields["status"], replyTo: Int64(fields["in_reply_to_id"]))
                new.spoiler = fields["spoiler_text"]
                if fields.isOn("language") { new.language = String(fields["language"].prefix(10)) }
                if fields.isOn("visibility") { new.visibility = fields["visibility"] }
                new.idempotencyKey = call.headers[.idempotencyKey].flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
                if let fault = new.fault { throw Fault.invalid(fault) }
                let wanted = new
                return try await database.write { tx in
                    let account = try account(call, scope: "write:statuses", in: tx)
                    if let parent = wanted.replyTo { _ = try status(parent, by: account.id, in: tx) }
                    guard let status = try Status.post(wanted, by: account.id, in: tx) else { throw Fault.notFound }
                    return try one(status, by: account.id, in: tx)
                }
            },
            endpoint(.put, "/api/v1/statuses/:id") { call in
                let id = try id(call)
                let text = try await fields(call)["status"]
                return try await database.write { tx in
                    let (status, author) = try own(id, call, in: tx)
                    var changed = NewStatus(text: text)
                    changed.spoiler = status.spoiler
                    if let fault = changed.fault { throw Fault.invalid(fault) }
                    try status.edit(to: text, in: tx)
                    return try one(try self.status(id, by: author, in: tx), by: author, in: tx)
                }
            },
            endpoint(.delete, "/api/v1/statuses/:id") { call in
                let id = try id(call)
                return try await database.write { tx in
                    let (status, author) = try own(id, call, in: tx)
                    let answer = try one(status, by: author, withSource: true, in: tx)
                    try status.delete(in: tx)
                    return answer
                }
            },
        ]
    }

    private var readingEndpoints: [Endpoint] {
        [
            reading("/api/v1/statuses/:id") { status, reader, tx in try one(status, by: reader, in: tx) },
            reading("/api/v1/statuses/:id/context") { status, reader, tx in
                try .json([
                    "ancestors": views(of: status.ancestors(by: reader, in: tx), by: reader, in: tx),
                    "descendants": views(of: status.descendants(by: reader, in: tx), by: reader, in: tx),
                ])
            },
            reading("/api/v1/statuses/:id/history") { status, _, tx in
                guard let author = try PracticeAccount.find(status.account, in: tx) else { throw Fault.notFound }
                let account = try view(of: author, in: tx)
                let versions = try status.edits(in: tx) + [(status.text, status.editedAt ?? status.createdAt)]
                return try .json(versions.map { StatusEditView($0.text, at: $0.at, of: status, by: account) })
            },
            reading("/api/v1/statuses/:id/source") { status, _, _ in
                try .json(["id": "\(status.id)", "text": status.text, "spoiler_text": status.spoiler])
            },
            endpoint(.get, "/api/v1/timelines/public") { call in
                try await database.read { tx in
                    let reader = try reader(call, in: tx)
                    return try page(Status.timeline(window(call), in: tx), call, by: reader, in: tx)
                }
            },
            endpoint(.get, "/api/v1/timelines/home") { call in
                try await database.read { tx in
                    let reader = try account(call, scope: "read:statuses", in: tx).id
                    return try page(Status.home(of: reader, window(call), in: tx), call, by: reader, in: tx)
                }
            },
            endpoint(.get, "/api/v1/timelines/tag/:tag") { call in
                let tag = (call.parameters["tag"] ?? "").removingPercentEncoding ?? ""
                return try await database.read { tx in
                    let reader = try reader(call, in: tx)
                    return try page(Status.timeline(tag: tag, window(call), in: tx), call, by: reader, in: tx)
                }
            },
        ]
    }

    /// Something about one status that the reader may see.
    private func reading(
        _ path: String, _ run: @escaping @Sendable (Status, Int64?, Transaction) throws -> Answer
    ) -> Endpoint {
        endpoint(.get, path) { call in
            let id = try id(call)
            return try await database.read { tx in
                let reader = try reader(call, in: tx)
                return try run(try status(id, by: reader, in: tx), reader, tx)
            }
        }
    }

    private func status(_ id: Int64, by reader: Int64?, in tx: Transaction) throws -> Status {
        guard let status = try Status.find(id, by: reader, in: tx) else { throw Fault.notFound }
        return status
    }

    private func own(_ id: Int64, _ call: Call, in tx: Transaction) throws -> (Status, author: Int64) {
        let account = try account(call, scope: "write:statuses", in: tx)
        let status = try status(id, by: account.id, in: tx)
        guard status.account == account.id else { throw Fault.notFound }
        return (status, account.id)
    }

    private func one(
        _ status: Status, by reader: Int64?, withSource: Bool = false, in tx: Transaction
    ) throws -> Answer {
        guard var view = try views(of: [status], by: reader, in: tx).first else { throw Fault.notFound }
        if withSource { view.text = status.text }
        return try .json(view)
    }
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .ifMatch
}
