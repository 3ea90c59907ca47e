import Platform
import Testing

@Suite struct LanguageTests {
    private let t = Words(language: .pseudo, now: Instant(milliseconds: 1_795_356_000_000))

    @Test("In the pseudo-language every sentence is marked, and what people said is left alone")
    func pseudo() {
        #expect(t("Saved") == "⟦Såvéd⟧")
        #expect(t("\("Ben") has \(1200) notes") == "⟦Ben håš 1,200 ñötéš⟧")
        #expect(t(.verbatim("Ben")) == "⟦Ben⟧")
    }

    @Test("Sentences inside sentences are marked once")
    func nested() {
        let inner: Sentence = "Monday"
        #expect(t("On \(inner)") == "⟦Öñ Möñdåý⟧")
    }

    @Test("Weekdays and months are words too")
    func dates() {
        #expect(t.day(t.now) == "Süñdåý 22 Növémbér")
    }

    @Test(
        "The first language that we have is taken, English when there is none",
        arguments: [(["en-GB"], "en"), (["da", "en"], "en"), (["xx"], "en"), ([], "en"), (["", "en-XA"], "en-XA")])
    func preferred(codes: [String], code: String) {
        #expect(Language(preferring: codes).code == code)
    }
}
