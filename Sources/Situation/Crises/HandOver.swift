import HTTPTypes
import Platform

/// Holder and backup change places (D11), by the one who holds it.
package func handOver(
    _ function: String, of crisis: ID<Crisis>, by holder: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    guard let seat = try TeamSeat.find(function, of: crisis, in: tx), seat.holder?.0.id == holder else {
        throw Refusal.notFound
    }
    guard let backup = seat.backup?.0 else {
        return [Problem("", "There is no backup any more. Find somebody to hand over to.")]
    }
    let problems = try takeFunction(function, of: crisis, person: backup.id, isBackup: false, by: holder, in: tx)
    guard problems.isEmpty else { return problems }
    return try takeFunction(function, of: crisis, person: holder, isBackup: true, by: holder, in: tx)
}

private let laterCookie = "firsthand-duty-later"

extension Visit {
    /// Asked gently, and only of those whom it is about.
    package func dutyNotice(_ news: DutyNews) -> HTML {
        let isLater = call.cookie(services.settings.cookieName(laterCookie)) != nil
        return """
            \(news.own.map { own in isLater ? .nothing : ownDuty(own.since, own.seats) })\
            \(news.others.isEmpty ? .nothing : othersDuty(news))
            """
    }

    /// One notice, however many they are: what is going on stands below it.
    private func othersDuty(_ news: DutyNews) -> HTML {
        let lines = news.others.map { person, since, crisis -> HTML in
            let hours = (now - since).wholeSeconds / 3600
            return """
                <li>\(link("/crises/\(crisis)/team", t("\(person.name), for \(hours) hours")))</li>
                """
        }
        return notice(
            .care,
            """
            <p>\(t(news.others.count, "One of your team has been on crisis duty too long, without a break of eight hours. You lead: ask whether they want to hand over.", "\(news.others.count) of your team have been on crisis duty too long, without a break of eight hours. You lead: ask whether they want to hand over."))</p>\
            <ul>\(lines)</ul>
            """)
    }

    private func ownDuty(_ since: Instant, _ seats: [(crisis: ID<Crisis>, TeamSeat)]) -> HTML {
        let hours = (now - since).wholeSeconds / 3600
        return card(t("You have been at it for \(hours) hours")) {
            """
            <p>\(t("On crisis duty since \(moment: since), without a break of eight hours. Nobody decides well that long, and somebody else can."))</p>\
            \(seats.map(handingOver))\
            \(form("/duty/later", token: token) { button(t("Not now, ask again in two hours"), class: "quiet small") })
            """
        }
    }

    private func handingOver(_ crisis: ID<Crisis>, _ seat: TeamSeat) -> HTML {
        guard let backup = seat.backup?.0 else {
            return """
                <p class="line">\(said(seat.function.name)) \
                \(link("/crises/\(crisis)/team", t("Find somebody to hand over to"), class: "button"))</p>
                """
        }
        return form("/crises/\(crisis)/team/handover", token: token, class: "line") {
            """
            <input type="hidden" name="function" value="\(seat.function.name)"><span>\(said(seat.function.name))</span>\
            \(button(t("Hand over to \(backup.name) now"), class: "primary"))\
            <span class="small soft">\(t("You become the backup."))</span>
            """
        }
    }

    /// Kept by this browser alone: that somebody wants to go on is nobody's business.
    func askLaterAboutDuty() -> Answer {
        .see("/").setting(
            Cookie(
                services.settings.cookieName(laterCookie), "1", seconds: 2 * 3600, secure: services.settings.isSecure))
    }
}
