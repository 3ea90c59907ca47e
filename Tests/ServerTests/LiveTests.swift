import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import Platform
import Situation
import TestSupport
import Testing

@Suite struct LiveTests {
    @Test(
        "An open page hears of a changed fact, and after a gap of everything that it missed",
        arguments: TestDatabase.available)
    func stream(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let amara = try await app.visitor(app.people.amara)
            let first = try await amara.listen(to: crisis.id, until: "fact.established") {
                try await app.establish("No illness has been reported.", in: crisis)
            }
            let heard = try #require(first.last { $0.hasPrefix("id: ") }?.dropFirst(4))
            try await app.establish("The hotline is open.", in: crisis)
            let missed = try await amara.listen(to: crisis.id, after: String(heard), until: "fact.established") {}
            #expect(missed.contains { $0.contains("fact.established") })
        }
    }

    @Test("What happens between a page and its stream is not lost")
    func between() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let amara = try await app.visitor(app.people.amara)
            let page = try await amara.open("/")
            let stream = try #require(page.paths(beginning: "/events?").first)
            try await app.establish("No illness has been reported.", in: crisis)
            try await waitUntil { try await amara.open("/").words.contains("No illness has been reported.") }
            let heard = try await amara.listen(at: stream.replacing("&amp;", with: "&"), until: "fact.established") {}
            #expect(heard.contains { $0.contains("fact.established") })
        }
    }

    @Test("A program that listens hears what changes in its crisis, and resumes where it stopped")
    func program() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let amara = try await app.program(of: app.people.amara)
            let path = "/api/v1/events?crisis=\(crisis.id)"
            let first = try await app.guest.listen(at: path, token: amara.token, until: "fact.established") {
                try await app.establish("No illness has been reported.", in: crisis)
            }
            let heard = try #require(first.last { $0.hasPrefix("id: ") }?.dropFirst(4))
            try await app.establish("The hotline is open.", in: crisis)
            let missed = try await app.guest.listen(
                at: path, after: String(heard), token: amara.token, until: "fact.established"
            ) {}
            #expect(missed.contains { $0.contains("fact.established") })
            #expect(try await amara.send(.get, "/events?after=x").status == 400)
        }
    }

    @Test("A stream tells which kinds of things changed, and nothing of what they say")
    func quiet() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let amara = try await app.visitor(app.people.amara)
            let lines = try await amara.listen(to: crisis.id, until: "fact.established") {
                try await app.establish("Line 2 restarts on Friday.", in: crisis)
            }
            #expect(!lines.joined().contains("Friday"))
            #expect(lines.filter { $0.hasPrefix("data: ") }.allSatisfy { $0.hasPrefix("data: {\"kinds\":[") })
        }
    }

    @Test("A live page fetches only the part of itself that changed")
    func part() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            try await app.establish("No illness has been reported.", in: crisis)
            let amara = try await app.visitor(app.people.amara)
            let whole = try await amara.open("/")
            let part = try await amara.open("/", headers: [("X-Part", "facts")])
            #expect(part.words.contains("No illness has been reported."))
            #expect(!part.body.contains("<html"))
            #expect(whole.body.contains(part.body))
        }
    }
}

extension TestApplication {
    fileprivate func establish(_ statement: String, in crisis: Crisis) async throws {
        try await database.write { [people] tx in
            let details = FactDetails(
                statement: statement, status: .confirmed, owner: "Communications", source: "Quality, morning call")
            _ = try Situation.establish(details, in: crisis, by: people.chidi.id, in: tx).get()
        }
    }
}

extension Visitor {
    /// The lines of a stream from the moment it is open until one contains some words; at most ten seconds.
    fileprivate func listen(
        to crisis: ID<Crisis>, after position: String? = nil, until words: String,
        _ act: @escaping @Sendable () async throws -> Void
    ) async throws -> [String] {
        try await listen(at: "/events?crisis=\(crisis)", after: position, until: words, act)
    }

    fileprivate func listen(
        at path: String, after position: String? = nil, token: String? = nil, until words: String,
        _ act: @escaping @Sendable () async throws -> Void
    ) async throws -> [String] {
        var request = HTTPClientRequest(url: address + path)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        request.headers.add(name: "Cookie", value: cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))
        if let position { request.headers.add(name: "Last-Event-ID", value: position) }
        let reply = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        var text = ""
        var hasActed = false
        for try await part in reply.body {
            text += String(buffer: part)
            if !hasActed {
                hasActed = true
                try await act()
            }
            if text.contains(words) { break }
        }
        return text.split(separator: "\n").map(String.init)
    }
}
