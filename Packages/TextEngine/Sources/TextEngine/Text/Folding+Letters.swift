extension Folding {
    /// Letters with accents of their own, so that a text is folded alike whether its accents stand in the letter or after
    /// it: Latin as Vietnamese, Welsh and transliteration write it, Greek, Cyrillic. Capitals come by their small letters.
    static let dressed: [(letter: String, variants: String)] = [
        ("a", "ǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"), ("b", "ḃḅḇ"), ("c", "ḉ"), ("d", "ḋḍḏḑḓ"), ("e", "ȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"), ("g", "ǧǵḡ"), ("h", "ȟḣḥḧḩḫẖ"), ("i", "ǐȉȋḭḯỉị"), ("j", "ǰ"), ("k", "ǩḱḳḵ"), ("l", "ḷḹḻḽ"),
        ("m", "ḿṁṃ"), ("n", "ǹṅṇṉṋ"), ("o", "ơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợǿ"), ("p", "ṕṗ"), ("r", "ȑȓṙṛṝṟ"),
        ("s", "ṡṣṥṧṩẛ"), ("t", "ṫṭṯṱẗ"), ("u", "ưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"), ("w", "ẁẃẅẇẉẘ"), ("x", "ẋẍ"),
        ("y", "ȳẏẙỳỵỷỹ"), ("z", "ẑẓẕ"), ("ae", "ǣ"), ("ʒ", "ǯ"),
        // Greek; where the plain letter passes for a Latin one, so does this.
        ("a", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"), ("e", "έἐἑἒἓἔἕὲέ"), ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
        ("i", "ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ"), ("o", "όὀὁὂὃὄὅὸό"), ("p", "ῤῥ"), ("u", "ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
        ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
        // The same once more with the accent that Unicode keeps apart, and a letter that has no small one
        ("a", "\u{1F71}"), ("e", "\u{1F73}"), ("η", "\u{1F75}"), ("i", "\u{1F77}"), ("o", "\u{1F79}"),
        ("u", "\u{1F7B}\u{3D2}\u{3D3}\u{3D4}"), ("ω", "\u{1F7D}"),
        // Cyrillic
        ("a", "ӑӓ"), ("г", "ѓ"), ("e", "ѐӗ"), ("ж", "ӂӝ"), ("з", "ӟ"), ("и", "йѝӣӥ"), ("k", "ќ"), ("o", "ӧ"),
        ("y", "ўӯӱӳ"), ("ч", "ӵ"), ("ы", "ӹ"), ("э", "ӭ"), ("ѵ", "ѷ"), ("ә", "ӛ"), ("ө", "ӫ"),
        // Two letters in one, and letters of mathematics that the long rows of bold ones leave out
        ("ij", "ĳ"), ("dz", "ǆǳ"), ("lj", "ǉ"), ("nj", "ǌ"), ("b", "ℬ"), ("c", "ℂℭ"), ("e", "ℯℰ"), ("f", "ℱ"),
        ("g", "ℊ"), ("h", "ℋℌℍℎ"), ("i", "ℐℑ"), ("l", "ℒℓ"), ("m", "ℳ"), ("n", "ℕ"), ("o", "ℴ"), ("p", "ℙ"),
        ("q", "ℚ"), ("r", "ℛℜℝ"), ("z", "ℤℨ"),
    ]

    /// Full case folding (Unicode 5.18) by its own definition: large, then small, so that ß, ſ, ϐ and ligatures become the
    /// letters that their capitals stand for. The same in every language: I is i, in Turkish too.
    static func withoutCase(_ scalar: Unicode.Scalar) -> String {
        let properties = scalar.properties
        guard properties.isCased else { return String(scalar) }
        var small = ""
        for large in properties.uppercaseMapping.unicodeScalars { small += large.properties.lowercaseMapping }
        return small
    }
}
