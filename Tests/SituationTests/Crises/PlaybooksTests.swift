import Foundation
import Platform
import Situation
import Testing

@Suite("The folder of playbooks") struct PlaybooksTests {
    @Test("A file that has changed is read again, and one that was mended is no longer told of")
    func changes() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "playbooks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "fire.yaml")
        let playbooks = Playbooks()
        let speech = ProtectedSpeech(grounds: [])
        func titles() -> [String] { playbooks.all(in: folder.path(), protecting: speech).good.map(\.title) }
        func faults() -> Int { playbooks.all(in: folder.path(), protecting: speech).bad.count }

        try fireYAML.write(to: file, atomically: true, encoding: .utf8)
        let first = titles()
        #expect(first == [try Playbook.fire().title] && titles() == first)
        try fireYAML.replacing("title: \(first[0])", with: "title: Fire at night")
            .write(to: file, atomically: true, encoding: .utf8)
        #expect(titles() == ["Fire at night"])
        try "playbook:".write(to: file, atomically: true, encoding: .utf8)
        #expect(titles() == [] && faults() > 0 && faults() > 0)
        try fireYAML.write(to: file, atomically: true, encoding: .utf8)
        #expect(titles() == first && faults() == 0)
    }
}
