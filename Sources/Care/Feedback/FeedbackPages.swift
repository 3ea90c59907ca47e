import Platform
import Situation

private struct FeedbackShown: Sendable {
    let rounds: [Round]
    let themes: [ID<Round>: [Theme]]

    static func find(in tx: Transaction) throws -> FeedbackShown {
        let rounds = try Round.newest(in: tx)
        let themes = try Theme.all(of: rounds.map(\.id), in: tx)
        return FeedbackShown(rounds: rounds, themes: Dictionary(grouping: themes, by: \.round))
    }
}

extension Visit {
    func feedbackPage() async throws -> Answer {
        let shown = try await read { try FeedbackShown.find(in: $0) }
        let open = shown.rounds.filter { $0.isOpen(at: now) }
        let closed = shown.rounds.filter { !$0.isOpen(at: now) }
        return page(
            t("Feedback"), place: .feedback, eyebrow: "\(t("What you say, and what comes of it"))",
            actions: viewer.mayOpenCrises
                ? link("/feedback/rounds/new", t("Ask everyone"), class: "button primary") : .nothing
        ) {
            """
            <div class="cols"><section class="c8 stack">
            \(live("rounds", on: "round", class: "stack") {
                open.isEmpty
                    ? empty(
                        t("Nothing is being asked right now"),
                        t("When there are questions for everyone they stand here, and nobody can find out who answered what."))
                    : "\(open.map(openRoundCard))"
            })
            \(live("themes", on: "theme round", class: "stack") {
                "\(closed.map { closedRoundCard($0, shown.themes[$0.id] ?? []) })"
            })
            </section><aside class="c4 stack">
            \(card(t("Your letters")) {
                """
                <p>\(t("Did you write a letter with an answer? Read the reply with your eight words. It works signed out, too."))</p>
                <p class="line">\(link("/feedback/letters", t("Open your letters"), class: "button"))</p>
                """
            })
            \(card(t("Anonymous means that we cannot find out")) { promise })
            </aside></div>
            """
        }
    }

    private var promise: HTML {
        """
        <p>\(t("Your browser makes a token and has it signed without showing it. Your answer comes with the token, and without your name, your session or the time."))</p>
        <p class="soft small">\(t("No administrator can ask the database which token was whose, or when an answer came. Whoever reads its files could guess at the order of the answers."))</p>
        """
    }

    /// Also on Now. Fetches this browser's token, as it does for everyone who looks.
    package func openRoundCard(_ round: Round) -> HTML {
        """
        <section class="card" data-round="\(round.id)" data-key="\(round.publicKey)" data-keep="\(keep(round))">\
        <header><h2 translate="no">\(round.title)</h2><span class="push small soft">\
        \(t("until \(moment: round.closesAt)"))</span></header>
        <p translate="no">\(round.why)</p>
        <p class="line">\(link(round.path, t("Answer, without your name"), class: "button"))</p></section>
        """
    }

    /// Under what name a browser keeps this person's token, so that two who share a browser do not share it.
    func keep(_ round: Round) -> String {
        String((round.mark(of: viewer.id, for: "keep", services.vault) ?? "").prefix(16))
    }

    private func closedRoundCard(_ round: Round, _ themes: [Theme]) -> HTML {
        """
        <section class="card"><header><h2 translate="no">\(round.title)</h2><span class="push small soft">\
        \(t("closed \(moment: round.closedAt ?? round.closesAt)"))</span></header>
        \(themes.isEmpty
            ? "<p class=\"soft\">\(t("The answers are being read. What comes of them will stand here."))</p>"
            : themeList(themes))
        <p class="small">\(link(round.path, t("All totals")))</p></section>
        """
    }
}

extension Visit {
    /// “You said, we did.” What has no answer yet ages in sight.
    func themeList(_ themes: [Theme], action: (Theme) -> HTML = { _ in .nothing }) -> HTML {
        """
        <ul class="rows">\(themes.map { theme -> HTML in
            """
            <li><p><strong>\(t("You said"))</strong> \(said(theme.said))</p>\(outcome(theme))\(action(theme))</li>
            """
        })</ul>
        """
    }

    private func outcome(_ theme: Theme) -> HTML {
        guard let outcome = theme.outcome, let answer = theme.answer else {
            return """
                <p class="small">\(tag(.care, t("No answer yet"))) <span class="soft">\
                \(t("written down \(moment: theme.gatheredAt)"))</span></p>
                """
        }
        let (tone, words): (Tone, String) = outcome == .did ? (.ok, t("We did")) : (.info, t("We did not, because"))
        return "<p>\(tag(tone, words)) \(said(answer))</p>"
    }
}
