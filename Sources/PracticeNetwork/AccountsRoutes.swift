import HTTPTypes
import Platform

extension API {
    var accountEndpoints: [Endpoint] {
        [
            endpoint(.get, "/api/v1/accounts/verify_credentials") { call in
                try await database.read { tx in
                    try .json(view(of: account(call, scope: "read:accounts", in: tx), in: tx))
                }
            },
            endpoint(.get, "/api/v1/accounts/lookup") { call in
                try await database.read { tx in
                    guard let account = try PracticeAccount.find(handle: call.query["acct"], in: tx) else {
                        throw Fault.notFound
                    }
                    return try .json(view(of: account, in: tx))
                }
            },
            endpoint(.get, "/api/v1/accounts/:id") { call in
                let id = try id(call)
                return try await database.read { tx in
                    guard let account = try PracticeAccount.find(id, in: tx) else { throw Fault.notFound }
                    return try .json(view(of: account, in: tx))
                }
            },
            endpoint(.get, "/api/v1/accounts/:id/statuses") { call in
                let id = try id(call)
                return try await database.read { tx in
                    guard try PracticeAccount.find(id, in: tx) != nil else { throw Fault.notFound }
                    let reader = try reader(call, in: tx)
                    // Nothing here is ever pinned, and nothing has pictures.
                    let isNone = call.query.isTrue("pinned") || call.query.isTrue("only_media")
                    let statuses = try Status.all(
                        of: id, by: reader, withReplies: !call.query.isTrue("exclude_replies"), window(call), in: tx)
                    return try page(isNone ? [] : statuses, call, by: reader, in: tx)
                }
            },
        ]
    }
}

extension Form {
    /// Clients write it in several ways.
    fileprivate func isTrue(_ name: String) -> Bool { ["true", "1", "on"].contains(self[name].lowercased()) }
}
