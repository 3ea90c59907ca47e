import Testing

@testable import TextEngine

@Suite("Why a claim was found") struct ClaimBecauseTests {
    private let index = ClaimIndex(Rumours.all)

    private func words(of post: String) throws -> [String] {
        let match = try #require(index.matches(for: post).first)
        let (utf8, utf16) = (Array(post.utf8), Array(post.utf16))
        return match.words.map { word in
            let one = String(decoding: utf8[word.range.utf8], as: UTF8.self)
            #expect(one == String(decoding: utf16[word.range.utf16], as: UTF16.self))
            return one
        }
    }

    @Test("The words are those that were typed, in both encodings")
    func typed() throws {
        #expect(try words(of: "🥛🥛 Well, the Valve was “leaking” for weeks") == ["Valve", "leaking", "weeks"])
        #expect(try words(of: "é 👩‍👧 #valveLEAKING x") == ["valve", "LEAKING"])
        #expect(try words(of: "the vál\u{301}ves’ leak") == ["vál\u{301}ves", "leak"])
    }

    @Test("Who said it counts, but is not what was said")
    func author() throws {
        let match = try #require(index.matches(for: "We did it all — Odense Dairy (@dairy) May 3, 2019").first)
        #expect(match.claim.id == "poland")
        #expect(match.stance == .said)
    }

    @Test(
        "What is denied, asked or supposed is found, and is not a match",
        arguments: [
            ("It is not true that Halden knew about the leaking valve for weeks.", ClaimMatch.Stance.denied),
            ("Halden knew about the leaking valve for weeks. That is not true.", .denied),
            ("Did Halden know about the leaking valve for weeks and say nothing?", .asked),
            ("If Halden knew about the leaking valve for weeks and said nothing, I quit.", .supposed),
        ])
    func stance(post: String, stance: ClaimMatch.Stance) throws {
        let match = try #require(index.matches(for: post).first)
        #expect(match.claim.id == "valve")
        #expect(match.stance == stance)
        #expect(index.claim(of: post) == nil)
    }

    @Test("What is said is a match")
    func said() {
        #expect(index.claim(of: "Halden knew about the leaking valve for weeks and said nothing.")?.claim.id == "valve")
    }

    @Test("A claim that something is not so is repeated by saying so")
    func negative() throws {
        let index = ClaimIndex([ClaimRecord(id: "refund", text: "Halden will not refund the recalled cartons.")])
        #expect(try #require(index.matches(for: "Halden won't refund recalled cartons").first).stance == .said)
    }
}
