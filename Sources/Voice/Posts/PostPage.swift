import Platform
import Situation
import TextEngine

extension Visit {
    func postPage(_ filled: Filled = Filled()) async throws -> Answer {
        let id: ID<Post> = try id("post")
        let (viewer, house, t) = (viewer, house, t)
        let (post, delivery, state) = try await read { tx in
            let post = try Post.find(id, of: viewer.id, in: tx)
            let delivery = try Delivery.all(of: id, in: tx).first
            let closed = try reasonToWait(post, by: viewer.person, house: house, in: tx)
            return (post, delivery, PostState(post, delivery, closed: closed, t))
        }
        return page(
            t("Your post"), at: "/posts/\(id)", place: .speak, eyebrow: said(post.network.name), status: filled.status
        ) {
            """
            \(Fields(filled, t).summary)<div class="cols"><section class="c8 stack">
            <div class="card"><p class="voice large" id="words" translate="no">\(post.text)</p></div>
            \(live("state", on: "post hold fact crisis", class: "stack") { stateCard(post, delivery, state, filled) })</section>
            <aside class="c4 stack">\(card(t("How are you doing?")) {
                "<p class=\"soft\">\(t("Replies can be rough. You can stop at any time, mute the replies, or talk to someone."))</p>"
            })</aside></div>
            """
        }
    }

    private func stateCard(_ post: Post, _ delivery: Delivery?, _ state: PostState, _ filled: Filled) -> HTML {
        let path = "/posts/\(post.id)"
        return card(t("What became of it"), aside: tag(state.tone, state.tag)) {
            """
            <p>\(state.sentence)</p>
            \(if: state.ways.contains(.share), shareSteps(post, filled))\
            \(if: state.ways.contains(.settle), settleSteps(post, delivery, filled))
            \(post.permalink.flatMap { $0.isEmpty ? nil : "<p>\(link($0, t("See it there")))</p>" as HTML })
            <p class="line">\(if: state.ways.contains(.release), form(path + "/release", token: token) {
                button(t("Let it go"), class: "primary")
            })\
            \(if: state.ways.contains(.correct), link(path + "/correction", t("Correct it"), class: "button"))\
            \(if: state.ways.contains(.withdraw), form(path + "/withdrawal", token: token, confirm: t("Take this post back?")) {
                button(t("Take it back"), class: "quiet")
            })</p>
            """
        }
    }

    private func shareSteps(_ post: Post, _ filled: Filled) -> HTML {
        guard let share = ShareLinks.link(for: post.text, on: post.network) else { return .nothing }
        let fields = Fields(filled, t)
        return """
            <p class="line">\(if: share.needsCopy, """
                <button type="button" data-copy="#words" data-copied="\(t("Copied"))">\(t("Copy the text"))</button>
                """)<a class="button primary" href="\(share.address)" target="_blank" rel="noopener">\(t("Open \(post.network.name)"))</a></p>
            \(if: share.needsCopy, "<p class=\"small soft\">\(t("This network takes no text along: copy it first, then paste it there."))</p>")
            \(form("/posts/\(post.id)/permalink", token: token, class: "stack") {
                "\(fields.text("permalink", t("The address of your post, when it is out"), type: "url"))\(button(t("It is out")))"
            })
            """
    }

    /// The answer was lost. Two ways out, and both are the author's to take.
    private func settleSteps(_ post: Post, _ delivery: Delivery?, _ filled: Filled) -> HTML {
        let path = "/posts/\(post.id)"
        let isNew = delivery?.action == .publish
        let fields = Fields(filled, t)
        return """
            \(if: isNew, form(path + "/arrival", token: token, class: "stack") {
                "\(fields.text("permalink", t("The address of your post, if you find it there"), type: "url"))\(button(t("It is there")))"
            })
            \(form(path + "/repetition", token: token, confirm: isNew ? t("Send it once more? If it is there after all, it may stand there twice.") : nil) {
                button(isNew ? t("It is not there: send it again") : t("Send it again"))
            })
            """
    }

    func correctionPage(_ filled: Filled? = nil) async throws -> Answer {
        let id: ID<Post> = try id("post")
        let (house, viewer, t) = (house, viewer, t)
        let offer = try await read { try CorrectionOffer.find(id, of: viewer.id, house: house, in: $0, t) }
        let post = offer.post
        let shown = filled ?? Filled(Form(["text": [offer.text]]))
        let fields = Fields(shown, t)
        return page(t("Correct your post"), place: .speak, eyebrow: said(post.network.name), status: shown.status) {
            """
            <div class="cols"><section class="c7 stack">\(card(t("As it stands")) {
                "<p class=\"voice\" translate=\"no\">\(markedText(post.text, offer.views))</p>"
            })
            \(card(t("As it could stand")) {
                """
                \(if: post.account == nil, "<p class=\"soft\">\(t("You published it yourself: change it on \(post.network.name) too."))</p>")
                \(form("/posts/\(post.id)/correction", token: token, class: "stack") {
                    """
                    \(fields.summary)\(fields.area("text", t("Your words"), rows: 6, class: "voice large"))
                    \(if: shown.problem("confirmed") != nil, fields.check("confirmed", t("I have looked at what is marked. It is my decision.")))
                    <p class="line">\(button(t("Correct it"), class: "primary"))</p>
                    """
                })
                \(form("/posts/\(post.id)/notices/settlement", token: token) { button(t("Leave it as it is"), class: "quiet") })
                """
            })</section><aside class="c5 stack"><section class="card"><header><h2>\(t("What is out of date"))</h2></header>
            \(findingsList(offer.views, form: nil, t))</section></aside></div>
            """
        }
    }
}
