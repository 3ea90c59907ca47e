import Foundation
import Platform
import Server
import Situation
import TestSupport
import Testing
import Voice

@Suite struct BackupTests {
    @Test("While Amara goes on writing, a backup is one whole moment of it", arguments: TestDatabase.available)
    func underWrites(engine: TestDatabase) async throws {
        try await KeepStory.open(engine) { story in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { while !Task.isCancelled { try await story.record(1) } }
                group.addTask { while !Task.isCancelled { _ = try await Sealer.seal(story.database) } }
                for round in 1...4 {
                    let known = try await story.database.read { try LogEnd.find(in: $0).events }
                    let kept = try await backUp(story.database.address, to: "\(story.folder)/\(round)")
                    #expect(kept.log.events >= known)
                    #expect(kept.verdict.isWhole)
                    try await story.withEmpty(engine) { empty in
                        let restored = try await restore("\(story.folder)/\(round)", into: empty, replacing: false)
                        #expect(restored.verdict.isWhole)
                        #expect(restored.log.events > kept.log.events)
                    }
                    try await waitUntil { try await story.database.read { try LogEnd.find(in: $0).events } > known }
                }
                group.cancelAll()
                while let ended = await group.nextResult() {
                    if case .failure(let error) = ended, !(error is CancellationError) { throw error }
                }
            }
        }
    }

    @Test(
        "Brought back, Amara's waiting post is held, and nobody comes in by what was valid then",
        arguments: TestDatabase.available)
    func restoredIsCareful(engine: TestDatabase) async throws {
        try await KeepStory.open(engine) { story in
            try await story.amaraSchedules()
            let path = try await story.database.write { tx in
                try SignInLink.make(for: story.people.amara.id, .signIn, in: tx)
            }
            let kept = try await backUp(story.database.address, to: "\(story.folder)/kept")
            #expect(kept.verdict.isWhole)
            try await story.withEmpty(engine) { empty in
                let restored = try await restore("\(story.folder)/kept", into: empty, replacing: false)
                #expect(restored.held == 1)
                #expect(restored.verdict.isWhole)
                let (held, links) = try await look(at: empty) { tx in
                    (
                        try tx.count("SELECT count(*) FROM deliveries WHERE state = 'held'"),
                        try tx.count("SELECT count(*) FROM sign_in_links WHERE used_at IS NULL")
                    )
                }
                #expect(held == 1)
                #expect(links == 0)
            }
            #expect(path.hasPrefix("/sign-in/"))
        }
    }

    @Test("What has something in it is overwritten only when that is said", arguments: TestDatabase.available)
    func refuses(engine: TestDatabase) async throws {
        try await KeepStory.open(engine) { story in
            let path = "\(story.folder)/kept"
            _ = try await backUp(story.database.address, to: path)
            await #expect(throws: KeepFault.self) { _ = try await backUp(story.database.address, to: path) }
            try await story.record(3)
            let address = story.database.address
            await #expect(throws: KeepFault.self) { _ = try await restore(path, into: address, replacing: false) }
            // Somebody is serving it.
            await #expect(throws: SQLiteFile.Fault.inUse) {
                _ = try await restore(path, into: address, replacing: true)
            }
            await story.database.close()
            let restored = try await restore(path, into: address, replacing: true)
            let changes = try await look(at: address) {
                try $0.count("SELECT count(*) FROM events WHERE kind = 'person.changed'")
            }
            #expect(restored.verdict.isWhole)
            #expect(changes == 0)
        }
    }

    @Test("A damaged file is not kept as if it were whole, and a backup mends it")
    func damaged() async throws {
        try await KeepStory.open(.sqlite) { story in
            guard case .sqlite(let file) = story.database.address else { return }
            let good = "\(story.folder)/good"
            _ = try await backUp(story.database.address, to: good)
            await story.database.close()
            try SQLiteFile.settle(file)
            var bytes = try #require(FileManager.default.contents(atPath: file))
            for index in stride(from: 3 * 4096, to: bytes.count, by: 4096) {
                bytes.replaceSubrange(index..<index + 64, with: Data(repeating: 0xA5, count: 64))
            }
            try bytes.write(to: URL(fileURLWithPath: file))
            await #expect(throws: (any Error).self) {
                _ = try await backUp(.sqlite(path: file), to: "\(story.folder)/bad")
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: story.folder)
            #expect(left == ["good"])
            #expect(try await restore(good, into: .sqlite(path: file), replacing: true).verdict.isWhole)
        }
    }

    @Test("A backup of one engine is not forced into the other")
    func otherEngine() async throws {
        try await KeepStory.open(.sqlite) { story in
            let path = "\(story.folder)/kept"
            _ = try await backUp(story.database.address, to: path)
            await #expect(throws: KeepFault.self) {
                _ = try await restore(path, into: .postgres("postgresql://nobody@127.0.0.1:1/none"), replacing: false)
            }
        }
    }

    @Test("Only its owner may read a backup, which has everybody's data", arguments: TestDatabase.available)
    func mode(engine: TestDatabase) async throws {
        try await KeepStory.open(engine) { story in
            let path = "\(story.folder)/kept"
            _ = try await backUp(story.database.address, to: path)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }
}
