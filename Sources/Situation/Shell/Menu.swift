import Platform

/// Where in the house a page stands; the menu marks it.
package enum Place: String, Sendable {
    case now, speak, review, room, facts, guidance, briefings, team, people, networks, profile, crises, jobs, webhooks,
        audit, support, thanks, feedback, circles, wellbeing, training, drills, door,
        readiness, channels, none
}

/// The small numbers beside menu entries.
package struct MenuCounts: Sendable {
    package let facts: Int
    package let secondLooks: Int

    static func find(
        for viewer: Viewer, in crisis: Crisis?, house: House, in tx: Transaction
    ) throws -> MenuCounts {
        guard let crisis else { return MenuCounts(facts: 0, secondLooks: 0) }
        let isOnTeam = viewer.isOnTeam(crisis.id)
        return MenuCounts(
            facts: try Fact.count(of: crisis.id, in: tx),
            secondLooks: isOnTeam ? try house.secondLooksWaiting(crisis.id, tx).count : 0)
    }
}

struct MenuItem {
    let place: Place
    let path: String
    let words: String
    var count = 0
}

extension Visit {
    var mainMenu: [MenuItem] {
        [
            MenuItem(place: .now, path: "/", words: t("Now")),
            MenuItem(place: .speak, path: "/drafts", words: t("Speak")),
            MenuItem(place: .support, path: "/support", words: t("Support")),
            MenuItem(place: .thanks, path: "/thanks", words: t("Thanks")),
            MenuItem(place: .profile, path: "/profile", words: t("You")),
        ]
    }

    /// What belongs to everyone, crisis or not.
    var togetherMenu: [MenuItem] {
        [
            MenuItem(place: .feedback, path: "/feedback", words: t("Feedback")),
            MenuItem(place: .door, path: "/door", words: t("Open door")),
            MenuItem(place: .circles, path: "/circles", words: t("Circles")),
            MenuItem(place: .training, path: "/courses", words: t("Courses")),
            MenuItem(place: .drills, path: "/drills", words: t("Drills")),
            MenuItem(place: .crises, path: "/crises", words: t("Crises")),
        ]
    }

    var roomMenu: [MenuItem] {
        guard let crisis = bar?.crisis else { return [] }
        let path = "/crises/\(crisis.id)"
        var items = [
            MenuItem(place: .facts, path: path + "/facts", words: t("Facts"), count: menu.facts),
            MenuItem(place: .guidance, path: path + "/guidance", words: t("Guidance")),
            MenuItem(place: .briefings, path: path + "/briefings", words: t("Briefings")),
        ]
        if viewer.mayBrief(crisis.id) {
            items.append(MenuItem(place: .wellbeing, path: path + "/wellbeing", words: t("How people are")))
        }
        guard viewer.isOnTeam(crisis.id) else { return items }
        items.insert(MenuItem(place: .room, path: path, words: t("Room")), at: 0)
        items += [
            MenuItem(place: .review, path: path + "/second-looks", words: t("Review"), count: menu.secondLooks),
            MenuItem(place: .team, path: path + "/team", words: t("Team")),
        ]
        return items
    }

    var houseMenu: [MenuItem] {
        let ready =
            viewer.mayPrepare ? [MenuItem(place: .readiness, path: "/readiness", words: t("Readiness"))] : []
        guard viewer.roles.contains(.administrator) else {
            return ready
                + (viewer.roles.contains(.trainer)
                    ? [MenuItem(place: .training, path: "/training", words: t("For trainers"))] : [])
        }
        return ready + [
            MenuItem(place: .people, path: "/people", words: t("People")),
            MenuItem(place: .channels, path: "/channels", words: t("Channels")),
            MenuItem(place: .jobs, path: "/jobs", words: t("Jobs")),
            MenuItem(place: .webhooks, path: "/webhooks", words: t("Webhooks")),
            MenuItem(place: .audit, path: "/audit", words: t("Audit")),
        ]
    }
}
