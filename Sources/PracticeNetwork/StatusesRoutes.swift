import Foundation
import HTTPTypes
import Platform

extension API {
    var statusEndpoints: [Endpoint] {
        [
            endpoint(.post, "/api/v1/statuses") { call in
                let fields = try await fields(call)
                var new = NewStatus(text: fields["status"], replyTo: Int64(fields["in_reply_to_id"]))
                new.spoiler = fields["spoiler_text"]
                if fields.isOn("language") { new.language = fields["language"] }
                if fields.isOn("visibility") { new.visibility = fields["visibility"] }
                new.idempotencyKey = call.headers[.idempotencyKey].flatMap { $0.isEmpty ? nil : $0 }
                if let fault = new.fault { throw Fault.invalid(fault) }
                let wanted = new
                return try await database.write { tx in
                    let account = try account(call, scope: "write:statuses", in: tx)
                    if let parent = wanted.replyTo, try Status.find(parent, in: tx) == nil { throw Fault.notFound }
                    guard let status = try Status.post(wanted, by: account.id, in: tx) else { throw Fault.notFound }
                    return try one(status, in: tx)
                }
            },
            endpoint(.get, "/api/v1/statuses/:id") { call in
                let id = try id(call)
                return try await database.read { try one(status(id, in: $0), in: $0) }
            },
            endpoint(.put, "/api/v1/statuses/:id") { call in
                let id = try id(call)
                let text = try await fields(call)["status"]
                if let fault = NewStatus(text: text).fault { throw Fault.invalid(fault) }
                return try await database.write { tx in
                    try ownStatus(id, call, in: tx).edit(to: text, in: tx)
                    return try one(status(id, in: tx), in: tx)
                }
            },
            endpoint(.delete, "/api/v1/statuses/:id") { call in
                let id = try id(call)
                return try await database.write { tx in
                    let status = try ownStatus(id, call, in: tx)
                    let answer = try one(status, in: tx)
                    try status.delete(in: tx)
                    return answer
                }
            },
            endpoint(.get, "/api/v1/statuses/:id/context") { call in
                let id = try id(call)
                return try await database.read { tx in
                    let status = try status(id, in: tx)
                    return try .json([
                        "ancestors": views(of: status.ancestors(in: tx), in: tx),
                        "descendants": views(of: status.descendants(in: tx), in: tx),
                    ])
                }
            },
            endpoint(.get, "/api/v1/statuses/:id/source") { call in
                let id = try id(call)
                return try await database.read { tx in
                    let status = try status(id, in: tx)
                    return try .json(["id": "\(id)", "text": status.text, "spoiler_text": status.spoiler])
                }
            },
            endpoint(.get, "/api/v1/timelines/public") { call in
                try await database.read { try page(Status.timeline(window(call), in: $0), call, in: $0) }
            },
            endpoint(.get, "/api/v1/timelines/home") { call in
                try await database.read { tx in
                    _ = try account(call, scope: "read:statuses", in: tx)
                    return try page(Status.timeline(window(call), in: tx), call, in: tx)
                }
            },
            endpoint(.get, "/api/v1/timelines/tag/:tag") { call in
                let tag = (call.parameters["tag"] ?? "").removingPercentEncoding ?? ""
                return try await database.read { tx in
                    try page(Status.timeline(tag: tag, window(call), in: tx), call, in: tx)
                }
            },
        ]
    }

    private func status(_ id: Int64, in tx: Transaction) throws -> Status {
        guard let status = try Status.find(id, in: tx) else { throw Fault.notFound }
        return status
    }

    private func ownStatus(_ id: Int64, _ call: Call, in tx: Transaction) throws -> Status {
        let account = try account(call, scope: "write:statuses", in: tx)
        let status = try status(id, in: tx)
        guard status.account == account.id else { throw Fault.notFound }
        return status
    }

    private func one(_ status: Status, in tx: Transaction) throws -> Answer {
        guard let view = try views(of: [status], in: tx).first else { throw Fault.notFound }
        return try .json(view)
    }
}
