import Foundation
import Testing
import TextEngine

@testable import texteval

@Suite("The playbooks that ship") struct PlaybooksTests {
    private static let names = [
        "data-breach", "false-rumour", "layoffs", "misconduct-of-a-leader", "natural-disaster", "product-recall",
        "service-outage", "workplace-accident",
    ]

    private func read(_ name: String) throws -> String {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try String(
            contentsOf: here.appendingPathComponent("../../../../../Playbooks/\(name).yaml"), encoding: .utf8)
    }

    @Test("No boundary points at what the law protects, said or denied", arguments: names)
    func protected(name: String) throws {
        let checker = try Checker(try GuideFile(try read(name), name: name).guide)
        let grounds = try YAMLReader.read(try read("protected-speech")).items("grounds")
        let sentences = try grounds.flatMap { try $0.texts("sentences") }
        #expect(sentences.count > 80)
        for sentence in sentences {
            let said = sentence.split(separator: " ").filter { word in
                !["not", "never", "no", "nobody", "without"].contains(word.lowercased()) && !word.hasSuffix("n't")
            }
            for text in [sentence, said.joined(separator: " ")] {
                let boundaries = checker.check(text).filter { if case .boundary = $0.detail { true } else { false } }
                #expect(boundaries.isEmpty, "\(text)")
            }
        }
    }

    @Test("No boundary contradicts another, a message or a fact", arguments: names)
    func conflicts(name: String) throws {
        let conflicts = try GuideFile(try read(name), name: name).guide.conflicts()
        #expect(conflicts.filter { $0.kind != .overlaps } == [])
        #expect(conflicts.count <= 3, "\(conflicts)")
    }
}
