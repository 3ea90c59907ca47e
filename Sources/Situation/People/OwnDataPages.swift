import Foundation
import HTTPTypes
import Platform

func ownDataRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/profile/data", .employee) { try await $0.ownDataPage() },
        Route(.get, "/profile/data/file", .employee) { try await $0.ownDataFile() },
    ] + erasureRequestsRoutes
}

let erasureRequestsRoutes: [Route] = [
    Route(.post, "/profile/data/erasure", .employee) { visit in
        let viewer = visit.viewer.id
        try await visit.write { try askForErasure(by: viewer, in: $0) }
        return .see("/profile/data", .erasureAsked)
    },
    Route(.post, "/profile/data/erasure/withdrawal", .employee) { visit in
        let viewer = visit.viewer.id
        try await visit.write { try withdrawErasureRequest(by: viewer, in: $0) }
        return .see("/profile/data", .erasureWithdrawn)
    },
]

extension Visit {
    func ownDataPage() async throws -> Answer {
        let viewer = viewer
        let (looks, asked) = try await read {
            (try DataAccess.all(of: viewer.id, in: $0), try ErasureRequest.find(of: viewer.id, in: $0))
        }
        let days = services.settings.keptDays
        return page(t("Your data"), place: .profile, eyebrow: said(viewer.person.name)) {
            """
            <div class="cols"><section class="c6 stack">
            \(card(t("Who has looked at it")) { looked(looks) })
            \(card(t("Take it with you")) {
                """
                <p>\(t("One file with everything that is kept of you, your drafts and posts included, for you or for a program. Passwords and keys are not in it."))</p>
                <p>\(link("/profile/data/file", t("Take out my data"), class: "button primary"))</p>
                """
            })
            \(card(t("What the company can and cannot see")) {
                """
                <p>\(t("Everything that this system keeps, why, who sees it, and what nobody can find out: the same that the works council gets."))</p>
                <p>\(link("/works-council", t("Read it")))</p>
                """
            })
            \(card(t("Have it erased")) { erasure(asked) })
            </section><section class="c6">\(card(t("What is kept, and for how long")) { kept(days) })</section></div>
            """
        }
    }

    func looked(_ looks: [DataAccess]) -> HTML {
        guard !looks.isEmpty else { return "<p>\(t("Nobody has opened your page or changed it."))</p>" }
        return """
            <ul class="rows">\(looks.map { look -> HTML in
                """
                <li><p>\(house.auditWords[look.kind].map { t($0.sentence) } ?? "")</p>\
                <p class="small soft">\(look.by.isEmpty ? "\(t("Whoever operates this"))" : said(look.by)) · \(time(look.at, t))</p></li>
                """
            })</ul>
            """
    }

    private func erasure(_ asked: ErasureRequest?) -> HTML {
        let words = t(
            "Your name, your address, your drafts and the texts of your posts are then gone for good, and what you did stays on the record under a number that leads to nobody. What stands on a social network you delete there."
        )
        guard let asked else {
            return """
                <p>\(words)</p><p>\(t("An administrator does it, within a month. Until then you can change your mind."))</p>\
                \(form("/profile/data/erasure", token: token, confirm: t("Ask to be erased? What you wrote here is then gone for good.")) {
                    button(t("Ask to be erased"))
                })
                """
        }
        return """
            \(notice(.info, "<p>\(t("You asked \(moment: asked.askedAt). Administrators see it and have until \(day: asked.dueBy)."))</p>"))\
            <p>\(words)</p>\
            \(form("/profile/data/erasure/withdrawal", token: token) { button(t("I have changed my mind")) })
            """
    }

    private func kept(_ days: Int) -> HTML {
        let rows: [(String, String)] = [
            (t("Drafts that you have not touched"), t(days, "\(days) day", "\(days) days")),
            (t("Notices about your texts, once settled"), t(days, "\(days) day", "\(days) days")),
            (t("That a mail was sent to you, without its words"), t("30 days")),
            (t("When you want mails, and an address that refused them"), t("Until you are erased")),
            (t("Where you are signed in"), t("14 days after you were last seen")),
            (t("Sign-in links"), t("30 days after they ended; they work once")),
            (t("Your name, e-mail, title, department, country"), t("Until you are erased")),
            (t("Your posts, second looks and connected accounts"), t("Until you are erased")),
            (
                t("A pause, and when you want to be asked how it is; only you see them"),
                t("Until you end them, or their day is over")
            ),
            (t("What you did here, in the record"), t("For good; erased, it leads to nobody")),
        ]
        return """
            <dl class="facts-of">\(rows.map { what, long -> HTML in "<div><dt>\(what)</dt><dd>\(long)</dd></div>" })</dl>
            """
    }

    func ownDataFile() async throws -> Answer {
        let (viewer, parts) = (viewer.id, house.personalData)
        let data = try await write { tx in
            try tx.record(.personExported, actor: viewer.rawValue, scope: nil, subject: viewer.rawValue)
            return try takeOut(viewer, parts, in: tx)
        }
        return .download(data, named: "my-data.json", type: "application/json")
    }
}

/// Everything that is kept of a person, as JSON (GDPR, articles 15 and 20).
func takeOut(_ person: ID<Person>, _ parts: [PersonalData], in tx: Transaction) throws -> String {
    var all: [String: [Row]] = [:]
    for part in parts { all.merge(try part.collect(person, tx)) { $0 + $1 } }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(all.mapValues { $0.map(RowFields.init) }), as: UTF8.self) + "\n"
}
