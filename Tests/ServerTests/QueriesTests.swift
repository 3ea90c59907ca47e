import Foundation
import HTTPTypes
import Platform
import Server
import Situation
import Synchronization
import TestSupport
import Testing

/// What the database is asked, one page at a time.
final class Heard: Sendable {
    private let statements = Mutex<[Statement]>([])

    func note(_ statement: Statement) { statements.withLock { $0.append(statement) } }

    func take() -> [Statement] {
        statements.withLock { statements in
            defer { statements = [] }
            return statements
        }
    }
}

/// What no link of the story leads to, and files, which are everything at once and asked for now and then.
private let unreached: [String] = [
    "/accounts/callback", "/audit/file", "/certificates/:certificate/file", "/courses/:course/pictures/:picture",
    "/events", "/playbooks/:playbook/comparison", "/profile/data/file", "/training/writing/:course/file",
    "/works-council/file",
]

@Suite struct QueriesTests {
    @Test("No page asks the database more than six times", arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        let heard = Heard()
        try await TestDemo.run(on: engine, watch: heard.note) { demo in
            try await demo.addWebhook()
            try await demo.addConcern()
            var seen: Set<String> = []
            let kinds = PageKinds(of: demo.application)
            for name in ["Amira", "Kasper", "Chidi", "Ingrid", "Priya", "Grete"] {
                let visitor = try await demo.visitor(name)
                for path in try await demo.walk(as: visitor, kinds) {
                    try await demo.sealAll()
                    // Once before, as everybody but the first visitor after a change finds it.
                    _ = try await visitor.fetch(path)
                    _ = heard.take()
                    let page = try await visitor.fetch(path)
                    let asked = heard.take()
                    seen.insert(kinds.kind(of: path))
                    #expect(page.status == 200, "\(path)")
                    #expect(asked.count <= 6, "\(name) at \(path): \(asked.map(\.text).joined(separator: "\n"))")
                    // What is open to everyone may ask nothing.
                    #expect(!asked.isEmpty || kinds.isOpen(path), "\(path) is counted at all")
                }
            }
            let unseen = kinds.closed.subtracting(seen).sorted()
            #expect(unseen == unreached, "every other page was opened")
        }
    }

    @Test(
        "A check while typing asks four things, and nothing that stands around a page",
        arguments: TestDatabase.available)
    func check(engine: TestDatabase) async throws {
        let heard = Heard()
        try await TestDemo.run(on: engine, watch: heard.note) { demo in
            let amira = try await demo.visitor("Amira")
            let draft = try #require(
                try await amira.open("/drafts").paths(beginning: "/drafts/").first { $0.count == 34 })
            struct Typed: Encodable {
                let text = "It rained."
                let networks = ["practice"]
                let revision = 1
            }
            try await demo.sealAll()
            _ = try await amira.send(draft + "/check", json: Typed())
            _ = heard.take()
            let answer = try await amira.send(draft + "/check", json: Typed())
            let asked = heard.take().map(\.text)
            #expect(answer.status == 200)
            let tables = ["FROM sealed", "FROM sessions", "FROM drafts", "FROM post_figures"]
            #expect(asked.count == 4 && zip(asked, tables).allSatisfy { $0.contains($1) }, "\(asked)")
        }
    }
}
