import HTTPTypes
import Platform
import Situation

extension Visit {
    func thanksNav(here: String) -> HTML {
        let all = [
            ("/thanks", t("The wall")), ("/thanks/received", t("To you")), ("/thanks/given", t("From you")),
        ]
        let reports = viewer.roles.contains(.administrator) ? [("/thanks/reports", t("Reported"))] : []
        return subnav(t("Thanks"), all + reports, here: here)
    }

    private var thankSomeone: HTML { link("/thanks/new", t("Thank someone"), class: "button primary") }

    func thanksWall() async throws -> Answer {
        let after: ID<Thanks>? = call.query.id("after")
        let wall = try await read { tx in
            try ThanksPage(Thanks.wall(after: after, limit: ThanksPage.size + 1, in: tx), in: tx)
        }
        return page(t("Thanks"), place: .thanks, actions: thankSomeone) {
            """
            \(thanksNav(here: "/thanks"))\(live("wall", on: "thanks") {
                wall.shown.isEmpty
                    ? empty(
                        t("The wall is still bare"),
                        t("Thanks stand here when those who got them want everyone to read them."), action: thankSomeone)
                    : "<ul class=\"wall\">\(wall.shown.map(onTheWall))</ul>"
            })\(earlier(wall.next(at: "/thanks"), t))
            """
        }
    }

    private func onTheWall(_ shown: ThanksShown) -> HTML {
        """
        <li class="card">\(thanksReason(shown.thanks, t))\(voice(shown.thanks.words))\
        \(thanksByline(shown, t, isLink: true))</li>
        """
    }

    func receivedThanks() async throws -> Answer {
        let (after, viewer): (ID<Thanks>?, ID<Person>) = (call.query.id("after"), viewer.id)
        let (mine, reports) = try await read { tx in
            let found = try Thanks.received(by: viewer, after: after, limit: ThanksPage.size + 1, in: tx)
            return (try ThanksPage(found, in: tx), try ThanksReport.newest(by: viewer, limit: 5, in: tx))
        }
        try await noteSeen(mine.shown.map(\.thanks))
        return page(t("Thanks to you"), place: .thanks, actions: thankSomeone) {
            """
            \(thanksNav(here: "/thanks/received"))<p class="measure soft">\
            \(t("Only you and the one who wrote it can read it, until you put it on the wall. You can change your mind."))</p>\
            \(mine.shown.isEmpty
                ? empty(t("Nothing yet"), t("When somebody thanks you, their words stand here, for you alone."))
                : "<ul class=\"wall\">\(mine.shown.map(toMe))</ul>")\(earlier(mine.next(at: "/thanks/received"), t))\
            \(if: !reports.isEmpty, card(t("What you reported")) { reported(reports) })
            """
        }
    }

    private func toMe(_ shown: ThanksShown) -> HTML {
        """
        <li class="card">\(thanksReason(shown.thanks, t))\(voice(shown.thanks.words))\(thanksByline(shown, t))\
        <div class="line">\(whoReads(shown.thanks))\(sharing(shown.thanks))\
        \(link("/thanks/\(shown.thanks.id)", t("More"), class: "small"))</div></li>
        """
    }

    func whoReads(_ thanks: Thanks) -> HTML {
        thanks.isShared ? tag(.info, t("On the wall")) : tag(.plain, t("Private"))
    }

    /// The receiver's choice, and the way back.
    func sharing(_ thanks: Thanks) -> HTML {
        let (path, words) =
            thanks.isShared ? ("hiding", t("Take it off the wall")) : ("showing", t("Put it on the wall"))
        return form("/thanks/\(thanks.id)/\(path)", token: token) { button(words, class: "small") }
    }

    private func reported(_ reports: [ThanksReport]) -> HTML {
        """
        <ul class="rows">\(reports.map { report -> HTML in
            guard let outcome = report.outcome else {
                return "<li>\(t("Reported \(moment: report.reportedAt). An administrator will look at it."))</li>"
            }
            return "<li><strong>\(t(outcome.words))</strong> \(said(report.reply))</li>"
        })</ul>
        """
    }

    func givenThanks() async throws -> Answer {
        let (after, viewer): (ID<Thanks>?, ID<Person>) = (call.query.id("after"), viewer.id)
        let mine = try await read { tx in
            try ThanksPage(Thanks.given(by: viewer, after: after, limit: ThanksPage.size + 1, in: tx), in: tx)
        }
        return page(t("Thanks from you"), place: .thanks, actions: thankSomeone) {
            """
            \(thanksNav(here: "/thanks/given"))\(mine.shown.isEmpty
                ? empty(t("Nothing yet"), t("What you thank others for stands here."), action: thankSomeone)
                : "<ul class=\"wall\">\(mine.shown.map(fromMe))</ul>")\(earlier(mine.next(at: "/thanks/given"), t))
            """
        }
    }

    private func fromMe(_ shown: ThanksShown) -> HTML {
        """
        <li class="card">\(thanksReason(shown.thanks, t))\(voice(shown.thanks.words))\(thanksByline(shown, t))\
        <div class="line">\(howFar(shown.thanks))</div></li>
        """
    }

    /// The giver sees whether it has been received, and no more.
    func howFar(_ thanks: Thanks) -> HTML {
        if thanks.removedAt != nil {
            return
                "\(tag(.stop, t("Taken out")))<span class=\"small\">\(t("An administrator found that it could hurt."))</span>"
        }
        guard thanks.seenAt == nil else { return tag(.ok, t("Received")) }
        return """
            \(tag(.plain, t("Not seen yet")))\(form("/thanks/\(thanks.id)/withdrawal", token: token, confirm: t("Take these words back?")) {
                button(t("Take it back"), class: "small")
            })
            """
    }

    /// Reading is noted when the words stand before their receiver's eyes.
    func noteSeen(_ thanks: [Thanks]) async throws {
        let viewer = viewer.id
        let unseen = thanks.filter { $0.receiver == viewer && $0.seenAt == nil }
        guard !unseen.isEmpty else { return }
        try await write { try seeThanks(unseen, by: viewer, in: $0) }
    }
}
