import Testing
import TextEngine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("The README") struct ReadmeTests {
    @Test("Its five lines do what it says")
    func lines() throws {
        // README begins
        let boundary = Boundary(
            id: "supplier", title: "Blaming the supplier", weight: .stop, match: ["supplier ... (fault|blame)"],
            instead: "We are still finding out what went wrong.")
        let checker = try Checker(Guide(boundaries: [boundary]))
        let findings = checker.check("I slept badly. It was the suppliers’ own f4ult, but I am proud of my team.")
        // README ends
        let first = try #require(findings.first)
        #expect(first.quote == "suppliers’ own f4ult" && first.weight == .stop)
        let text = "I slept badly. It was the suppliers’ own f4ult, but I am proud of my team."
        #expect(
            first.remedies.map { text.applying($0) } == [
                "I slept badly. We are still finding out what went wrong, but I am proud of my team."
            ])
    }

    @Test("Its lines are the ones that were tried")
    func same() throws {
        let here = try #require(text(of: #filePath))
        let tried = try #require(
            here.split(separator: "// README begins\n").last?.split(separator: "        // README ends").first)
        let readme = try #require(text(of: #filePath.split(separator: "/Tests/TextEngineTests/")[0] + "/README.md"))
        let shown = try #require(readme.split(separator: "```swift\n").dropFirst().first?.split(separator: "```").first)
        let lines = tried.split(separator: "\n").map { String($0.dropFirst(8)) }
        #expect(shown.split(separator: "\n").map(String.init) == lines)
    }

    private func text(of path: some StringProtocol) -> String? {
        guard let file = fopen("/" + path.drop { $0 == "/" }, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
