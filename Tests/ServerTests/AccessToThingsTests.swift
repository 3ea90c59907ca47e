import Care
import HTTPTypes
import Learning
import Platform
import Server
import Situation
import TestSupport
import Testing
import TextEngine
import Voice

@Suite("What is somebody else’s is not there") struct AccessToThingsTests {
    @Test("On no route does anybody reach Amara’s words, accounts and sessions, whatever their role")
    func ownThings() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let things = try await app.things()
            let before = try await app.state()
            for person in [app.people.ben, app.people.eve, app.people.chidi, app.people.dana, app.people.frida] {
                let visitor = try await app.visitor(person)
                for route in app.application.routes where route.names(OwnThings.parameters) {
                    // Second looks are there for the team that answers them.
                    let path = route.path(
                        with: things.own.merging(["crisis": things.crisis.rawValue, "step": "1"]) { own, _ in own })
                    let page = try await visitor.attempt(route, at: path)
                    let isEnding = route.path.hasPrefix("/profile/")
                    #expect(
                        page.status == 404 || isEnding,
                        "\(person.person.name) \(route.method) \(route.path): \(page.status)")
                }
            }
            #expect(try await app.state() == before)
            // The walk means something: to Amara they are there.
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open("/drafts/\(things.own["draft"] ?? "")").status == 200)
            #expect(try await amara.open("/posts/\(things.own["post"] ?? "")").status == 200)
            #expect(try await amara.open("/attempts/\(things.own["attempt"] ?? "")/1").status == 200)
            #expect(try await amara.open("/certificates/\(things.own["certificate"] ?? "")").status == 200)
        }
    }

    @Test("From the room of one crisis nobody reaches the things of another", arguments: TestDatabase.available)
    func otherCrisis(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let things = try await app.things()
            let other = try await app.database.write { [people = app.people, speech = app.house.protectedSpeech] tx in
                var details = CrisisDetails()
                details.title = "Fire in Flensburg"
                return try openCrisis(details, from: nil, protecting: speech, by: people.ben.id, in: tx).get()
            }
            let before = try await app.state()
            let ben = try await app.visitor(app.people.ben)
            for route in app.application.routes
            where route.path.contains(":crisis/") && route.names(CrisisThings.parameters) {
                var values = things.inCrisis
                values["crisis"] = other.id.rawValue
                values["item"] = things.items[route.noun] ?? ""
                let page = try await ben.attempt(route, at: route.path(with: values))
                let isLifted = route.path.hasSuffix("/lift")
                #expect(page.status == 404 || isLifted, "\(route.method) \(route.path): \(page.status)")
            }
            #expect(try await app.state() == before)
            let chidi = try await app.visitor(app.people.chidi)
            let own = "/crises/\(things.crisis)/facts/\(things.inCrisis["fact"] ?? "")"
            #expect(try await chidi.open(own).status == 200)
        }
    }

    @Test("Every thing that a route can name is walked: a new one has to be added here")
    func parameters() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let named = Set(app.application.routes.flatMap { $0.parameters })
            let walked = OwnThings.parameters.union(CrisisThings.parameters)
            // A crisis is walked by AccessTests; people, jobs, support, chats and webhooks are for administrators,
            // links and the ends of mails for whoever has one. A circle has a door that everybody finds;
            // CirclesStayInsideTests walks it. What was brought is for all who may open crises. Rounds are everyone’s, their letters and themes leaders’. Courses are
            // everyone’s, and assignments and what scenarios taught every trainer’s; a step is one of an attempt.
            // ConcernsTests tries the door. Playbooks and what should go into them are for all who prepare; a check is
            // one of a mail, and ReadinessPagesTests tries its signature. Questions and hours are everyone’s, and
            // OpenDoorPagesTests tries who sees what of them; a feed is a secret. WritingCoursesTests tries who sees a
            // picture of a course. A line for help is for all who prepare.
            let others = [
                "arrival", "assignment", "chat", "check", "circle", "concern", "course", "crisis", "delivery", "feed",
                "hour", "job", "lesson", "letter", "line", "link",
                "person", "picture", "playbook", "question",
                "reader", "resource", "round", "scenario", "signature", "step", "theme", "webhook",
            ]
            #expect(named.subtracting(walked).sorted() == others)
        }
    }
}

private enum OwnThings {
    static let parameters: Set = [
        "draft", "post", "account", "session", "comment", "token", "thanks", "entry", "report", "attempt",
        "certificate",
        "drill", "note", "task", "tip", "device",
    ]
}
private enum CrisisThings {
    static let parameters: Set = ["asked", "fact", "version", "briefing", "item", "hold", "look", "offered"]
}

private struct Things {
    let crisis: ID<Crisis>
    var own: [String: String] = [:]
    var inCrisis: [String: String] = [:]
    var items: [String: String] = [:]
}

extension Route {
    fileprivate var parameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
    }
    fileprivate func names(_ wanted: Set<String>) -> Bool { !wanted.isDisjoint(with: parameters) }
    fileprivate var noun: String { path.split(separator: "/").dropFirst(2).first.map(String.init) ?? "" }

    fileprivate func path(with values: [String: String]) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.hasPrefix(":") ? values[String(part.dropFirst())] ?? "nothing" : String(part)
        }.joined(separator: "/")
    }
}

extension Visitor {
    fileprivate func attempt(_ route: Route, at path: String) async throws -> Page {
        if route.method == .get { return try await fetch(path) }
        try await open("/profile")
        let token = try await open("/profile").field("csrf") ?? ""
        if path.hasSuffix("/text") || path.hasSuffix("/check") {
            return try await request(
                .post, path, headers: [("Content-Type", "application/json"), ("X-CSRF-Token", token)],
                body: #"{"text":"Taken over","networks":[],"revision":1}"#)
        }
        let fields = [
            ("text", "Taken over"), ("revision", "1"), ("networks", "mastodon"), ("reason", "x"), ("why", "x"),
            ("statement", "Taken over"), ("confirmed", "on"), ("reply", "x"), ("verdict", "fine"), ("done", "on"),
        ]
        let body = ([("csrf", token)] + fields).map { "\($0.0)=\($0.1.replacing(" ", with: "+"))" }.joined(
            separator: "&")
        return try await request(
            .post, path, headers: [("Content-Type", "application/x-www-form-urlencoded")], body: body)
    }
}

extension NamedPeople {
    /// Thanks to her that are nobody else's, and a circle with words of hers; Gus has written the one and reported the
    /// other.
    fileprivate func amarasAmongColleagues(in tx: Transaction) throws -> [String: String] {
        var details = PersonDetails()
        (details.name, details.email, details.department, details.country) = ("Gus", "gus@halden.example", "IT", "DK")
        let gus = try addPerson(details, by: nil, in: tx).get().id
        let thanks = try giveThanks(ThanksDetails(receiver: amara.id, reason: .care, words: "Mine"), by: gus, in: tx)
        let circle = try startCircle(
            CircleDetails(name: "Nights", about: "Nights", kind: .site, isOpen: false, rules: "Listen."), by: amara,
            in: tx
        ).get()
        #expect(try inviteToCircle(circle.id, gus, by: amara.id, in: tx).isEmpty)
        let member = try #require(try Viewer.find(gus, in: tx))
        #expect(try joinCircle(circle.id, agreesToRules: true, by: member, in: tx).isEmpty)
        let post = try writeInCircle("Mine", .said, replyTo: nil, in: circle.id, by: amara.id, tx).get()
        #expect(try reportCirclePost(post.id, of: circle.id, why: "", by: gus, in: tx).isEmpty)
        return [
            "thanks": try thanks.get().id.rawValue, "circle": circle.id.rawValue, "entry": post.id.rawValue,
            "report": try tx.first("SELECT id FROM circle_reports")?["id"] ?? "",
        ]
    }
}

extension NamedPeople {
    /// A drill of hers with an answer, a line of its debrief and something to do.
    fileprivate func amarasDrill(_ scenario: DrillScenario, in tx: Transaction) throws -> [String: String] {
        let drill = try startDrill(scenario, by: amara.id, in: tx).id
        try endDrill(drill, by: amara.id, in: tx)
        #expect(try noteDebrief(drill, prompt: 1, "Mine", by: amara.id, in: tx).isEmpty)
        let task = DrillTaskDetails(what: "Mine", player: nil, dueAt: tx.now + .days(1))
        #expect(try takeDrillTask(task, of: drill, by: amara.id, in: tx).isEmpty)
        return [
            "drill": drill.rawValue, "note": try DrillNote.all(of: drill, in: tx).first?.id.rawValue ?? "",
            "task": try DrillTask.all(of: drill, in: tx).first?.id.rawValue ?? "",
        ]
    }
}

extension TestApplication {
    /// One of everything: Amara's, and of the recall that Dana and Chidi handle.
    fileprivate func things() async throws -> Things {
        let crisis = try await openRecall()
        _ = try await visitor(people.amara)
        let (people, vault, house) = (people, house.services.vault, house)
        let scenario = try DrillScenario.read(
            file: projectFolder + "/Playbooks/drills/tap-water.yaml", playbooks: projectFolder + "/Playbooks",
            protecting: house.protectedSpeech)
        return try await database.write { tx in
            #expect(try takeCourseWell("before-your-first-post", by: people.amara.id, house: house, in: tx).isEmpty)
            let (amara, chidi, now) = (people.amara.id, people.chidi.id, tx.now)
            let account = try connectAccount(
                of: amara, network: .mastodon, server: "https://social.example.org", handle: "a", token: "t",
                vault: vault, in: tx)
            let draft = try Draft.begin(text: "Mine", crisis: crisis.id, by: amara, in: tx)
            let ids = (0..<13).map { _ in ID<Post>.new(at: now).rawValue }
            try tx.run(
                """
                INSERT INTO posts (id, draft, author, crisis, network, account, text, sheet_version, is_own_words, created_at)
                VALUES (\(ids[0]), \(draft), \(amara), \(crisis.id), 'mastodon', \(account), 'Mine', 1, 1, \(now))
                """)
            try tx.run(
                """
                INSERT INTO second_looks (id, draft, author, crisis, text, networks, note, asked_at, promised_by, reply)
                VALUES (\(ids[1]), \(draft), \(amara), \(crisis.id), 'Mine', '', '', \(now), \(now), '')
                """)
            try tx.run(
                """
                INSERT INTO second_look_comments (id, look, quote, comment, suggestion, written_by, written_at)
                VALUES (\(ids[2]), \(ids[1]), 'Mine', 'c', 's', \(chidi), \(now))
                """)
            try tx.run(
                """
                INSERT INTO fact_sheets (crisis, version, facts) VALUES (\(crisis.id), 1, 1)
                ON CONFLICT (crisis) DO NOTHING
                """)
            try tx.run(
                """
                INSERT INTO facts (id, crisis, number, question, owner, established_at, established_by)
                VALUES (\(ids[3]), \(crisis.id), 1, 'q', 'Quality', \(now), \(chidi))
                """)
            try tx.run(
                """
                INSERT INTO fact_versions (id, fact, number, statement, status, source, why, written_at, written_by)
                VALUES (\(ids[4]), \(ids[3]), 1, 'Sold', 'developing', 's', 'w', \(now), \(chidi))
                """)
            try tx.run(
                """
                INSERT INTO briefings (id, crisis, number, text, is_without_news, sent_at, sent_by, next_at, recipients)
                VALUES (\(ids[5]), \(crisis.id), 1, 'b', 0, \(now), \(chidi), \(now + .hours(1)), 1)
                """)
            try tx.run(
                """
                INSERT INTO questions (id, crisis, briefing, text, asked_by, asked_day)
                VALUES (\(ids[12]), \(crisis.id), \(ids[5]), 'Why?', \(amara), 1)
                """)
            try tx.run(
                """
                INSERT INTO messages (id, crisis, text, value, stance, carries, position, written_at, written_by)
                VALUES (\(ids[6]), \(crisis.id), 'm', '', '', '', 1, \(now), \(chidi))
                """)
            try tx.run(
                """
                INSERT INTO guidelines (id, crisis, title, text, position, written_at, written_by)
                VALUES (\(ids[7]), \(crisis.id), 'g', 'g', 1, \(now), \(chidi))
                """)
            try tx.run(
                """
                INSERT INTO templates (id, crisis, kind, title, text, position, written_at, written_by)
                VALUES (\(ids[8]), \(crisis.id), 'prompt', 't', 't', 1, \(now), \(chidi))
                """)
            try tx.run(
                """
                INSERT INTO checklist (id, crisis, position, task, function, due_at)
                VALUES (\(ids[9]), \(crisis.id), 99, 'call', 'Lead', \(now))
                """)
            try tx.run(
                "INSERT INTO follow_ups (id, crisis, task, owner) VALUES (\(ids[10]), \(crisis.id), 'f', \(chidi))")
            try tx.run(
                """
                INSERT INTO boundaries (id, crisis, title, weight, subject, protects, narrower, reason, instead, ask, owner,
                    expires_at, match_lines, unless_lines, flags, allows, position, written_at, written_by)
                VALUES (\(ids[11]), \(crisis.id), 'b', 'care', 's', 'p', 'n', 'r', 'i', 'a', 'o', \(now + .days(9)), 'zzz',
                    '', 'zzz', 'yyy', 1, \(now), \(chidi))
                """)
            let hold = try placeHold(.crisis(crisis.id), reason: "r", by: chidi, in: tx)
            guard
                case .success = try makeToken(
                    APITokenDetails(name: "mine", scopes: [.read], days: 7), for: amara, in: tx)
            else { throw Refusal.notFound }
            func one(_ sql: SQL) throws -> String { try tx.first(sql)?["id"] ?? "" }
            var things = Things(crisis: crisis.id)
            things.own = [
                "draft": draft.rawValue, "post": ids[0], "account": account.rawValue, "comment": ids[2],
                "session": try one("SELECT id FROM sessions WHERE person = \(amara)"),
                "token": try one("SELECT id FROM api_tokens WHERE person = \(amara)"),
                "attempt": try one("SELECT id FROM course_attempts WHERE person = \(amara)"),
                "certificate": try one("SELECT id FROM course_certificates WHERE person = \(amara)"),
            ].merging(try people.amarasAmongColleagues(in: tx)) { own, _ in own }
            things.own.merge(try people.amarasDrill(scenario, in: tx)) { own, _ in own }
            things.own["device"] = try addDevice(.ofAmara, for: amara, services: house.services, in: tx).get().rawValue
            let told = TipDetails(statement: "Mine", source: "I saw it.")
            let tip = try giveTip(told, in: crisis, by: people.amara, tx).get().id.rawValue
            things.own["tip"] = tip
            things.inCrisis = [
                "offered": tip, "asked": ids[12],
                "fact": ids[3], "version": ids[4], "briefing": ids[5], "look": ids[1], "hold": hold.rawValue,
            ]
            things.items = [
                "messages": ids[6], "guidelines": ids[7], "templates": ids[8], "checklist": ids[9],
                "follow-ups": ids[10],
                "boundaries": ids[11],
            ]
            return things
        }
    }

    /// Everything that the walk could have changed.
    fileprivate func state() async throws -> [String] {
        try await database.read { [amara = people.amara.id] tx in
            try [
                tx.all("SELECT * FROM drafts ORDER BY id"), tx.all("SELECT * FROM posts ORDER BY id"),
                tx.all("SELECT * FROM accounts ORDER BY id"), tx.all("SELECT id FROM sessions WHERE person = \(amara)"),
                tx.all("SELECT * FROM api_tokens ORDER BY id"), tx.all("SELECT * FROM second_looks ORDER BY id"),
                tx.all("SELECT * FROM second_look_comments ORDER BY id"), tx.all("SELECT * FROM facts ORDER BY id"),
                tx.all("SELECT * FROM fact_versions ORDER BY id"), tx.all("SELECT * FROM briefings ORDER BY id"),
                tx.all("SELECT * FROM briefing_corrections ORDER BY id"), tx.all("SELECT * FROM messages ORDER BY id"),
                tx.all("SELECT * FROM guidelines ORDER BY id"), tx.all("SELECT * FROM templates ORDER BY id"),
                tx.all("SELECT * FROM checklist ORDER BY id"), tx.all("SELECT * FROM follow_ups ORDER BY id"),
                tx.all("SELECT * FROM boundaries ORDER BY id"), tx.all("SELECT id, lifted_at FROM holds ORDER BY id"),
                tx.all("SELECT * FROM deliveries ORDER BY id"), tx.all("SELECT * FROM thanks ORDER BY id"),
                tx.all("SELECT * FROM circle_posts ORDER BY id"), tx.all("SELECT * FROM circle_reports ORDER BY id"),
                tx.all("SELECT * FROM circle_members ORDER BY person"), tx.all("SELECT * FROM drills ORDER BY id"),
                tx.all("SELECT * FROM drill_actions ORDER BY drill, number"),
                tx.all("SELECT * FROM tips ORDER BY id"), tx.all("SELECT * FROM questions ORDER BY id"),
                tx.all("SELECT * FROM drill_notes ORDER BY id"),
                tx.all("SELECT * FROM drill_tasks ORDER BY id"), tx.all("SELECT * FROM devices ORDER BY id"),
            ].flatMap { rows in rows.map { "\($0)" } }
        }
    }
}
