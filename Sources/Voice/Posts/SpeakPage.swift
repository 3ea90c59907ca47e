import Platform
import Situation
import TextEngine

extension Visit {
    /// Speak: what one is writing, and what became of what one wrote.
    func speakPage() async throws -> Answer {
        let viewer = viewer
        let (drafts, posts, deliveries, notices, templates) = try await read { tx in
            let posts = try Post.all(of: viewer.id, in: tx)
            let crisis = try bar.flatMap {
                $0.crisis.isOpen ? try Situation.Template.all(of: $0.crisis.id, in: tx) : nil
            }
            return (
                try Draft.open(of: viewer.id, in: tx), posts, try Delivery.newest(of: posts.map(\.id), in: tx),
                try PostNotice.open(for: viewer.id, in: tx), crisis ?? []
            )
        }
        return page(
            t("Speak"), place: .speak, eyebrow: "\(t("Your words, your account, your choice"))",
            actions: form("/drafts", token: token) { button(t("Write something"), class: "primary") }
        ) {
            """
            \(live("notices", on: "fact post") { noticesCard(notices, t) })
            <div class="cols"><section class="c7 stack">
            \(card(t("Drafts")) { draftList(drafts) })
            \(live("posts", on: "post hold", class: "stack") { card(t("Your posts")) { postList(posts, deliveries) } })
            </section><aside class="c5 stack">\(waysToBeHeard)\(asking(on: "drafts") { waysIn(templates) + pauseOffer(on: "drafts") })\(rightsNotice(t))
            <p class="small soft">\(link("/accounts", t("Your accounts on networks")))</p></aside></div>
            """
        }
    }

    /// Who is angry is offered to be heard before they are offered to post (D13).
    private var waysToBeHeard: HTML {
        """
        <p class="small soft">\(t("Angry, or worn out? You can be heard without posting:")) \
        \(link("/feedback", t("tell the company"))), \(link("/support", t("talk to somebody"))). \
        \(link("/support/ready", t("Three questions to ask yourself first")))</p>
        """
    }

    private func draftList(_ drafts: [Draft]) -> HTML {
        guard !drafts.isEmpty else {
            return empty(
                t("No drafts"), t("What you start to write stands here, for your eyes only."))
        }
        return """
            <ul class="rows">\(drafts.map { draft -> HTML in
                """
                <li><p class="voice"><a href="/drafts/\(draft.id)" translate="no">\(draft.text.isEmpty ? "…" : draft.text.shortened)</a></p>\
                <p class="small soft">\(t("Last changed \(moment: draft.updatedAt)"))</p></li>
                """
            })</ul>
            """
    }

    private func postList(_ posts: [Post], _ deliveries: [ID<Post>: Delivery]) -> HTML {
        guard !posts.isEmpty else {
            return empty(t("Nothing published"), t("That is fine. Nobody keeps a list of who does."))
        }
        return """
            <ul class="rows">\(posts.map { post -> HTML in
                let state = PostState(post, deliveries[post.id], t)
                return """
                    <li><p class="voice"><a href="/posts/\(post.id)" translate="no">\(post.text.shortened)</a></p>\
                    <p class="line small soft">\(tag(state.tone, state.tag)) \(said(post.network.name))</p></li>
                    """
            })</ul>
            """
    }

    private func waysIn(_ templates: [Situation.Template]) -> HTML {
        guard !templates.isEmpty else { return .nothing }
        return card(t("Need a way in?")) {
            """
            <ul class="rows">\(templates.map { template -> HTML in
                """
                <li><p class="voice" translate="no">\(template.details.text)</p>\
                \(form("/drafts", token: token) {
                    "<input type=\"hidden\" name=\"text\" value=\"\(template.details.text.opening)\">\(button(t("Start with this"), class: "link"))"
                })</li>
                """
            })</ul>
            """
        }
    }
}

extension String {
    var shortened: String { count > 160 ? prefix(157) + "…" : self }

    /// A prompt without its trailing dots, so that one goes on writing.
    var opening: String {
        var text = self
        while let last = text.last, last == "…" || last == "." { text.removeLast() }
        return text + " "
    }
}

/// What needs its author: words that stand on what a fact used to say.
package func noticesCard(_ notices: [PostNotice], _ t: Words) -> HTML {
    guard !notices.isEmpty else { return .nothing }
    return card(t("For you alone"), class: "notices") {
        """
        <ul class="rows">\(notices.map { notice -> HTML in
            """
            <li class="need">\(tag(.care, t("Out of date")))<span>\(notice.says.isEmpty
                ? t("You wrote “\(notice.quote)”. It no longer agrees with fact \(notice.factNumber).")
                : t("You wrote “\(notice.quote)”. Fact \(notice.factNumber) now says “\(notice.says)”."))</span>\
            \(wayOn(notice, t))</li>
            """
        })</ul>
        """
    }
}

private func wayOn(_ notice: PostNotice, _ t: Words) -> HTML {
    if let draft = notice.draft { return link("/drafts/\(draft)", t("Open the draft"), class: "button") }
    guard let post = notice.post else { return .nothing }
    return notice.isPublished
        ? link("/posts/\(post)/correction", t("Correct it"), class: "button")
        : link("/posts/\(post)", t("Look at it"), class: "button")
}

package func colleaguesCard(_ colleagues: [PublishedWords], _ t: Words) -> HTML {
    card(t("Colleagues, in their own words")) {
        colleagues.isEmpty
            ? empty(t("Nobody has spoken yet"), t("When someone chooses to, their words stand here."))
            : """
            <div class="rows">\(colleagues.map { words -> HTML in
                """
                <div><p class="voice" translate="no">“\(words.text)”</p><p class="byline">\(avatar(words.author.name))\
                <span><span translate="no">\(words.author.firstName), \(words.author.department.lowercased()) · \(words.network.name)</span> · \
                \(time(words.publishedAt, t))\(words.permalink.flatMap { $0.isEmpty ? nil : " · \(link($0, t("See it there")))" as HTML })</span></p></div>
                """
            })</div>
            """
    }
}
