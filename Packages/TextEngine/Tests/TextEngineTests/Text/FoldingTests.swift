import Foundation
import Testing

@testable import TextEngine

@Suite("Folding") struct FoldingTests {
    @Test(
        "Letters that look or mean the same become the same",
        arguments: [
            ("HALDEN", "halden"), ("Straße", "strasse"), ("STRASSE", "strasse"), ("GROẞ", "gross"),
            ("Ødense", "odense"), ("Ærø", "aero"), ("Œuvre", "oeuvre"), ("Þór", "thor"), ("Çà", "ca"),
            ("İstanbul", "istanbul"), ("Kıta", "kita"), ("ﬁlling", "filling"), ("oﬃce", "office"),
            ("Ｈａｌｄｅｎ", "halden"), ("𝐇𝐚𝐥𝐝𝐞𝐧", "halden"), ("ⓗⓐⓛⓓⓔⓝ", "halden"), ("🅷🅰🅻🅳🅴🅽", "halden"),
            ("ʜᴀʟᴅᴇɴ", "halden"),
            ("ѕuррlіеr", "supplier"), ("ВАС", "bac"), ("e\u{301}t\u{302}e", "ete"), ("s\u{336}u\u{336}p\u{336}", "sup"),
            ("don’t", "don't"), ("donʼt", "don't"), ("٤٠٠", "400"), ("６００", "600"), ("Å", "a"), ("K", "k"),
        ])
    func folds(typed: String, folded: String) {
        #expect(Tokens(typed).all.map(\.folded) == [folded])
    }

    @Test("The two small sigmas of Greek are one letter")
    func sigma() {
        #expect(Tokens("ΣΊΣΥΦΟΣ").all.map(\.folded) == Tokens("σίσυφος").all.map(\.folded))
    }

    @Test("A letter folds alike whether its accents stand in it or after it: Latin, Greek, Cyrillic")
    func accents() {
        let ranges: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF]
        let different = ranges.joined().compactMap(Unicode.Scalar.init).filter(\.properties.isAlphabetic).filter {
            Tokens(String($0)).all.map(\.folded) != Tokens(apart($0)).all.map(\.folded)
        }
        #expect(different.map(String.init) == [])
    }

    @Test("Large and small letters fold alike wherever Unicode says that they are the same, ligatures too")
    func cases() {
        let all = (0x80...0x1_FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter(\.properties.isCased)
        #expect(all.count > 2500)
        // The small iota below a Greek letter falls away like an accent, and stands beside it in capitals.
        let different = all.filter { !apart($0).unicodeScalars.contains("\u{345}") }.filter { scalar in
            let large = scalar.properties.uppercaseMapping
            return Tokens(String(scalar)).all.map(\.folded) != Tokens(large).all.map(\.folded)
        }
        #expect(different.map(String.init) == [])
    }

    @Test(
        "What is folded points at what was typed",
        arguments: [
            ("Die Straße ist zu.", "strasse", "Straße"), ("DIE STRASSE", "strasse", "STRASSE"),
            ("in der GROẞEN Halle", "grossen", "GROẞEN"), ("the oﬃce 🥛", "office", "oﬃce"),
            ("🥛 the e\u{302}\u{301}t", "et", "e\u{302}\u{301}t"), ("Việt Nam", "viet", "Việt"),
            ("Vie\u{323}\u{302}t Nam", "viet", "Vie\u{323}\u{302}t"), ("the ﬆart", "start", "ﬆart"),
            ("DİYARBAKIR", "diyarbakir", "DİYARBAKIR"), ("օﬓ եւ", "օմն", "օﬓ"), ("ΟΔΟΣ", "oδoσ", "ΟΔΟΣ"),
            ("οδός", "oδoσ", "οδός"), ("ℌ𝔞lden", "halden", "ℌ𝔞lden"), ("ſtart", "start", "ſtart"),
        ])
    func ranges(text: String, folded: String, typed: String) throws {
        let token = try #require(Tokens(text).all.first { $0.folded == folded })
        #expect(text.words(token.range) == typed)
    }

    @Test("I is i in every language, and the dotless ı passes for it")
    func dotless() {
        for typed in ["TITANIC", "titanic", "tıtanıc", "TİTANİC"] {
            #expect(Tokens(typed).all.map(\.folded) == ["titanic"])
        }
    }

    private func apart(_ scalar: Unicode.Scalar) -> String { String(scalar).decomposedStringWithCanonicalMapping }

    @Test("Letters of other scripts stay themselves")
    func others() {
        #expect(Tokens("牛乳 молоко").all.count == 2)
        #expect(Tokens("牛乳").all.first?.folded == "牛乳")
    }
}
