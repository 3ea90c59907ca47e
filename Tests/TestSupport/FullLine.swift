import Foundation

@testable import Platform

extension PasswordLine {
    /// Takes every place, and gives them back when `body` has ended.
    package func whileFull(_ body: () async throws -> Void) async throws {
        let gate = DispatchSemaphore(value: 0)
        let taken = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<places { group.addTask { try await self.wait { gate.wait() } } }
                try await group.waitForAll()
            }
        }
        while !isFull { try await Task.sleep(for: .milliseconds(2)) }
        do { try await body() } catch {
            for _ in 0..<places { gate.signal() }
            throw error
        }
        for _ in 0..<places { gate.signal() }
        try await taken.value
    }
}
