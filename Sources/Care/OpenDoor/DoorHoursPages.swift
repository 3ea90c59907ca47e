import HTTPTypes
import Platform
import Situation

extension Visit {
    private var offer: HTML {
        viewer.mayOpenCrises ? link("/door/hours/new", t("Offer an hour"), class: "button primary") : .nothing
    }

    /// - Parameter feed: an address that was made just now, to be shown once.
    func doorHoursPage(feed: String? = nil) async throws -> Answer {
        let viewer = viewer.id
        let (hours, booked, leaders, hasFeed) = try await read { tx in
            let hours = try DoorHour.ahead(limit: 100, in: tx)
            return (
                hours, try DoorHour.booked(by: viewer, among: hours.map(\.id), in: tx),
                try Person.all(hours.map(\.leader), in: tx), try DoorFeed.exists(for: viewer, in: tx)
            )
        }
        return page(t("Hours with a leader"), at: "/door/hours", place: .door, actions: offer) {
            """
            \(doorNav(here: "/door/hours"))<div class="cols"><section class="c8 stack">\
            \(live("hours", on: "door", class: "stack") {
                hours.isEmpty
                    ? empty(
                        t("No hour is offered"),
                        t("Leaders say here when their door is open, for a talk between two or for a group."), action: offer)
                    : card(t("What is ahead")) {
                        "<ul class=\"rows\">\(hours.map { hourRow($0, leaders[$0.leader], isBooked: booked.contains($0.id)) })</ul>"
                    }
            })</section><aside class="c4 stack">\(feedCard(feed, hasFeed: hasFeed))</aside></div>
            """
        }
    }

    private func hourRow(_ hour: DoorHour, _ leader: Person?, isBooked: Bool) -> HTML {
        """
        <li><p class="line"><a href="\(hour.path)"><strong>\(t("\(day: hour.startsAt), \(time: hour.startsAt)"))</strong></a>\
        \(hourTags(hour, isBooked: isBooked))</p>\
        <p>\(said("\(leader?.name ?? ""), \(leader?.title ?? "")")) · \(t(hour.kind.words)) · \(t(hour.minutes, "1 minute", "\(hour.minutes) minutes"))</p>\
        \(if: !hour.about.isEmpty, "<p class=\"soft\">\(said(hour.about))</p>")</li>
        """
    }

    private func hourTags(_ hour: DoorHour, isBooked: Bool) -> HTML {
        if hour.isOff { return tag(.stop, t("Called off")) }
        if isBooked { return tag(.ok, t("You are expected")) }
        if hour.leader == viewer.id { return tag(.info, t("Yours")) }
        if hour.free == 0 { return tag(.plain, t("Taken")) }
        return tag(.plain, t(hour.free, "1 place is free", "\(hour.free) places are free"))
    }

    private func feedCard(_ feed: String?, hasFeed: Bool) -> HTML {
        card(t("In your calendar")) {
            """
            <p>\(t("An address that your calendar reads by itself: what you have booked and what you offer. Whoever has it can read that, so keep it to yourself."))</p>\
            \(feed.map { address -> HTML in
                """
                <p><strong>\(t("Copy it now; we keep no copy."))</strong></p>\
                <label for="feed">\(t("The address"))</label><input id="feed" readonly translate="no" value="\(address)">
                """
            })\(if: hasFeed && feed == nil, "<p>\(tag(.ok, t("You have one")))</p>")\
            <div class="line">\(form("/door/calendar", token: token) {
                button(hasFeed ? t("Make a new one") : t("Make my address"), class: "small")
            })\(if: hasFeed, form("/door/calendar/removal", token: token) { button(t("Take it back"), class: "small quiet") })</div>
            """
        }
    }

    func oneDoorHourPage(_ filled: Filled = Filled()) async throws -> Answer {
        let (id, viewer): (ID<DoorHour>, ID<Person>) = (try id("hour"), viewer.id)
        let (hour, isBooked, people, guests) = try await read { tx in
            let hour = try DoorHour.get(id, in: tx)
            let guests = try hour.guests(for: viewer, in: tx)
            return (
                hour, try !DoorHour.booked(by: viewer, among: [id], in: tx).isEmpty,
                try Person.all([hour.leader] + guests, in: tx), guests
            )
        }
        let (fields, leader) = (Fields(filled, t), people[hour.leader])
        let isMine = hour.leader == viewer
        return page(
            t("Open door with \(leader?.name ?? "")"), at: hour.path, place: .door,
            eyebrow: link("/door/hours", t("Hours")), status: filled.status
        ) {
            """
            \(if: filled.problem("") != nil, fields.summary)<div class="cols"><section class="c8 stack">\
            \(live("hour", on: "door", class: "stack") {
                card(t("\(day: hour.startsAt), \(time: hour.startsAt)"), aside: hourTags(hour, isBooked: isBooked)) {
                    """
                    \(if: hour.isOff, "<p><strong>\(t("It was called off:"))</strong> \(said(hour.calledOffWhy))</p>")\
                    \(if: !hour.about.isEmpty, voice(hour.about))<dl class="facts-of">\
                    <div><dt>\(t("With"))</dt><dd>\(said("\(leader?.name ?? ""), \(leader?.title ?? "")"))</dd></div>\
                    <div><dt>\(t("How"))</dt><dd>\(t(hour.kind.words))</dd></div>\
                    <div><dt>\(t("How long"))</dt><dd>\(t(hour.minutes, "1 minute", "\(hour.minutes) minutes"))</dd></div>\
                    <div><dt>\(t("Where"))</dt><dd>\(isBooked || isMine ? whereItIs(hour) : "\(t("You see it once you have a place."))")</dd></div></dl>\
                    \(booking(hour, isBooked: isBooked, isMine: isMine))
                    """
                }
            })</section><aside class="c4 stack">\
            \(if: isMine && !hour.isOff, comingCard(hour, guests.compactMap { people[$0] }))\
            \(if: isMine && !hour.isOff && hour.endsAt > now, callingOff(hour, fields))\
            \(if: !isMine, card(t("Who sees that you come")) { "<p>\(hour.kind == .oneToOne ? t("The leader, and nobody else. You can cancel without a reason.") : t("Nobody has a list. Everyone sees how many places are left. You can cancel without a reason."))</p>" })
            </aside></div>
            """
        }
    }

    private func whereItIs(_ hour: DoorHour) -> HTML {
        hour.video.map { link($0, t("Video call")) } ?? said(hour.place)
    }

    private func booking(_ hour: DoorHour, isBooked: Bool, isMine: Bool) -> HTML {
        let isAhead = hour.startsAt > now && !hour.isOff
        return """
            <div class="line">\(if: isBooked && !hour.isOff, form(hour.path + "/bookings/removal", token: token) { button(t("I cannot come")) })\
            \(if: isAhead && !isBooked && !isMine && hour.free > 0, form(hour.path + "/bookings", token: token) { button(t("Take a place"), class: "primary") })\
            \(if: isAhead && !isBooked && !isMine && hour.free == 0, "<p>\(t("All places are taken. One may become free again."))</p>")\
            \(if: !hour.isOff, link(hour.path + "/calendar", t("For my calendar"), class: "button quiet"))</div>
            """
    }

    private func comingCard(_ hour: DoorHour, _ guests: [Person]) -> HTML {
        card(t("Who comes")) {
            guard hour.kind == .oneToOne else {
                return """
                    <p>\(t(hour.booked, "1 of \(hour.places) places is taken.", "\(hour.booked) of \(hour.places) places are taken."))</p>\
                    <p class="small soft">\(t("Of a group nobody has a list."))</p>
                    """
            }
            return guests.isEmpty
                ? "<p>\(t("Nobody has taken it yet."))</p>"
                : "<ul class=\"rows\">\(guests.map { "<li>\(said("\($0.name), \($0.department)"))</li>" as HTML })</ul>"
        }
    }

    private func callingOff(_ hour: DoorHour, _ fields: Fields) -> HTML {
        """
        <details class="card" id="cancellation"\(flag: "open", fields.filled.problem("why") != nil)>\
        <summary>\(t("Call it off"))</summary>\(form(hour.path + "/cancellation", token: token, class: "stack") {
            "\(fields.area("why", t("Why"), rows: 2, hint: t("Whoever has a place reads it.")))\(button(t("Call it off"), class: "danger"))"
        })</details>
        """
    }

    func offeringDoorHourPage(_ filled: Filled) -> Answer {
        let fields = Fields(filled, t)
        return page(t("Offer an hour"), place: .door, status: filled.status) {
            """
            <div class="cols"><section class="c8">\(card(t("When your door is open")) {
                """
                <form method="post" action="/door/hours" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
                \(fields.summary)<div class="pair">\(fields.text("starts_at", t("Day and time, where you are"), type: "datetime-local"))\
                \(fields.text("minutes", t("How many minutes"), type: "number"))</div>\
                \(fields.radios("kind", t("For whom"), DoorHour.Kind.allCases.map { ($0.rawValue, t($0.words)) }))\
                \(fields.text("places", t("Places, for a group"), type: "number", hint: t("One to one has one place.")))\
                \(fields.text("place", t("Where"), hint: t("A room, or the https:// address of a video call. Only those who have a place see it.")))\
                \(fields.area("about", t("What it is about"), rows: 2, hint: t("You may leave it empty: people bring what they have.")))\
                <p class="line end">\(button(t("Offer it"), class: "primary"))</p></form>
                """
            })</section></div>
            """
        }
    }
}
