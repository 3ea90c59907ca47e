import Foundation
import HTTPTypes
import Platform

extension PracticeNetwork {
    func page(
        _ title: String, _ t: Words, status: HTTPResponse.Status = .ok, _ content: () -> HTML
    ) -> Answer {
        .page(
            """
            <!doctype html>
            <html lang="\(t.language.code)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width,initial-scale=1">\
            <title>\(title) · \(t("Practice network"))</title>\
            <link rel="icon" href="\(assets.address("images/favicon.svg"))">\
            \(assets.names(in: "css").map { "<link rel=\"stylesheet\" href=\"\(assets.address($0))\">" as HTML })\
            <script type="module" src="\(assets.address("js/firsthand.js"))"></script></head>
            <body><a class="skip" href="#main">\(t("Skip to content"))</a>
            <div class="crisis-bar" role="status"><span><strong>\(t("Practice network"))</strong></span>\
            <span>\(t("Nothing here is real. Nobody outside can see it."))</span></div>
            <main id="main" class="practice" tabindex="-1"><div class="page-head"><div>\
            <p class="eyebrow">\(link("/", t("Everything that was said")))</p><h1>\(title)</h1></div></div>
            \(content())</main></body></html>
            """, status: status)
    }

    var pageEndpoints: [Endpoint] {
        [
            Endpoint(.get, "/") { call in
                let t = words(call)
                let before = Int64(call.query["before"]) ?? .max
                let said = try await database.read { tx in
                    try Said.all(Status.timeline(.init(before: before, limit: 40), in: tx), in: tx)
                }
                return page(t("Everything that was said"), t) { list(said, t, more: "/") }
            },
            Endpoint(.get, "/tags/:tag") { call in
                let t = words(call)
                let tag = (call.parameters["tag"] ?? "").removingPercentEncoding ?? ""
                let before = Int64(call.query["before"]) ?? .max
                let said = try await database.read { tx in
                    try Said.all(Status.timeline(tag: tag, .init(before: before, limit: 40), in: tx), in: tx)
                }
                return page(t(.verbatim("#\(tag)")), t) { list(said, t, more: "/tags/\(tag)") }
            },
            Endpoint(.get, "/people/:handle") { call in
                let t = words(call)
                let found = try await database.read { tx -> (PracticeAccount, [Said])? in
                    guard let account = try PracticeAccount.find(handle: call.parameters["handle"] ?? "", in: tx)
                    else { return nil }
                    return (
                        account, try Said.all(Status.all(of: account.id, by: nil, .init(limit: 40), in: tx), in: tx)
                    )
                }
                guard let (account, said) = found else { throw Refusal.notFound }
                return page(t(.verbatim(account.name)), t) {
                    "<p class=\"soft\" translate=\"no\">@\(account.handle) · \(account.bio)</p>\(list(said, t, more: nil))"
                }
            },
            Endpoint(.get, "/posts/:id") { call in
                let t = words(call)
                guard let id = call.parameters["id"].flatMap({ Int64($0) }) else { throw Refusal.notFound }
                let thread = try await database.read { tx -> Thread? in
                    guard let status = try Status.find(id, by: nil, in: tx) else { return nil }
                    return Thread(
                        above: try Said.all(status.ancestors(by: nil, in: tx), in: tx),
                        said: try Said.all([status], in: tx),
                        below: try Said.all(status.descendants(by: nil, in: tx), in: tx),
                        edits: try status.edits(in: tx).map { Edit(text: $0.text, at: $0.at) })
                }
                guard let thread, let author = thread.said.first?.author else { throw Refusal.notFound }
                return page(t("\(author.name) said"), t) { show(thread, t) }
            },
        ]
    }

    private func show(_ thread: Thread, _ t: Words) -> HTML {
        """
        \(if: !thread.above.isEmpty, rows(thread.above, t))
        \(rows(thread.said, t, isLarge: true))
        \(if: !thread.edits.isEmpty, """
            <details class="card"><summary>\(t("Earlier versions"))</summary><ul class="rows">\
            \(thread.edits.map { edit -> HTML in
                "<li><p class=\"voice\" translate=\"no\">\(edit.text)</p><p class=\"small soft\">\(time(edit.at, t))</p></li>"
            })</ul></details>
            """)
        <h2>\(t(thread.below.count, "\(thread.below.count) reply", "\(thread.below.count) replies"))</h2>
        \(rows(thread.below, t))
        """
    }

    private func list(_ said: [Said], _ t: Words, more path: String?) -> HTML {
        guard let last = said.last else {
            return empty(t("Nothing has been said yet"), t("Posts will stand here, newest first."))
        }
        let older: HTML =
            path.map { path in
                said.count < 40
                    ? .nothing : "<p>\(link("\(path)?before=\(last.status.id)", t("Older"), class: "button"))</p>"
            } ?? .nothing
        return "\(rows(said, t))\(older)"
    }

    private func rows(_ said: [Said], _ t: Words, isLarge: Bool = false) -> HTML {
        """
        <ul class="rows card">\(said.map { one -> HTML in
            """
            <li><div class="byline">\(avatar(one.author.name))<span><a href="/people/\(one.author.handle)" translate="no">\
            <strong>\(one.author.name)</strong> @\(one.author.handle)</a> · \
            <a href="/posts/\(one.status.id)">\(time(one.status.createdAt, t))</a>\
            \(if: one.status.editedAt != nil, " · \(t("edited"))")</span></div>
            <p class="voice\(if: isLarge, " large")" translate="no">\(one.status.text)</p>\
            \(if: one.replies > 0, """
                <p class="small soft">\(t(one.replies, "\(one.replies) reply", "\(one.replies) replies"))</p>
                """)</li>
            """
        })</ul>
        """
    }
}

private struct Edit: Sendable {
    let text: String
    let at: Instant
}

private struct Thread: Sendable {
    let above: [Said]
    let said: [Said]
    let below: [Said]
    let edits: [Edit]
}

/// A status with who said it.
private struct Said: Sendable {
    let status: Status
    let author: PracticeAccount
    let replies: Int

    static func all(_ statuses: [Status], in tx: Transaction) throws -> [Said] {
        let authors = try PracticeAccount.all(Array(Set(statuses.map(\.account))), in: tx)
        let replies = try Status.countReplies(to: statuses.map(\.id), by: nil, in: tx)
        return statuses.compactMap { status in
            authors[status.account].map { Said(status: status, author: $0, replies: replies[status.id] ?? 0) }
        }
    }
}
