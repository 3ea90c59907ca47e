import HTTPTypes
import Platform

package func auditRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/audit", .administrator) { try await $0.auditPage() },
        Route(.get, "/audit/file", .administrator) { try await $0.auditFile() },
    ]
}

extension Visit {
    fileprivate var before: Int64 { Int64(call.query["before"]) ?? .max }

    fileprivate func search() async throws -> AuditSearch {
        let (query, t) = (call.query, t)
        return try await read { try AuditSearch(query, t, in: $0) }
    }

    fileprivate func auditPage() async throws -> Answer {
        let (search, viewer, house, before) = (try await search(), viewer, house, before)
        try await noteLooking(for: search)
        let (audit, tip, crises) = try await read { tx in
            (
                search.isGood
                    ? try Audit.find(search, for: viewer, house: house, before: before, in: tx)
                    : Audit(lines: [], next: nil, isCutShort: false),
                try EventLog.tip(in: tx), try Crisis.all(in: tx)
            )
        }
        return auditPage(AuditView(search: search, audit: audit, tip: tip, crises: crises))
    }

    /// Whoever looks up a colleague’s doings is on the record too, once an hour, where that colleague sees it.
    private func noteLooking(for search: AuditSearch) async throws {
        guard let person = search.person, person.id != viewer.id else { return }
        try await noteAccess(.auditSearched, to: person.id)
    }

    fileprivate func auditFile() async throws -> Answer {
        guard let format = AuditFormat(rawValue: call.query.has("format") ? call.query["format"] : "csv") else {
            throw Refusal.notFound
        }
        let search = try await search()
        guard search.isGood else { throw Refusal.unreadable }
        try await noteLooking(for: search)
        let lines = try await auditLines(search, before: before)
        let viewer = viewer
        try await write { tx in
            try tx.record(
                .auditExported, actor: viewer.id.rawValue, scope: nil, subject: nil, data: ["events": lines.lines.count]
            )
        }
        var answer = Answer.download(
            format.text(lines.lines, t), named: "audit.\(format.ending)", type: format.type)
        if let next = lines.next {
            let path = search.path("/audit/file", before: next)
            let more = path + "&format=\(format.rawValue)"
            if let link = HTTPField.Name("Link") { answer.headers[link] = "<\(more)>; rel=\"next\"" }
        }
        return answer
    }

    /// As many as one file holds, from as far back as it takes.
    private func auditLines(_ search: AuditSearch, before: Int64) async throws -> Audit {
        let (viewer, house) = (viewer, house)
        var lines: [Audit.Line] = []
        var next: Int64? = before
        while let position = next, lines.count < AuditFormat.most {
            let left = AuditFormat.most - lines.count
            let part = try await read {
                try Audit.find(search, for: viewer, house: house, before: position, limit: min(1000, left), in: $0)
            }
            lines += part.lines
            next = part.next
        }
        return Audit(lines: lines, next: next, isCutShort: false)
    }
}
