import HTTPTypes
import Platform
import Situation

private let doorsOnAPage = 30

extension Visit {
    private var isLeader: Bool { viewer.roles.contains(.leader) }

    func circlesPage() async throws -> Answer {
        let (after, viewer): (ID<Circle>?, ID<Person>) = (call.query.id("after"), viewer.id)
        let (mine, inviting, doors) = try await read { tx in
            (
                try Inside.all(of: viewer, in: tx), try Circle.inviting(viewer, in: tx),
                try Circle.doors(after: after, limit: doorsOnAPage + 1, in: tx)
            )
        }
        let known = Set(mine.map(\.circle.id) + inviting.map(\.id))
        let others = doors.prefix(doorsOnAPage).filter { !known.contains($0.id) }
        let next = doors.count > doorsOnAPage ? doors[doorsOnAPage - 1].id : nil
        return page(
            t("Circles"), place: .circles,
            actions: isLeader ? .nothing : link("/circles/new", t("Start a circle"), class: "button primary")
        ) {
            """
            <p class="measure soft">\(t("A few colleagues who tell each other how it was and what worked. What is said in a circle can be read there and nowhere else."))</p>\
            \(if: !inviting.isEmpty, card(t("You are invited")) { rows(inviting) })\
            <div class="cols"><section class="c7 stack">\(live("mine", on: "circle", class: "stack") { myCircles(mine) })</section>\
            <aside class="c5 stack">\(card(t("Other circles")) {
                """
                \(if: isLeader, "<p class=\"small soft\">\(t("As a leader you come into a circle when its facilitator has invited you."))</p>")\
                \(others.isEmpty ? "<p>\(t("There is no other circle yet."))</p>" : rows(Array(others)))
                """
            })\(earlier(next.map { "/circles?after=\($0)" }, t))</aside></div>
            """
        }
    }

    private func myCircles(_ mine: [Inside]) -> HTML {
        guard !mine.isEmpty else {
            return empty(
                t("You are in no circle"),
                t("Look whether there is one for you, or start one: it takes two people and a reason to talk."))
        }
        return card(t("Your circles")) {
            """
            <ul class="rows">\(mine.map { inside -> HTML in
                """
                <li><p class="line"><a href="\(inside.circle.path)"><strong translate="no">\(inside.circle.name)</strong></a>\
                \(if: inside.hasNews, tag(.info, t("New since you looked")))\
                \(if: inside.isFacilitator && inside.isWaiting, tag(.care, t("Somebody waits for you")))</p>\
                <p class="small soft" translate="no">\(inside.circle.about)</p></li>
                """
            })</ul>
            """
        }
    }

    private func rows(_ circles: [Circle]) -> HTML {
        """
        <ul class="rows">\(circles.map { circle -> HTML in
            """
            <li><p><a href="\(circle.path)"><strong translate="no">\(circle.name)</strong></a></p>\
            <p class="small" translate="no">\(circle.about)</p><p class="small soft">\(door(circle))</p></li>
            """
        })</ul>
        """
    }

    private func door(_ circle: Circle) -> HTML {
        "\(t(circle.kind.words)) · \(circle.isOpen ? t("open") : t("closed: by invitation, or ask"))"
    }

    func startingPage(_ filled: Filled) async throws -> Answer {
        guard !isLeader else { throw Refusal.notFound }
        var filled = filled
        if !filled.form.has("rules") { filled.form["rules"] = usualRules }
        return page(t("Start a circle"), place: .circles, status: filled.status) {
            """
            <div class="cols"><section class="c7">\(card(t("What it is for")) {
                circleForm("/circles", Fields(filled, t), button: t("Start it"))
            })</section><aside class="c5">\(card(t("What you take on")) {
                """
                <p>\(t("You look after the circle: you invite, you let in who asks, and you take out what should not stand, with the reason in its place. You can hand it over whenever you like."))</p>\
                <p>\(t("Everyone here can read its name, what it is for, its rules and that you look after it. Who is in it and what is said is known inside only: no administrator can look in."))</p>
                """
            })</aside></div>
            """
        }
    }

    private var usualRules: String {
        [
            t("What is said here stays here."),
            t("Say how it was for you. Leave advice until somebody asks for it."),
            t("Nobody has to speak, and nobody has to stay."),
            t("No names of customers, nor of colleagues who are not here."),
        ].joined(separator: "\n")
    }

    func circleForm(_ action: String, _ fields: Fields, button words: String) -> HTML {
        """
        <form method="post" action="\(action)" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
        \(fields.summary)\(fields.text("name", t("Name"), required: true))\
        \(fields.area("about", t("Whom it is for"), rows: 2, hint: t("One or two sentences that everyone here can read.")))\
        <div class="pair">\(fields.choice("kind", t("What its people have in common"), CircleKind.allCases.map { ($0.rawValue, t($0.words)) }))\
        \(fields.choice("door", t("The door"), [("open", t("Open: whoever agrees to the rules")), ("closed", t("Closed: by invitation, or on asking"))]))</div>\
        \(fields.area("rules", t("House rules"), rows: 5, hint: t("People read them before they come in.")))\
        <p class="line end">\(button(words, class: "primary"))</p></form>
        """
    }

    /// What those see who are not in it.
    func circleDoor(_ door: CircleDoor, _ facilitator: Person?, _ filled: Filled) -> Answer {
        let circle = door.circle
        let fields = Fields(filled, t)
        return page(
            t(.verbatim(circle.name)), place: .circles, eyebrow: self.door(circle), status: filled.status
        ) {
            """
            <div class="cols"><section class="c7 stack">\(card(t("Whom it is for")) {
                """
                \(voice(circle.about))\(facilitator.map { "<p class=\"byline\">\(avatar($0.name))<span>\(t("\($0.name) looks after it"))</span></p>" as HTML })
                """
            })\(card(t("House rules")) { voice(circle.rules, class: "voice small") })</section>\
            <aside class="c5 stack">\(card(door.isInvited ? t("You are invited") : t("Come in")) {
                "\(fields.summary)\(wayIn(door, fields))"
            })</aside></div>
            """
        }
    }

    private func wayIn(_ door: CircleDoor, _ fields: Fields) -> HTML {
        let (circle, isInvited) = (door.circle, door.isInvited)
        if isInvited || (circle.isOpen && !isLeader) {
            return """
                \(form(circle.path + "/membership", token: token, class: "stack") {
                    """
                    \(fields.check("agrees", t("I have read the house rules and keep to them.")))\
                    <p class="small soft">\(t("Those inside will see your name. You can leave whenever you like, without a word."))</p>\
                    \(button(t("Come in"), class: "primary"))
                    """
                })\(if: isInvited, form(circle.path + "/invitations/decline", token: token) { button(t("No, thank you"), class: "link") })
                """
        }
        if isLeader { return "<p>\(t("Leaders come in when the facilitator has invited them."))</p>" }
        guard let askedAt = door.askedAt else {
            return form(circle.path + "/requests", token: token, class: "stack") {
                """
                <p>\(t("This circle is closed. Its facilitator can let you in."))</p>\
                \(fields.area("note", t("A word to the facilitator"), rows: 3, hint: t("Only they read it. You need not say anything.")))\
                \(button(t("Ask to come in"), class: "primary"))
                """
            }
        }
        guard door.declinedAt == nil else {
            return "<p>\(t("The facilitator has not let you in. Perhaps another circle fits, or you start one."))</p>"
        }
        return """
            <p>\(t("You asked \(moment: askedAt). The facilitator has not answered yet."))</p>\
            \(form(circle.path + "/requests/withdrawal", token: token) { button(t("I do not ask any more")) })
            """
    }
}
