import Care
import Foundation
import HTTPTypes
import Platform
import Situation
import TestSupport
import Testing

@Suite("Promise 9: anonymous means that we cannot find out, over the wire") struct FeedbackTests {
    private func opened(_ app: TestApplication) async throws -> Round {
        let key = try await BlindKey.make()
        let (dana, vault) = (app.people.dana.id, app.house.services.vault)
        return try await app.database.write { tx in
            let details = RoundDetails(
                title: "How are we doing?", why: "To do better.", closesAt: tx.now + .days(2),
                questions: [.init(.scale, "I know what is going on.")])
            return try openRound(details, key: key, vault: vault, by: dana, in: tx).get()
        }
    }

    private struct Blinded: Encodable {
        let blinded: String
    }

    private struct Signed: Decodable {
        let signature: String
    }

    private func answer(_ visitor: Visitor, in round: Round) async throws -> RoundAnswer {
        let token = try BlindedToken(for: round.publicKey)
        try await visitor.open(round.path)
        let page = try await visitor.send(round.path + "/token", json: Blinded(blinded: token.blinded.base64URL))
        let signed = try JSONDecoder().decode(Signed.self, from: Data(page.body.utf8))
        let signature = try token.finalize(Data(base64URL: signed.signature) ?? Data())
        return RoundAnswer(
            token: .init(message: token.message.base64URL, signature: signature.base64URL), answers: ["1": "4"])
    }

    @Test("An answer that comes with a cookie is not read; without one it counts", arguments: TestDatabase.available)
    func cookies(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let round = try await opened(app)
            let amara = try await app.visitor(app.people.amara)
            let answer = try await answer(amara, in: round)
            let refused = try await amara.send(round.path + "/answers", json: answer)
            #expect(refused.status == 400)
            #expect(refused.body.contains("who you are"))
            let spent = try await app.database.read { try $0.count("SELECT count(*) FROM spent_tokens") }
            #expect(spent == 0)
            let taken = try await app.guest.send(round.path + "/answers", json: answer)
            #expect(taken.status == 200 && taken.body == #"{"counted":true}"#)
            let again = try await app.guest.send(round.path + "/answers", json: answer)
            #expect(again.body == #"{"counted":false}"#)
        }
    }

    @Test("A flood of answers ends at a limit that asks nobody for an address, and a second later Amara’s counts")
    func flood() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let round = try await opened(app)
            let real = try await answer(try await app.visitor(app.people.amara), in: round)
            let made = RoundAnswer(token: .init(message: "x", signature: "y"), answers: ["1": "4"])
            for _ in 0..<300 {
                #expect(try await app.guest.send(round.path + "/answers", json: made).status == 422)
            }
            let refused = try await app.guest.send(round.path + "/answers", json: real)
            #expect(refused.status == 429 && refused.headers["retry-after"] != nil)
            app.clock.advance(.seconds(1))
            let counted = try await app.guest.send(round.path + "/answers", json: real)
            #expect(counted.body == #"{"counted":true}"#)
        }
    }

    @Test("A second browser of the same person is told so, and a round that is over signs nothing")
    func taken() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let round = try await opened(app)
            let amara = try await app.visitor(app.people.amara)
            _ = try await answer(amara, in: round)
            let other = try BlindedToken(for: round.publicKey)
            let path = round.path + "/token"
            #expect(try await amara.send(path, json: Blinded(blinded: other.blinded.base64URL)).status == 409)
            #expect(try await amara.send(path, json: Blinded(blinded: "AAAA")).status == 400)
            let dana = try await app.visitor(app.people.dana)
            try await dana.open(round.path)
            #expect(try await dana.submit(round.path + "/closure").words.contains("The round is closed"))
            let eve = try await app.visitor(app.people.eve)
            try await eve.open("/feedback")
            #expect(try await eve.send(path, json: Blinded(blinded: other.blinded.base64URL)).status == 404)
        }
    }

    @Test("A round that is refused comes back with everything that was typed")
    func form() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let dana = try await app.visitor(app.people.dana)
            try await dana.open("/feedback/rounds/new")
            let page = try await dana.submit(
                "/feedback/rounds",
                [
                    ("title", ""), ("why", "To do better."), ("closes_at", "2020-01-01T10:00"),
                    ("kind-1", "choice"), ("question-1", "Where?"), ("choices-1", "Here"),
                ])
            #expect(page.status == 422)
            for words in [
                "What is it about", "To do better.", "Where?", "Give two to ten different answers",
                "open for an hour at least",
            ] { #expect(page.body.contains(words), "\(words)") }
        }
    }

    @Test("What was said and what came of it is there for everyone")
    func themes() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let round = try await opened(app)
            let dana = try await app.visitor(app.people.dana)
            try await dana.open(round.path)
            try await dana.submit(round.path + "/closure")
            #expect(try await dana.submit(round.path + "/themes", [("said", "")]).status == 422)
            let page = try await dana.submit(round.path + "/themes", [("said", "The night shift is tired.")])
            let path = try #require(page.paths(beginning: round.path + "/themes/").first)
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open("/feedback").words.contains("The night shift is tired. ▲".dropLast(2)))
            #expect(try await amara.open("/feedback").words.contains("No answer yet"))
            #expect(try await dana.submit(path, [("outcome", "did"), ("answer", "")]).status == 422)
            try await dana.submit(path, [("outcome", "did-not"), ("answer", "Nobody else can run the line.")])
            let said = try await amara.open("/feedback").words
            #expect(said.contains("We did not, because Nobody else can run the line."))
        }
    }

    @Test("A program reads rounds, closes them, and says what came of themes", arguments: TestDatabase.available)
    func programs(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let round = try await opened(app)
            let dana = try await app.program(of: app.people.dana)
            let listed = try await dana.send(.get, "/feedback/rounds")
            #expect(listed.value("items.0.title") == "How are we doing?")
            let early = try await dana.send(.post, round.path + "/themes", #"{"said": "Too early."}"#)
            #expect(early.status == 404)
            #expect(try await dana.send(.post, round.path + "/closure").value("closed_at") != nil)
            let gathered = try await dana.send(.post, round.path + "/themes", #"{"said": "The night shift is tired."}"#)
            #expect(gathered.status == 201)
            let theme = try #require(gathered.value("themes.0.id"))
            let path = round.path + "/themes/\(theme)"
            let odd = try await dana.send(.post, path, #"{"outcome": "perhaps", "answer": "Soon."}"#)
            #expect(odd.fields == ["outcome"])
            let said = try await dana.send(.post, path, #"{"outcome": "did", "answer": "Two more work at night."}"#)
            #expect(said.value("themes.0.outcome") == "did")
            let amara = try await app.program(of: app.people.amara)
            #expect(try await amara.send(.get, round.path).value("themes.0.answer") == "Two more work at night.")
        }
    }
}
