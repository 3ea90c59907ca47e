import Foundation
import Logging
import Platform
import Situation
import Synchronization
import TestSupport
import Testing

@testable import Learning

@Suite("A published course that a later program cannot read is told, and once") struct UnreadableCourseTests {
    @Test(
        "Its log has one line for each version, and those who write courses see which lines to mend",
        arguments: TestDatabase.available)
    func unreadable(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching([:], on: database)
            defer { remove() }
            let lines = CountedLines()
            let later = CourseShelf(
                folder: NSTemporaryDirectory() + "no-courses", company: "Halden Foods",
                protecting: ProtectedSpeech(grounds: []), logger: Logger(label: "courses") { _ in lines })
            let frida = try await database.write { tx in
                let frida = try NamedPeople(in: tx).frida.id
                let slug = try beginWriting("The phone", by: frida, house: house, in: tx).get()
                #expect(slug == "the-phone")
                var details = CoursePublication()
                details.revision = 1
                _ = try publishCourse("the-phone", details, by: frida, house: house, in: tx).get()
                return frida
            }
            try await database.write { tx in
                #expect(try later.unreadable(in: tx).isEmpty)
                // As if the program had learned to refuse it.
                try tx.run(
                    """
                    UPDATE written_versions SET text = replace(text, 'minutes: 5', 'minutes: many'), content = 'later'
                    """)
            }
            for _ in 1...3 {
                try await database.write { tx in
                    #expect(try later.find("the-phone", in: tx) == nil)
                    #expect(try later.all(in: tx).isEmpty)
                    let told = try later.unreadable(in: tx)
                    #expect(told.map(\.course) == ["the-phone"] && told.map(\.version) == [1])
                    #expect(told.first?.faults.map(\.line) == [5])
                    // Where one goes on is what stood last, and not an empty page.
                    let shown = try CourseEditing.find("the-phone", later, in: tx)
                    #expect(shown.inForce == nil && shown.text.contains("minutes: many"))
                }
            }
            #expect(lines.count == 1)
            try await database.write { tx in
                try tx.run("UPDATE written_versions SET text = replace(text, 'many', '5'), content = 'mended'")
                #expect(try later.unreadable(in: tx).isEmpty)
                #expect(try later.find("the-phone", in: tx)?.minutes == 5)
                try withdrawWrittenCourse("the-phone", by: frida, in: tx)
                #expect(try later.unreadable(in: tx).isEmpty)
            }
        }
    }
}

/// How often something was told.
private final class CountedLines: LogHandler, Sendable {
    private let lines = Mutex(0)

    var count: Int { lines.withLock(\.self) }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { lines.withLock { $0 += 1 } }
}
