import Synchronization
import TestSupport
import Testing

@testable import Platform

@Suite struct PasswordLineTests {
    @Test("When all places are taken, the next is told at once, and everyone before is looked at in turn")
    func full() async throws {
        let line = PasswordLine(places: 3)
        let looked = Mutex<[Int]>([])
        try await line.whileFull {
            #expect(line.isFull)
            await #expect(throws: Refusal.unavailable) { try await line.wait { looked.withLock { $0.append(9) } } }
        }
        #expect(!line.isFull)
        for number in 0..<4 { try await line.wait { looked.withLock { $0.append(number) } } }
        #expect(looked.withLock { $0 } == [0, 1, 2, 3])
    }

    @Test("What fails gives its place back")
    func failing() async throws {
        let line = PasswordLine(places: 1)
        for _ in 0..<3 {
            await #expect(throws: Refusal.unreadable) { try await line.wait { throw Refusal.unreadable } }
        }
        #expect(!line.isFull)
    }
}
