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

    @Test("Letters of other scripts stay themselves")
    func others() {
        #expect(Tokens("牛乳 молоко").all.count == 2)
        #expect(Tokens("牛乳").all.first?.folded == "牛乳")
    }
}
