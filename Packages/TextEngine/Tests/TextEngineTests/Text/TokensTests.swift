import Testing

@testable import TextEngine

@Suite("A text in tokens") struct TokensTests {
    @Test(
        "Every word points at what was typed, in both encodings",
        arguments: [
            ("We stopped.", ["We", "stopped"]),
            ("don’t we’re Halden’s", ["don’t", "we’re", "Halden’s"]),
            ("employees’ cups", ["employees", "cups"]),
            ("👩‍🏭 I 🥛 drink 🇩🇰 milk", ["I", "drink", "milk"]),
            ("cafe\u{301} Növem\u{308}ber", ["cafe\u{301}", "Növem\u{308}ber"]),
            ("sup\u{200B}pl\u{AD}ier \u{200D}x\u{200B} y", ["sup\u{200B}pl\u{AD}ier", "x", "y"]),
            ("600, 1,240 and 1.5; 2.", ["600", "1,240", "and", "1.5", "2"]),
            ("400,and then 1.We", ["400", "and", "then", "1", "We"]),
            ("at 03:40: stop", ["at", "03:40", "stop"]),
            ("5% of €40 and 600+", ["5", "%", "of", "€", "40", "and", "600", "+"]),
            ("six hundred and twelve cartons", ["six hundred and twelve", "cartons"]),
            ("it is f a u l t y", ["it", "is", "f a u l t y"]),
            ("#HaldenFoods #iworkathalden", ["Halden", "Foods", "iworkathalden"]),
            ("\u{301}\u{301} \u{FE0F}", []), ("🥛🥛🥛", []), ("   \n\t ", []), ("", []),
        ])
    func ranges(text: String, words: [String]) {
        #expect(Tokens(text).typed(in: text) == words)
    }

    @Test(
        "Sentences end where a reader ends them",
        arguments: [
            ("We stopped. Nobody argued.", ["We stopped", "Nobody argued"]),
            ("we stopped. nobody argued. it was four.", ["we stopped", "nobody argued", "it was four"]),
            ("We stopped.Nobody argued", ["We stopped", "Nobody argued"]),
            ("Why? Because! So", ["Why", "Because", "So"]),
            ("One\nTwo\r\nThree", ["One", "Two", "Three"]),
            ("I was… tired. Then... sleep", ["I was… tired", "Then... sleep"]),
            ("I was tired… We all were", ["I was tired", "We all were"]),
            ("Dr. Weber and Mrs. Holst came.", ["Dr. Weber and Mrs. Holst came"]),
            ("About approx. 400 cartons, no. 7.", ["About approx. 400 cartons, no. 7"]),
            ("Ill? No. We asked.", ["Ill", "No", "We asked"]),
            ("J. Holst rang at 6 a.m. today.", ["J. Holst rang at 6 a.m. today"]),
            ("It was 6 a.m. We stopped.", ["It was 6 a.m", "We stopped"]),
            ("So did I. We stopped.", ["So did I", "We stopped"]),
            ("Line 2. 612 cartons.", ["Line 2", "612 cartons"]),
            (
                "See halden.example or www.halden.example/a?b=c!d. Then",
                ["See halden.example or www.halden.example/a", "b=c", "d", "Then"]
            ),
            ("See https://halden.example/a?b=c!d. Then", ["See https://halden.example/a?b=c!d", "Then"]),
            ("今日は。Yes", ["今日は", "Yes"]),
        ])
    func sentences(text: String, sentences: [String]) {
        let tokens = Tokens(text)
        #expect(tokens.sentences.map { text.words(tokens.range($0)) } == sentences)
    }

    @Test(
        "Clauses end at commas, colons, brackets and dashes, and not inside a number",
        arguments: [
            ("one, two; three: four (five) six", 6), ("1,240 and 1.5 at 03:40", 1), ("one — two", 2), ("one - two", 2),
            ("well-known line", 1), ("see https://a.example/b,c;d today", 1),
        ])
    func clauses(text: String, count: Int) {
        #expect(Set(Tokens(text).all.map(\.clause)).count == count)
    }

    @Test("A question is known by its mark")
    func questions() {
        let tokens = Tokens("Did we know? We did not. Really?! Yes? no")
        #expect(tokens.sentences.indices.map(tokens.isQuestion) == [true, false, true, true, false])
        #expect(Tokens("Did we").isQuestion(0) == false)
        #expect(Tokens("Did we?").isQuestion(0))
    }

    @Test("“Per cent”, “percent” and % are one word")
    func percent() {
        for text in ["5 per cent", "5 percent", "5%", "5 %"] {
            #expect(Tokens(text).all.last?.stem == "percent", "\(text)")
        }
        #expect(Tokens("one cent").all.map(\.folded) == ["one", "cent"])
    }

    @Test("What stands before a word is remembered")
    func traits() {
        let tokens = Tokens("#tag 600–700 sold: 400 https://a.example/x Up")
        #expect(tokens.all.map(\.isTag) == [true, false, false, false, false, false, false, false, false, false])
        #expect(tokens[2].traits.contains(.joined))
        #expect(tokens[4].traits.contains(.afterColon))
        #expect(tokens.all[5...8].allSatisfy { $0.traits.contains(.address) })
        #expect(tokens[9].startsUpper && !tokens[9].traits.contains(.address))
    }
}
