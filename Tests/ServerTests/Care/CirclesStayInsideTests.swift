import Care
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("What is said in a circle stays in it") struct CirclesStayInsideTests {
    private struct Told: Sendable {
        let closed: ID<Circle>
        let open: ID<Circle>
        let post: ID<CirclePost>
    }

    /// In a closed circle and in an open one Amara and Ben say a word that stands nowhere else.
    private func tell(_ app: TestApplication) async throws -> Told {
        try await app.database.write { [people = app.people] tx in
            let details = CircleDetails(
                name: "Nights", about: "For those who work nights", kind: .site, isOpen: false, rules: "Listen.")
            let closed = try startCircle(details, by: people.amara, in: tx).get().id
            #expect(try inviteToCircle(closed, people.ben.id, by: people.amara.id, in: tx).isEmpty)
            #expect(try joinCircle(closed, agreesToRules: true, by: people.ben, in: tx).isEmpty)
            var other = details
            other.isOpen = true
            let open = try startCircle(other, by: people.amara, in: tx).get().id
            _ = try writeInCircle("Zwetschge", .said, replyTo: nil, in: open, by: people.amara.id, tx).get()
            let post = try writeInCircle(
                "Zwetschge, I said", .worked, replyTo: nil, in: closed, by: people.amara.id, tx
            )
            .get().id
            _ = try writeInCircle("Zwetschge!", .said, replyTo: post, in: closed, by: people.ben.id, tx).get()
            #expect(try reportCirclePost(post, of: closed, why: "zwetschge", by: people.ben.id, in: tx).isEmpty)
            return Told(closed: closed, open: open, post: post)
        }
    }

    private func path(_ path: String, _ circle: ID<Circle>, _ told: Told, _ crisis: ID<Crisis>) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            switch part {
            case ":circle": circle.rawValue
            case ":entry": told.post.rawValue
            case ":crisis": crisis.rawValue
            case ":version": "1"
            default: part.hasPrefix(":") ? "0000000000nothingatall00000" : String(part)
            }
        }.joined(separator: "/")
    }

    @Test("No page, file, form or call gives a word of it to anyone outside, whatever their role")
    func walk() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall().id
            let told = try await tell(app)
            // Outside of both circles; an open one may be entered, by whoever agrees to its rules. Nobody here does.
            for person in [app.people.chidi, app.people.dana, app.people.eve, app.people.frida] {
                let (visitor, program) = (try await app.visitor(person), try await app.program(of: person))
                for circle in [told.closed, told.open] {
                    // What names no circle is walked once.
                    func isWalked(_ path: String) -> Bool { circle == told.closed || path.contains(":circle") }
                    for route in app.application.routes
                    where route.path != "/events" && route.path != "/sign-out" && isWalked(route.path) {
                        let path = path(route.path, circle, told, crisis)
                        let page =
                            route.method == .get
                            ? try await visitor.open(path)
                            : try await visitor.submit(
                                path, [("text", "x"), ("reply", "x"), ("successor", "\(person.id)")])
                        #expect(!holdsWord(page.body), "\(person.person.name) \(route.method) \(path)")
                    }
                    for operation in allOperations where operation.path != "/events" && isWalked(operation.path) {
                        let path = path(operation.path, circle, told, crisis)
                        let reply = try await program.send(
                            operation.method, path, operation.method == .get ? nil : "{}")
                        #expect(!holdsWord(reply.body), "\(person.person.name) \(operation.name)")
                    }
                }
            }
            for file in ["/audit/file", "/audit/file?format=jsonl"] {
                #expect(try await !holdsWord(app.visitor(app.people.frida).open(file).body))
            }
            // The walk means something: Ben reads it, by page and by program.
            let ben = try await app.visitor(app.people.ben)
            #expect(try await holdsWord(ben.open("/circles/\(told.closed)").body))
            #expect(try await holdsWord(ben.open("/circles/\(told.closed)/posts/\(told.post)").body))
            let program = try await app.program(of: app.people.ben)
            #expect(try await holdsWord(program.send(.get, "/circles/\(told.closed)/posts").body))
            let own = try await ben.open("/profile/data/file").body
            #expect(own.contains("Zwetschge!") && !own.contains("Zwetschge, I said"), "only his own words")
        }
    }

    @Test(
        "Eve reports what Ben said; Amara, who looks after the circle, decides, and Eve reads why, once",
        arguments: TestDatabase.available)
    func reports(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (circle, post) = try await app.database.write { [people = app.people] tx in
                let details = CircleDetails(name: "Nights", about: "Us", kind: .site, isOpen: true, rules: "Listen.")
                let circle = try startCircle(details, by: people.amara, in: tx).get().id
                for viewer in [people.ben, people.eve] {
                    #expect(try joinCircle(circle, agreesToRules: true, by: viewer, in: tx).isEmpty)
                }
                let post = try writeInCircle("Nobody helped.", .said, replyTo: nil, in: circle, by: people.ben.id, tx)
                return ("/circles/\(circle)", try post.get().id)
            }
            let (amara, eve) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.eve))
            try await eve.open("\(circle)/posts/\(post)")
            #expect(try await eve.submit("\(circle)/posts/\(post)/reports", [("why", "I did.")]).status == 200)
            let care = try await amara.open(circle + "/settings")
            #expect(care.words.contains("I did.") && !care.words.contains("Eve"))
            let report = try #require(care.paths(beginning: circle + "/reports/").first)
            #expect(try await eve.submit(report, [("outcome", "stands"), ("reply", "x")]).status == 404)
            #expect(try await amara.submit(report, [("outcome", "stands")]).status == 422)
            #expect(try await !eve.open(circle).words.contains("has been decided"))
            try await amara.submit(report, [("outcome", "stands"), ("reply", "Tell him that you did.")])
            #expect(try await eve.open(circle).words.contains("has been decided"))
            #expect(try await eve.open(circle + "/people").words.contains("Tell him that you did."))
            #expect(try await !eve.open(circle).words.contains("has been decided"))
        }
    }

    private func holdsWord(_ text: String) -> Bool { text.lowercased().contains("zwetschge") }

    @Test(
        "Amara’s circle lives in the browser’s pages: she starts it, Ben asks, is let in, speaks, and she sees news",
        arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, ben) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.ben))
            try await amara.open("/circles/new")
            let refused = try await amara.submit("/circles", [("name", ""), ("about", "Kept"), ("rules", "Listen.")])
            #expect(refused.status == 422 && refused.body.contains("Kept"))
            let made = try await amara.submit(
                "/circles", [("name", "Nights"), ("about", "Us"), ("door", "closed"), ("rules", "Listen.")])
            let circle = String(made.path.prefix { $0 != "?" })
            #expect(circle.hasPrefix("/circles/0"))
            let door = try await ben.open(circle)
            #expect(door.words.contains("Listen.") && door.words.contains("Amara looks after it"))
            #expect(try await ben.submit(circle + "/requests", [("note", "Please")]).status == 200)
            #expect(try await amara.open("/circles").words.contains("Somebody waits for you"))
            #expect(try await amara.open(circle + "/settings").words.contains("Please"))
            try await amara.submit(
                circle + "/requests/answer", [("asker", app.people.ben.id.rawValue), ("answer", "in")])
            #expect(try await ben.open("/").words.contains("You are invited"))
            #expect(try await ben.submit(circle + "/membership").status == 422)
            #expect(try await ben.submit(circle + "/membership", [("agrees", "on")]).words.contains("You are in"))
            #expect(try await !amara.open("/circles").words.contains("New since you looked"))
            app.clock.advance(.minutes(1))
            #expect(try await ben.submit(circle + "/posts", [("text", "")]).status == 422)
            try await ben.submit(circle + "/posts", [("text", "We sang at four."), ("kind", "worked")])
            #expect(try await amara.open("/circles").words.contains("New since you looked"))
            let inside = try await amara.open(circle)
            #expect(inside.words.contains("What worked We sang at four."))
            #expect(try await !amara.open("/circles").words.contains("New since you looked"))
            let post = try #require(inside.paths(beginning: circle + "/posts/").first)
            let long = String(repeating: "la ", count: 1400)
            let kept = try await amara.submit(
                circle + "/posts", [("text", long), ("reply_to", String(post.suffix(26)))])
            #expect(kept.status == 422 && kept.body.contains("la la la") && kept.words.contains("at most 4,000"))
            try await amara.submit(post + "/removal", [("removed_why", "Too loud")])
            #expect(try await ben.open(circle).words.contains("The facilitator has taken this out: Too loud"))
            #expect(try await ben.submit(circle + "/departure").words.contains("You have left"))
            #expect(try await !ben.open(circle).words.contains("Too loud"))
        }
    }
}
