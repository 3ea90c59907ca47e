import Testing
import TextEngine

@Suite("What changed") struct DifferenceTests {
    @Test("A changed figure is one word removed and one added")
    func figure() {
        let spans = Difference.words(
            from: "About 400 cartons were sold before the recall.", to: "612 cartons were sold before the recall.")
        #expect(spans.map(\.kind) == [.removed, .added, .same])
        #expect(spans.map(\.text) == ["About 400", "612", " cartons were sold before the recall."])
    }

    @Test(
        "The spans make both texts again",
        arguments: [
            ("", ""), ("a", ""), ("", "a"), ("a b c", "a x c"), ("a b c", "c b a"), (" a  b\n", "a b\n c"),
            ("🥛 a", "a 🥛"),
            ("same same", "same"), ("one two three four", "two one four three"), ("x", "y"),
        ])
    func whole(old: String, new: String) {
        let spans = Difference.words(from: old, to: new)
        #expect(spans.filter { $0.kind != .added }.map(\.text).joined() == old)
        #expect(spans.filter { $0.kind != .removed }.map(\.text).joined() == new)
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.kind != $1.kind })
    }

    @Test("Long texts are compared too when little has changed, and come back whole when all has")
    func long() {
        let words = (0..<20_000).map { "w\($0)" }
        var changed = words
        changed[10_000] = "new"
        let (old, new) = (words.joined(separator: " "), changed.joined(separator: " "))
        #expect(Difference.words(from: old, to: new).map(\.kind) == [.same, .removed, .added, .same])
        let other = words.reversed().joined(separator: " ")
        #expect(Difference.words(from: old, to: other).map(\.text) == [old, other])
    }
}
