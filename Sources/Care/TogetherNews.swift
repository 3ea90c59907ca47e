import Platform
import Situation

/// What waits for one person on Now: quiet, and gone once they have looked.
package struct TogetherNews: Sendable {
    let thanks: [ThanksShown]
    let invitations: [Circle]
    /// For administrators: words that somebody reported.
    let hasReports: Bool

    package static func find(for viewer: Viewer, in tx: Transaction) throws -> TogetherNews {
        TogetherNews(
            thanks: try ThanksShown.all(Thanks.unseen(by: viewer.id, limit: 3, in: tx), in: tx),
            invitations: try Circle.inviting(viewer.id, in: tx),
            hasReports: try viewer.roles.contains(.administrator) && !ThanksReport.open(limit: 1, in: tx).isEmpty)
    }

    package func cards(_ t: Words) -> HTML {
        "\(if: !thanks.isEmpty, thanksCard(t))\(if: !invitations.isEmpty, invitationsCard(t))\(if: hasReports, reportsNotice(t))"
    }

    private func thanksCard(_ t: Words) -> HTML {
        card(t("Someone thanks you")) {
            """
            <ul class="rows">\(thanks.map { shown -> HTML in
                """
                <li class="person">\(avatar(shown.giver.name))<span><strong translate="no">\(shown.giver.name)</strong> · \
                \(t(shown.thanks.reason.words))</span>\(link("/thanks/\(shown.thanks.id)", t("Read it"), class: "button small push"))</li>
                """
            })</ul>
            """
        }
    }

    private func invitationsCard(_ t: Words) -> HTML {
        card(t("You are invited")) {
            """
            <ul class="rows">\(invitations.map { circle -> HTML in
                "<li class=\"line\"><strong translate=\"no\">\(circle.name)</strong>\(link(circle.path, t("Look at it"), class: "button small push"))</li>"
            })</ul>
            """
        }
    }

    private func reportsNotice(_ t: Words) -> HTML {
        notice(
            .care,
            "<p>\(t("Somebody reported words of thanks that hurt.")) \(link("/thanks/reports", t("Look at them")))</p>")
    }
}
