import Testing

@testable import TextEngine

@Suite("Disclosure") struct DisclosureReaderTests {
    private let checker: Checker

    init() throws {
        checker = try Checker(
            Guide(disclosure: Disclosure(names: ["Halden Foods", "Halden"], suggested: "I work at Halden.")))
    }

    private func name(_ text: String) -> String? {
        checker.check(text).names.first { ["undisclosed", "late", "only tagged"].contains($0) }
    }

    @Test(
        "An author who says that they work there has said it",
        arguments: [
            "I work at Halden.", "I run the night line at Halden in Aarhus.", "We work for Halden Foods.",
            "I’m with Halden.",
            "At Halden we used to fill that many.", "I sell Halden in the south of Sweden.", "I manage Halden’s site.",
            "My depot in Leeds, we work for Halden, cleared two pallets.", "Halden, where I work, stopped.",
            "I am a Halden engineer.", "My employer, Halden, stopped.", "I work for @Halden in Leeds.",
            "We at HALDEN stopped.",
            "As a nurse at Halden I saw it.", "I love my job at Halden.", "Halden is my employer and I like it.",
            "Filling operator, Halden Flensburg. We stopped.", "Controller at Halden.", "Press office, Halden.",
            "First week in customer care at Halden.", "Thirty-one years at Halden, most next to the mill.",
            "Halden phones, day two.",
            "Safety representative here, Halden Aarhus.", "IT at Halden.", "Drove for Halden through the night.",
            "Four hundred kilometres a night for Halden this week.", "Shift lead at Halden, Flensburg.",
            "Halden lab tech speaking.", "Still at Halden, still tired.", "Halden night shift, 3 am.",
            "Halden pays my rent.",
            "I joined Halden in May.", "hi from the halden lab, we are fine",
            "This is Lars from Halden. I lead quality.",
            "Greetings from Halden’s packing hall. We stopped.", "I have been a fitter with Halden since 1994.",
            "We Halden people do not talk much.", "My company, Halden, recalled milk.", "Halden, IT.",
            "I write this as a Halden manager.", "Proud Halden employee here.",
            "As someone who works at Halden, I saw it.",
            "I joined in. My job at Halden is to listen.",
            "Correction from the man with the map at Halden: it is 612.",
            "He asked me, you from Halden, would you drink it?",
        ])
    func said(text: String) {
        #expect(name(text) == nil)
    }

    @Test(
        "What a customer, a neighbour or nobody in particular would say is not enough",
        arguments: [
            "I run the night line in Aarhus.", "I love Halden and my kids drink it.", "I buy Halden.",
            "My brother works at Halden.",
            "My husband worked at Halden for years.", "Great service at Halden. I loved it.",
            "The team at Halden did well.",
            "I am so angry at Halden.", "Halden stopped the line.", "Check https://halden.example/recall for my list.",
            "I no longer work in Haldensleben.", "Write to me at amara@halden.example", "🥛🥛🥛", "I feel for Halden.",
            "I called Halden and nobody picked up.", "I want my money back from Halden.",
            "Halden, I am disappointed.", "I read about Halden in the paper.", "Halden quality is gone.",
            "I trust the people at Halden.", "I have a friend at Halden.", "We drove past Halden today.",
        ])
    func missing(text: String) throws {
        #expect(name(text) == "undisclosed")
        let finding = try #require(checker.check(text).first("undisclosed"))
        #expect(finding.weight == .note && finding.ranges.isEmpty)
        #expect(finding.remedies.map { text.applying($0) } == ["I work at Halden. " + text])
    }

    @Test(
        "A hash tag is not plain words",
        arguments: [
            "So proud of my team. #HaldenFoods", "Proud. #iworkathalden", "I am proud #halden", "#Halden: I am proud",
        ])
    func tags(text: String) {
        #expect(name(text) == "only tagged")
    }

    @Test("It is said near the top, or it is late")
    func late() throws {
        let long = String(repeating: "The night was long and nobody slept. ", count: 10)
        let text = long + "I work at Halden."
        let finding = try #require(checker.check(text).first("late"))
        #expect(finding.ranges.map { text.words($0) } == ["I work at Halden"])
        #expect(name("The night was long. " + "I work at Halden. " + long) == nil)
        #expect(name("One. Two. Three. Four. I work at Halden.") == nil)
    }

    @Test("Without an employer nothing is asked for, and without a suggestion nothing is offered")
    func settings() throws {
        #expect(try Checker(Guide()).check("I saw it.").isEmpty)
        let silent = try Checker(Guide(disclosure: Disclosure(names: ["Halden", " "])))
        #expect(silent.check("It was late.").map(\.remedies) == [[]])
    }
}
