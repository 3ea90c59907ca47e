import HTTPTypes
import Platform
import Situation

package let circlesRoutes: [Route] =
    circleDoorRoutes + circleCareRoutes + [
        Route(.get, "/circles/:circle", .employee) { try await $0.circlePage() },
        Route(.get, "/circles/:circle/people", .employee) { try await $0.circlePeoplePage() },
        Route(.post, "/circles/:circle/posts", .employee) { try await $0.writeInThisCircle() },
        Route(.get, "/circles/:circle/posts/:entry", .employee) { try await $0.circlePostPage() },
        Route(.post, "/circles/:circle/posts/:entry", .employee) { visit in
            try await visit.changeEntry { circle, id, form, viewer, tx in
                try changeCirclePost(id, of: circle, to: form["text"], by: viewer, in: tx)
            }
        },
        Route(.post, "/circles/:circle/posts/:entry/deletion", .employee) { visit in
            let (circle, id): (ID<Circle>, ID<CirclePost>) = (try visit.id("circle"), try visit.id("entry"))
            let viewer = visit.viewer.id
            try await visit.write { try takeBackCirclePost(id, of: circle, by: viewer, in: $0) }
            return .see("/circles/\(circle)", .deleted)
        },
        Route(.post, "/circles/:circle/posts/:entry/removal", .employee) { visit in
            try await visit.changeEntry { circle, id, form, viewer, tx in
                try removeCirclePost(id, of: circle, why: form["removed_why"], by: viewer, in: tx)
            }
        },
        Route(.post, "/circles/:circle/posts/:entry/reports", .employee) { visit in
            try await visit.changeEntry(.reported) { circle, id, form, viewer, tx in
                try reportCirclePost(id, of: circle, why: form["why"], by: viewer, in: tx)
            }
        },
    ]

/// What one can do before one is in, and on the way out.
private let circleDoorRoutes: [Route] = [
    Route(.get, "/circles", .employee) { try await $0.circlesPage() },
    Route(.get, "/circles/new", .employee) { try await $0.startingPage(Filled(Form())) },
    Route(.post, "/circles", .employee) { visit in
        let (form, viewer) = (try visit.form(), visit.viewer)
        switch try await visit.write({ try startCircle(CircleDetails(form), by: viewer, in: $0) }) {
        case .success(let circle): return .see(circle.path, .saved)
        case .failure(let problems): return try await visit.startingPage(Filled(form, problems: problems.all))
        }
    },
    Route(.post, "/circles/:circle/membership", .employee) { visit in
        try await visit.atTheDoor(.entered) { id, form, viewer, tx in
            try joinCircle(id, agreesToRules: form.isOn("agrees"), by: viewer, in: tx)
        }
    },
    Route(.post, "/circles/:circle/requests", .employee) { visit in
        try await visit.atTheDoor(.askedFacilitator) { id, form, viewer, tx in
            try askToJoinCircle(id, note: form["note"], by: viewer, in: tx)
        }
    },
    Route(.post, "/circles/:circle/requests/withdrawal", .employee) { visit in
        try await visit.atTheDoor(.takenBack) { id, _, viewer, tx in
            try withdrawCircleRequest(id, by: viewer.id, in: tx)
            return []
        }
    },
    Route(.post, "/circles/:circle/invitations/decline", .employee) { visit in
        let (id, viewer): (ID<Circle>, ID<Person>) = (try visit.id("circle"), visit.viewer.id)
        try await visit.write { try declineCircleInvitation(id, by: viewer, in: $0) }
        return .see("/circles")
    },
    Route(.post, "/circles/:circle/departure", .employee) { visit in
        let (id, form): (ID<Circle>, Form) = (try visit.id("circle"), try visit.form())
        let viewer = visit.viewer.id
        let problems = try await visit.write {
            try leaveCircle(id, takingWords: form.isOn("words"), by: viewer, in: $0)
        }
        guard problems.isEmpty else { return try await visit.circlePeoplePage(Filled(form, problems: problems)) }
        return .see("/circles", .left)
    },
]

/// What a facilitator does.
private let circleCareRoutes: [Route] = [
    Route(.get, "/circles/:circle/settings", .employee) { try await $0.circleSettingsPage() },
    Route(.post, "/circles/:circle/settings", .employee) { visit in
        try await visit.lookAfter(.saved) { id, form, viewer, tx in
            try changeCircle(id, to: CircleDetails(form), by: viewer, in: tx)
        }
    },
    Route(.post, "/circles/:circle/invitations", .employee) { visit in
        try await visit.lookAfter(.invited) { id, form, viewer, tx in
            let sought = try seekColleague(form["person"], chosen: form.chosen("person"), for: viewer, in: tx)
            _ = try Inside.facilitating(id, by: viewer, in: tx)
            guard case .found(let person) = sought else { return [sought.problem("person")].compactMap(\.self) }
            return try inviteToCircle(id, person.id, by: viewer, in: tx)
        }
    },
    Route(.post, "/circles/:circle/requests/answer", .employee) { visit in
        try await visit.lookAfter(.saved) { id, form, viewer, tx in
            guard let asker: ID<Person> = form.id("asker") else { throw Refusal.notFound }
            try answerCircleRequest(of: asker, to: id, isLetIn: form["answer"] == "in", by: viewer, in: tx)
            return []
        }
    },
    Route(.post, "/circles/:circle/reports/:report", .employee) { visit in
        let report: ID<CircleReport> = try visit.id("report")
        return try await visit.lookAfter(.saved) { id, form, viewer, tx in
            try settleCircleReport(
                report, of: id, CircleReport.Outcome(rawValue: form["outcome"]), reply: form["reply"], by: viewer,
                in: tx)
        }
    },
    Route(.post, "/circles/:circle/facilitator", .employee) { visit in
        let (id, form): (ID<Circle>, Form) = (try visit.id("circle"), try visit.form())
        let viewer = visit.viewer.id
        let problems = try await visit.write { tx in
            guard let successor: ID<Person> = form.id("successor") else {
                _ = try Inside.get(id, for: viewer, in: tx)
                return [Problem("successor", "Choose somebody who is in the circle.")]
            }
            return try handCircleOver(id, to: successor, by: viewer, in: tx)
        }
        guard problems.isEmpty else { return try await visit.circlePeoplePage(Filled(form, problems: problems)) }
        return .see("/circles/\(id)/people", .handedOver)
    },
]

extension CircleDetails {
    init(_ form: Form) {
        self.init(
            name: form["name"], about: form["about"], kind: CircleKind(rawValue: form["kind"]) ?? .subject,
            isOpen: form["door"] != "closed", rules: form["rules"])
    }

    var form: Form {
        Form([
            "name": [name], "about": [about], "kind": [kind.rawValue], "door": [isOpen ? "open" : "closed"],
            "rules": [rules],
        ])
    }
}

extension Visit {
    fileprivate func writeInThisCircle() async throws -> Answer {
        let (circle, form): (ID<Circle>, Form) = (try id("circle"), try form())
        let (viewer, kind) = (viewer.id, form["kind"] == "worked" ? CirclePost.Kind.worked : .said)
        let answered: ID<CirclePost>? = form.id("reply_to")
        let result = try await write {
            try writeInCircle(form["text"], kind, replyTo: answered, in: circle, by: viewer, $0)
        }
        switch result {
        case .success(let post): return .see("/circles/\(circle)#\(post.id)")
        case .failure(let problems):
            let filled = Filled(form, problems: problems.all)
            guard let answered else { return try await circlePage(filled) }
            return try await circlePostPage(answered, filled)
        }
    }

    fileprivate typealias Entering = @Sendable (ID<Circle>, Form, Viewer, Transaction) throws -> [Problem]
    fileprivate typealias Caring = @Sendable (ID<Circle>, Form, ID<Person>, Transaction) throws -> [Problem]
    fileprivate typealias Editing =
        @Sendable (ID<Circle>, ID<CirclePost>, Form, ID<Person>, Transaction) throws -> [Problem]

    fileprivate func atTheDoor(_ done: Flash, _ act: @escaping Entering) async throws -> Answer {
        let (id, form, viewer): (ID<Circle>, Form, Viewer) = (try id("circle"), try form(), viewer)
        let problems = try await write { try act(id, form, viewer, $0) }
        guard problems.isEmpty else { return try await circlePage(Filled(form, problems: problems)) }
        return .see("/circles/\(id)", done)
    }

    fileprivate func lookAfter(_ done: Flash, _ act: @escaping Caring) async throws -> Answer {
        let (id, form, viewer): (ID<Circle>, Form, ID<Person>) = (try id("circle"), try form(), viewer.id)
        let problems = try await write { try act(id, form, viewer, $0) }
        guard problems.isEmpty else { return try await circleSettingsPage(Filled(form, problems: problems)) }
        return .see("/circles/\(id)/settings", done)
    }

    fileprivate func changeEntry(_ done: Flash = .saved, _ act: @escaping Editing) async throws -> Answer {
        let (circle, id, form): (ID<Circle>, ID<CirclePost>, Form) = (try id("circle"), try id("entry"), try form())
        let viewer = viewer.id
        let problems = try await write { try act(circle, id, form, viewer, $0) }
        guard problems.isEmpty else { return try await circlePostPage(id, Filled(form, problems: problems)) }
        return .see("/circles/\(circle)/posts/\(id)", done)
    }
}
