import Testing

@testable import TextEngine

@Suite("A whole check") struct CheckerTests {
    /// The draft on the mock of the composer.
    private let draft = """
        I run the night line in Aarhus. When the alarm came on Tuesday we stopped everything within the hour and \
        nobody argued about the cost. I know about 400 cartons is a lot of breakfasts. The supplier in Odense messed \
        up, but I am proud of how my team handled it.
        """

    @Test("Amara’s draft is read as a good editor would read it")
    func amara() throws {
        let findings = try Halden.checker().check(
            draft, author: "amira", networks: [.mastodon, .linkedin, .bluesky], at: Halden.now)
        #expect(findings.names == ["boundary odense", "differs 3", "undisclosed", "carries care", "own voice"])
        #expect(findings.map(\.weight) == [.stop, .care, .note, .ok, .ok])

        let odense = findings[0]
        #expect(odense.quote == "supplier in Odense")
        #expect(
            odense.remedies.map { draft.applying($0) } == [
                draft.replacing("The supplier in Odense messed up", with: "We are still finding out what went wrong")
            ])

        let number = findings[1]
        #expect(
            number.detail
                == .factDiffers(
                    id: "sold", number: 3, wrote: "about 400 cartons", says: "612 cartons", earlierVersion: 1))
        #expect(number.ranges.map { draft.words($0) } == ["about 400 cartons"])
        #expect(
            number.remedies.map { draft.applying($0) } == [draft.replacing("about 400 cartons", with: "612 cartons")])

        #expect(findings[3].quote == "nobody argued about the cost")
        #expect(findings[4].detail == .ownVoice(signs: [.firstPerson, .place, .moment, .feeling]))
    }

    @Test("When both are mended, nothing is left to look at but the disclosure")
    func mended() throws {
        let checker = try Halden.checker()
        var text = draft
        for _ in 0..<2 {
            let remedy = try #require(checker.check(text, at: Halden.now).first?.remedies.first)
            text = text.applying(remedy)
        }
        #expect(
            checker.check(text, at: Halden.now).names == ["undisclosed", "carries care", "supports 3", "own voice"])
        let last = try #require(checker.check(text, at: Halden.now).first?.remedies.first)
        #expect(checker.check(text.applying(last), at: Halden.now).allSatisfy { $0.weight == .ok })
    }

    @Test("What to look at first comes first: by weight, then as it stands in the text, then what is about the whole")
    func order() throws {
        let text =
            "No illness has been reported. Mail amara@mail.example. About 400 cartons, password: hunter2, the supplier "
            + "in Odense." + String(repeating: " 🥛", count: 200)
        let findings = try Halden.checker().check(text, networks: [.x], at: Halden.now)
        #expect(
            findings.names == [
                "password", "boundary odense", "too long x", "email", "differs 3", "undisclosed", "supports 1",
            ])
    }

    @Test("The same text gets the same findings, every time and from every compiled copy")
    func determinism() throws {
        let text = draft + " No illness has been reported. Line 2 restarts on Friday. " + HaldenPosts.all[4].text
        let first = try Halden.checker().check(text, networks: Network.allCases, at: Halden.now)
        #expect(first.count > 6)
        for _ in 0..<4 {
            #expect(try Halden.checker().check(text, networks: Network.allCases, at: Halden.now) == first)
        }
    }

    @Test("A text without a word or a sign gets no findings", arguments: ["", " ", "\n\t\u{A0} "])
    func empty(text: String) throws {
        #expect(try Halden.checker().check(text, networks: Network.allCases) == [])
    }

    @Test("A checker knows the version of its guide")
    func version() throws {
        #expect(try Halden.checker().version == 7)
    }

    @Test("A message that is denied is not carried")
    func messages() throws {
        let checker = try Halden.checker()
        #expect(checker.check("You get your money back.").names.contains("carries fairness"))
        #expect(checker.check("You do not get your money back.").names.contains("carries fairness") == false)
    }

    @Test(
        "What is taken over from an earlier checker changes nothing of what is found",
        arguments: ["fact", "boundary", "no boundary", "message", "template", "employer", "colleague"])
    func reuse(change: String) throws {
        var guide = Halden.guide
        switch change {
        case "fact": guide.facts.removeLast()
        case "boundary": guide.boundaries[0].instead = "Please ask the press office."
        case "no boundary": guide.boundaries.removeFirst()
        case "message": guide.messages[0].carries = ["argued"]
        case "template": guide.templates.removeFirst()
        case "employer": guide.disclosure.names = ["Odense"]
        default: guide.colleagues.removeAll()
        }
        let text = draft + " No illness has been reported. " + HaldenPosts.all[4].text
        let fresh = try Checker(guide).check(text, networks: Network.allCases, at: Halden.now)
        let reused = try Checker(guide, reusing: try Halden.checker())
            .check(text, networks: Network.allCases, at: Halden.now)
        #expect(reused == fresh)
    }
}
