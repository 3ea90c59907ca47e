import HTTPTypes
import Platform

extension Visit {
    func tipFormPage(_ filled: Filled) async throws -> Answer {
        let (id, reader) = (try crisis(), try factReader)
        let (crisis, facts) = try await read { tx in
            (try Crisis.get(id, in: tx), try Fact.all(of: id, in: tx).filter { $0.version(for: reader) != nil })
        }
        let fields = Fields(filled, t)
        let chosen: ID<Fact>? = filled.form.id("fact")
        let about = chosen.flatMap { id in facts.first { $0.id == id } }?.version(for: reader)
        let options = facts.map {
            ($0.id.rawValue, "\(t("Fact \($0.number)")) · \($0.version(for: reader)?.statement.prefix(70) ?? "")")
        }
        let isAnswer = about?.status == .developing
        let question =
            about == nil ? t("What do you know?") : isAnswer ? t("What is the answer?") : t("What is right instead?")
        return page(
            t("Tell what you know"), place: .facts, eyebrow: said(crisis.title), status: filled.status
        ) {
            """
            <div class="cols"><section class="c8 stack">\
            \(about.map { version -> HTML in
                card(isAnswer ? t("What we do not know for sure") : t("What we say now"), aside: statusTag(version, t)) {
                    "<p class=\"statement\" translate=\"no\">\(version.statement)</p>"
                }
            })\(card(t("Your words")) {
                """
                <form method="post" action="/crises/\(id)/tips" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
                \(fields.summary)\(fields.choice("fact", t("What it is about"), [("", t("Something that is not among the facts"))] + options))\
                \(fields.area("statement", question, hint: t("One statement, as you would say it to a neighbour.")))\
                \(fields.area("source", about == nil || isAnswer ? t("How do you know?") : t("Why is it not right, and how do you know?"), rows: 3, hint: t("What you saw, measured or read, and where the team can look.")))\
                \(fields.check("name", t("The fact’s history may say my name")))\
                <p class="line end">\(button(t("Tell the team"), class: "primary"))</p></form>
                """
            })</section><aside class="c4 stack">\(card(t("What becomes of it")) {
                """
                <p>\(t("The crisis team reads it, with your name, and nobody else does. It takes it into the facts, or tells you why not."))</p>\
                <p>\(t("You find what came of it on Now and under “What you told us”. Until they have decided you can take it back."))</p>\
                <p>\(link("/tips", t("What you told us")))</p>
                """
            })</aside></div>
            """
        }
    }

    /// What oneself has told, whatever the crisis.
    func ownTipsPage() async throws -> Answer {
        let viewer = viewer.id
        let (tips, isUnseen) = try await read { tx in
            (try Tip.all(of: viewer, limit: 100, in: tx), try Tip.isAnyUnseen(by: viewer, in: tx))
        }
        // A part that a page asks for by itself has not been read by anybody.
        if isUnseen, call.headers[.xPart] == nil { try await write { try Tip.setSeen(by: viewer, in: $0) } }
        let tell = bar.map { link($0.crisis.path + "/tips/new", t("Tell what you know"), class: "button primary") }
        return page(t("What you told us"), place: .facts, actions: tell ?? .nothing) {
            tips.isEmpty
                ? empty(
                    t("Nothing yet"),
                    t("When you know something that the facts should say, tell the team. What came of it stands here."))
                : card(t("And what came of it")) { "<ul class=\"rows\">\(tips.map(ownTip))</ul>" }
        }
    }

    private func ownTip(_ tip: Tip) -> HTML {
        let path = tip.fact.map { "/crises/\(tip.crisis)/facts/\($0)" }
        return """
            <li id="tip-\(tip.id)"><p class="line">\(tipTag(tip))<span class="small soft">\(t(tip.kind.words)) · \(time(tip.givenAt, t))</span></p>\
            <p class="statement" translate="no">\(tip.statement)</p>\
            \(if: tip.outcome == .taken, "<p>\(t("Thank you. The team has taken it up; it stands among the facts once it is approved."))</p>")\
            \(if: !tip.reply.isEmpty, "<p>\(said(tip.reply))</p>")\
            <div class="line">\(if: tip.decidedAt == nil, form("/tips/\(tip.id)/withdrawal", token: token) { button(t("Take it back"), class: "small") })\
            \(path.map { link($0, t("The fact"), class: "small") })</div></li>
            """
    }

    func tipTag(_ tip: Tip) -> HTML {
        switch tip.outcome {
        case .taken: tag(.ok, t(Tip.Outcome.taken.words))
        case .notTaken: tag(.plain, t(Tip.Outcome.notTaken.words))
        case nil: tag(.info, t("The team has not decided yet"))
        }
    }
}
