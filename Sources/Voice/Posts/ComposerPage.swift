import Platform
import Situation
import TextEngine

/// Everything that the composer shows, read in one go.
struct ComposerShown: Sendable {
    let draft: Draft
    let views: [FindingView]
    let disclosure: String?
    /// The text as it would leave, which the networks count.
    let leaving: String
    let mustConfirm: Bool
    let templates: [Situation.Template]
    let accounts: [Account]
    let look: SecondLookRequest?
    let comments: [SecondLookComment]
    let crisis: Crisis?
    /// What the crisis asks for before a post goes out without a second look, when the author does not have it.
    let certificate: CertificateAsked?

    static func find(_ draft: Draft, house: House, in tx: Transaction, _ t: Words) throws -> ComposerShown {
        let findings = try checkDraft(
            draft.text, networks: draft.networks, in: draft.crisis, by: draft.author, house: house, in: tx)
        let look = try SecondLookRequest.newest(of: draft.id, in: tx)
        let crisis = try draft.crisis.flatMap { try Crisis.find($0, in: tx) }
        return ComposerShown(
            draft: draft,
            views: FindingView.all(findings, try FindingSources.find(for: findings, in: draft.crisis, in: tx), t),
            disclosure: draft.text.isEmpty
                ? house.employer(in: crisis).disclosure.suggested : disclosureToAdd(findings),
            leaving: Voice.leaving(draft.text, after: findings),
            mustConfirm: !whatToConfirm(findings, in: crisis).isEmpty,
            templates: try draft.crisis.map { try Situation.Template.all(of: $0, in: tx) } ?? [],
            accounts: try Account.all(of: draft.author, in: tx), look: look,
            comments: try look.map { try SecondLookComment.all(of: $0.id, in: tx) } ?? [],
            crisis: crisis,
            certificate: try crisis.flatMap { crisis in
                let isAlone = crisis.givesSecondLooks && crisis.secondLook != .required
                return isAlone ? try house.certificateMissing(crisis.id, draft.author, tx) : nil
            })
    }
}

extension Visit {
    func composerPage(_ id: ID<Draft>, _ filled: Filled = Filled()) async throws -> Answer {
        let (house, t, viewer) = (house, t, viewer)
        let shown = try await read { tx in
            let draft = try Draft.find(id, of: viewer.id, in: tx)
            return try ComposerShown.find(draft, house: house, in: tx, t)
        }
        guard shown.draft.publishedAt == nil else { return .see("/drafts") }
        let status = findingStatus(shown.views, t)
        let about = shown.crisis.map { " · \(said($0.title))" as HTML } ?? .nothing
        return page(
            t("What did you see?"), at: "/drafts/\(id)", place: .speak,
            eyebrow: "\(t("Your words, your account, your choice"))\(about)", status: filled.status
        ) {
            """
            \(Fields(filled, t).summary)\(withdrawnNotice(shown.draft))\(certificateNotice(shown.certificate))\
            \(live("second-look", on: "second-look") { secondLookCard(shown) })
            <div class="speak"><section class="write stack">\(composer(shown, filled))\(beneath(shown))</section>
            <aside class="look stack"><section class="card"><header><h2>\(t("Before it goes out"))</h2>\
            <span class="push tag \(status.tone.rawValue)" id="finding-status" role="status" data-finding-status>\(status.words)</span></header>
            <div data-findings>\(findingsList(shown.views, form: "draft", t))</div></section>
            \(rightsNotice(t))</aside>
            <section class="ways-in stack">\(waysIn(shown))\(declineCard(shown))</section></div>
            """
        }
    }

    private func withdrawnNotice(_ draft: Draft) -> HTML {
        guard draft.withdrawnAt != nil else { return .nothing }
        return notice(
            .info,
            """
            <p>\(t("This draft is deleted. Nothing of it is lost yet."))</p>
            \(form("/drafts/\(draft.id)/return", token: token) { button(t("Bring it back"), class: "small") })
            """)
    }

    private func certificateNotice(_ asked: CertificateAsked?) -> HTML {
        guard let asked else { return .nothing }
        return notice(
            .info,
            """
            <p>\(t("In this crisis a colleague looks at your post before it goes out. Those who have taken a short course decide alone; it takes \(asked.minutes) minutes, if you like."))\
             <a href="\(asked.path)" translate="no">\(asked.title)</a></p>
            """)
    }

    private func composer(_ shown: ComposerShown, _ filled: Filled) -> HTML {
        let draft = shown.draft
        let path = "/drafts/\(draft.id)"
        return """
            <form id="draft" class="composer" method="post" action="\(path)" data-composer data-draft="\(draft.id)" \
            data-check-url="\(path)/check" data-save-url="\(path)/text">
            <input type="hidden" name="csrf" value="\(token)"><input type="hidden" name="revision" value="\(draft.revision)">
            \(keptNotices)
            <div class="paper"><div class="marks voice large" aria-hidden="true" translate="no"></div>\
            <label class="visually-hidden" for="text">\(t("Your post"))</label>
            <textarea id="text" class="voice large" name="text" rows="7" translate="no" maxlength="\(Draft.longest)" \
            placeholder="\(t("What did you do, see or feel?"))" aria-describedby="finding-status">\n\(draft.text)</textarea></div>
            \(if: !shown.views.isEmpty, "<div class=\"marked voice\" data-without-js translate=\"no\">\(markedText(draft.text, shown.views))</div>")
            <fieldset class="tools networks" id="networks"><legend class="visually-hidden">\(t("Where"))</legend>
            \(Network.allCases.map { networkChoice($0, shown) })
            <span class="push soft small" data-saved data-saving="\(t("Saving"))" \
            data-unsaved="\(t("Not saved yet, kept on this device"))">\(t("Saved \(time: draft.updatedAt)"))</span></fieldset>
            <div class="applied" data-applied hidden role="status"><span>\(t("Changed."))</span> \
            <button type="button" class="link" data-undo>\(t("Undo"))</button></div>
            <div class="tools" data-confirming\(flag: "hidden", !shown.mustConfirm)><label class="check" id="confirmed">\
            <input type="checkbox" name="confirmed" value="on">\
            <span>\(t("I have looked at what is marked. It is my decision."))</span></label></div>
            <div class="tools"><details\(flag: "open", filled.form.isOn("at") || filled.problem("at") != nil)><summary>\(t("Schedule"))</summary><div class="field"><label for="at">\(t("When, in your time"))</label>\
            <input id="at" name="at" type="datetime-local" value="\(filled.form["at"])"></div></details>
            <span class="end"><button name="do" value="check" data-without-js>\(t("Check"))</button>\
            \(if: mayAsk(shown), "<button name=\"do\" value=\"ask\">\(t("Ask a colleague"))</button>")\
            <button class="primary" name="do" value="publish" data-publish aria-keyshortcuts="Control+Enter">\(t("Publish"))</button></span></div>
            </form>
            """
    }

    private func mayAsk(_ shown: ComposerShown) -> Bool {
        shown.crisis?.givesSecondLooks ?? false
    }

    private func networkChoice(_ network: Network, _ shown: ComposerShown) -> HTML {
        let isHere = network != .practice || services.settings.practice != nil
        guard isHere else { return .nothing }
        let count = Limits.count(shown.leaving, on: network)
        let limit = Limits.limit(on: network)
        let words = limit.map { t("\(count) of \($0)") } ?? t("\(count) characters")
        return """
            <label class="network"><input type="checkbox" name="networks" value="\(network.rawValue)"\
            \(flag: "checked", shown.draft.networks.contains(network))><span>\(network == .practice ? t("Practice network") : t(.verbatim(network.name)))</span>\
            <span class="num" data-counter="\(network.rawValue)" data-words="\(limit == nil ? t("{n} characters") : t("{n} of {limit}"))" \
            data-over="\(t("{n} of {limit}, {over} too many"))">\(words)</span></label>
            """
    }

    /// What was typed and not saved, and two texts of one draft: `Web/js/recover.js` and `conflict.js` show them.
    package var keptNotices: HTML {
        """
        <div class="notice care" data-recovered hidden><p>\(t("We kept what you typed."))</p>\
        <button type="button" class="small" data-recovered-drop>\(t("Back to the saved text"))</button></div>
        <div class="notice stop" data-conflict hidden role="alert"><p>\(t("This draft was changed in another window. Both texts are kept."))</p>
        <div class="pair"><div><h3>\(t("Here"))</h3><p class="voice" data-mine translate="no"></p></div>\
        <div><h3>\(t("There"))</h3><p class="voice" data-theirs translate="no"></p></div></div>
        <p class="line"><button type="button" data-keep-mine>\(t("Go on with this one"))</button>\
        <button type="button" data-take-theirs>\(t("Take the other one"))</button></p></div>
        """
    }

    private func beneath(_ shown: ComposerShown) -> HTML {
        let disclosure: HTML =
            shown.disclosure.map { words in
                """
                \(t("You work here, so readers should know it:")) <strong translate="no">“\(words)”</strong> \
                \(t("will be put in front unless you say it yourself."))
                """
            } ?? .nothing
        return """
            <p class="small soft">\(disclosure) \(t("Nothing you write is seen by anyone until you publish or ask."))</p>
            """
    }

    private func waysIn(_ shown: ComposerShown) -> HTML {
        guard !shown.templates.isEmpty else { return .nothing }
        return card(t("Need a way in?")) {
            """
            <ul class="rows">\(shown.templates.map { template -> HTML in
                """
                <li><p class="voice" translate="no">\(template.details.text)</p>\
                <button type="button" class="link" data-start="\(template.details.text)" data-with-js hidden>\(t("Start with this"))</button></li>
                """
            })</ul>
            """
        }
    }

    private func declineCard(_ shown: ComposerShown) -> HTML {
        guard let crisis = shown.crisis, crisis.isOpen else { return .nothing }
        return card(t("Not this, not today?")) {
            """
            <p>\(t("You owe nobody a post. If the guidance is what keeps you from saying it, one click tells the team that it happened, without your name."))</p>
            <p class="line">\(form("/crises/\(crisis.id)/declines", token: token) { button(t("I cannot say this")) })\
            \(form("/drafts/\(shown.draft.id)/withdrawal", token: token) { button(t("Delete this draft"), class: "quiet") })</p>
            """
        }
    }
}

/// The text with its marks, for pages without script and for reviewers.
func markedText(_ text: String, _ views: [FindingView]) -> HTML {
    let marks = views.flatMap { view in view.ranges.map { ($0.utf8, view.markWeight) } }
        .filter { !$0.0.isEmpty }.sorted { $0.0.lowerBound < $1.0.lowerBound }
    let utf8 = text.utf8
    var parts: [HTML] = []
    var place = 0
    func piece(_ range: Range<Int>) -> String {
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(text[start..<utf8.index(start, offsetBy: range.count)])
    }
    for (range, weight) in marks where range.lowerBound >= place && range.upperBound <= utf8.count {
        parts.append("\(piece(place..<range.lowerBound))<mark class=\"\(weight)\">\(piece(range))</mark>")
        place = range.upperBound
    }
    parts.append("\(piece(place..<utf8.count))")
    return "\(parts)"
}
