import Platform
import Situation
import TextEngine

extension Visit {
    func accountsPage(_ filled: Filled = Filled()) async throws -> Answer {
        let accounts = try await read { try Account.all(of: viewer.id, in: $0) }
        let fields = Fields(filled, t)
        let practice = services.settings.practice
        let hasPractice = accounts.contains { $0.network == .practice }
        return page(t("Your accounts"), place: .profile, eyebrow: link("/profile", t("You")), status: filled.status) {
            """
            \(fields.summary)
            <p class="measure">\(t("An account is a convenience. Without one, a post opens on the network's own page and you press the last button there."))</p>
            <div class="cols"><section class="c7">\(card(t("Connected")) { list(accounts) })</section>
            <aside class="c5 stack">\(if: practice != nil && !hasPractice, card(t("Practice network")) {
                """
                <p>\(t("A small network of our own, to try things where nothing is real."))</p>
                \(form("/accounts", token: token) { button(t("Connect"), class: "primary") })
                """
            })
            \(card(t("Mastodon")) {
                form("/accounts", token: token, class: "stack") {
                    """
                    \(fields.text("server", t("Your server"), hint: t("Like mastodon.social")))
                    \(button(t("Connect")))
                    """
                }
            })</aside></div>
            """
        }
    }

    private func list(_ accounts: [Account]) -> HTML {
        guard !accounts.isEmpty else {
            return empty(
                t("No account yet"),
                t("You can speak without one. Connect one if you want posts to go out by themselves."))
        }
        return """
            <ul class="rows">\(accounts.map { account -> HTML in
                """
                <li class="line"><span>\(said("\(account.network.name) · @\(account.handle)"))\
                <br><span class="small soft">\(t("Connected \(moment: account.connectedAt). Only you can post with it, and only you can end it."))</span></span>\
                <span class="push">\(form("/accounts/\(account.id)/revocation", token: token,
                    confirm: t("Disconnect this account? What waits for it stops.")) {
                    button(t("Disconnect"), class: "quiet")
                })</span></li>
                """
            })</ul>
            """
    }

    /// A link, not a redirect: forms of ours lead nowhere else.
    func consentPage(server: String, address: String) -> Answer {
        page(t("One step at the network"), place: .profile) {
            """
            <p class="measure">\(t("Your network asks you there whether Firsthand may post for you. You can take it back at any time."))</p>
            <p>\(link(address, t("Go on"), class: "button primary"))</p>
            <p class="small soft">\(said(server))</p>
            """
        }
    }
}
