import HTTPTypes
import Platform
import Situation

private let threadsOnAPage = 20

/// What is said in a circle, with those who say it.
private struct Talk: Sendable {
    let inside: Inside
    let threads: [[CirclePost]]
    let people: [ID<Person>: Person]

    init(_ inside: Inside, _ threads: [[CirclePost]], in tx: Transaction) throws {
        self.inside = inside
        self.threads = threads
        people = try Person.all(threads.flatMap { $0.map(\.author) }, in: tx)
    }

    func name(of post: CirclePost) -> String { people[post.author]?.name ?? "" }
}

extension Visit {
    func circlePage(_ filled: Filled = Filled()) async throws -> Answer {
        let (id, after): (ID<Circle>, ID<CirclePost>?) = (try id("circle"), call.query.id("after"))
        let viewer = viewer.id
        let (found, door, facilitator) = try await read { tx -> (Talk?, CircleDoor?, Person?) in
            guard let inside = try Inside.find(id, for: viewer, in: tx) else {
                let door = try CircleDoor.find(id, for: viewer, in: tx)
                return (nil, door, try door.flatMap { try Person.find($0.circle.facilitator, in: tx) })
            }
            let threads = try CirclePost.threads(of: inside, after: after, limit: threadsOnAPage + 1, in: tx)
            return (try Talk(inside, threads, in: tx), nil, nil)
        }
        guard let talk = found else {
            guard let door else { throw Refusal.notFound }
            return circleDoor(door, facilitator, filled)
        }
        let circle = talk.inside.circle
        if talk.inside.hasNews, call.headers[.xPart] == nil {
            try await write { try CircleMember.setRead(id, by: viewer, in: $0) }
        }
        let shown = talk.threads.prefix(threadsOnAPage)
        let next = talk.threads.count > threadsOnAPage ? shown.last?.first?.id : nil
        return page(
            t(.verbatim(circle.name)), at: circle.path, place: .circles,
            eyebrow: "\(t("Only those inside can read this"))",
            actions: circleActions(talk.inside), status: filled.status
        ) {
            """
            \(if: talk.inside.isAnswered, notice(.info, "<p>\(t("What you reported has been decided.")) \(link(circle.path + "/people#reported", t("Read what came of it")))</p>"))\
            <div class="talk">\(writing(circle, Fields(filled, t)))\
            \(live("posts", on: "circle", class: "stack") {
                shown.isEmpty
                    ? empty(t("Nobody has said anything yet"), t("Begin with how it was for you, or with what worked."))
                    : "\(shown.map { thread($0, talk) })"
            })\(earlier(next.map { "\(circle.path)?after=\($0)" }, t))</div>
            """
        }
    }

    private func circleActions(_ inside: Inside) -> HTML {
        let path = inside.circle.path
        let waits = inside.isWaiting ? t("Look after it: somebody waits") : t("Look after it")
        return """
            \(if: inside.isFacilitator, link(path + "/settings", waits, class: "button"))\
            \(link(path + "/people", t("People and rules"), class: "button"))
            """
    }

    private func writing(_ circle: Circle, _ fields: Fields) -> HTML {
        card(t("Say something")) {
            """
            <form method="post" action="\(circle.path)/posts" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
            \(fields.summary)\(fields.area("text", t("How it was, or what worked"), rows: 3, class: "voice"))\
            <div class="line">\(fields.check("kind", t("This is something that worked"), value: "worked"))\
            <span class="push">\(button(t("Say it"), class: "primary"))</span></div></form>
            """
        }
    }

    /// - Parameter reply: one that has to be put right, with what was typed.
    private func thread(_ posts: [CirclePost], _ talk: Talk, _ reply: Filled? = nil) -> HTML {
        guard let first = posts.first else { return .nothing }
        let problem = reply?.problem("text")
        let path = "\(talk.inside.circle.path)/posts"
        return """
            <article class="card" id="\(first.id)">\(entry(first, talk))\
            \(if: posts.count > 1, "<ul class=\"replies\">\(posts.dropFirst().map { "<li id=\"\($0.id)\">\(entry($0, talk))</li>" as HTML })</ul>")\
            <details id="reply-\(first.id)"\(flag: "open", problem != nil)><summary>\(t("Reply"))</summary>\(form(path, token: token, class: "stack") {
                """
                <input type="hidden" name="reply_to" value="\(first.id)"><div class="field">\
                <label for="text-\(first.id)">\(t("Your reply"))</label>\
                <textarea class="voice small" id="text-\(first.id)" name="text" rows="3"\(attribute: "aria-invalid", problem.map { _ in "true" })>\n\(reply?.form["text"] ?? "")</textarea>\
                \(problem.map { "<p class=\"problem\">\(t($0))</p>" as HTML })</div>\(button(t("Reply")))
                """
            })</details></article>
            """
    }

    private func entry(_ post: CirclePost, _ talk: Talk) -> HTML {
        let name = talk.name(of: post)
        return """
            \(if: post.kind == .worked && post.isThere, tag(.ok, t("What worked")))\(entryWords(post))\
            <p class="byline">\(avatar(name))<span><strong translate="no">\(name)</strong> · \(time(post.writtenAt, t))\
            \(if: post.editedAt != nil && post.isThere, " · \(t("changed since"))") · \
            \(link("\(talk.inside.circle.path)/posts/\(post.id)", post.author == viewer.id ? t("Change or delete") : t("More")))</span></p>
            """
    }

    private func entryWords(_ post: CirclePost) -> HTML {
        if post.removedAt != nil {
            return "<p class=\"soft\">\(t("The facilitator has taken this out:")) \(said(post.removedWhy))</p>"
        }
        if post.takenBackAt != nil { return "<p class=\"soft\">\(t("Its author has taken this back."))</p>" }
        return voice(post.text, class: post.isReply ? "voice small" : "voice")
    }

    /// - Parameter entry: which one, when the address does not name it.
    func circlePostPage(_ entry: ID<CirclePost>? = nil, _ filled: Filled = Filled()) async throws -> Answer {
        let (circle, id): (ID<Circle>, ID<CirclePost>) = (try id("circle"), try entry ?? id("entry"))
        let viewer = viewer.id
        let talk = try await read { tx in
            let inside = try Inside.get(circle, for: viewer, in: tx)
            let posts = try CirclePost.thread(id, of: inside, in: tx)
            guard posts.contains(where: { $0.id == id }) else { throw Refusal.notFound }
            return try Talk(inside, [posts], in: tx)
        }
        guard let post = talk.threads.first?.first(where: { $0.id == id }) else { throw Refusal.notFound }
        let path = "\(talk.inside.circle.path)/posts/\(id)"
        // What was typed was a reply, or it was about this post.
        let isReply = filled.form.has("reply_to")
        let fields = Fields(isReply ? Filled() : filled, t)
        return page(
            t("Said in “\(talk.inside.circle.name)”"), at: path, place: .circles,
            eyebrow: link(talk.inside.circle.path, t("Back to the circle")), status: filled.status
        ) {
            """
            <div class="cols"><section class="c7">\(live("thread", on: "circle", class: "stack") {
                "\(talk.threads.map { thread($0, talk, isReply ? filled : nil) })"
            })</section><aside class="c5 stack">\(if: post.isThere, ways(post, talk, path, fields))</aside></div>
            """
        }
    }

    private func ways(_ post: CirclePost, _ talk: Talk, _ path: String, _ fields: Fields) -> HTML {
        if post.author == viewer.id { return own(post, path, fields) }
        return """
            \(card(t("Report it to the facilitator")) {
                form(path + "/reports", token: token, class: "stack") {
                    """
                    \(fields.summary)<p>\(t("The facilitator reads this and decides, and you will hear what came of it. Nobody else learns that you did."))</p>\
                    \(if: post.author == talk.inside.circle.facilitator, "<p>\(t("These are the facilitator’s own words. If you would not say it to them, you can leave without a word."))</p>")\
                    \(fields.area("why", t("What is wrong with it"), rows: 3))\(button(t("Report it")))
                    """
                }
            })\(if: talk.inside.isFacilitator, card(t("Take it out")) {
                form(path + "/removal", token: token, class: "stack") {
                    "\(fields.area("removed_why", t("The reason"), rows: 2, hint: t("It stands where the words were.")))\(button(t("Take it out"), class: "danger"))"
                }
            })
            """
    }

    private func own(_ post: CirclePost, _ path: String, _ fields: Fields) -> HTML {
        var shown = fields.filled
        if !shown.form.has("text") { shown.form["text"] = post.text }
        let fields = Fields(shown, t)
        return card(t("Your words")) {
            """
            <form method="post" action="\(path)" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
            \(fields.summary)\(fields.area("text", t("Other words"), rows: 4, class: "voice small"))\(button(t("Save")))</form>\
            \(form(path + "/deletion", token: token, confirm: t("Delete these words?")) { button(t("Delete them"), class: "link") })
            """
        }
    }
}
