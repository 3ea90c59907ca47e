import Testing

@testable import TextEngine

@Suite("Which claim a post is about") struct ClaimIndexTests {
    private let index = ClaimIndex(Rumours.all)

    @Test(
        "A post is about the claim whose words it has, in other forms and another order",
        arguments: [
            ("So Halden knew that the valve leaked, for weeks?! Unbelievable.", "valve"),
            ("They are moving all the jobs from the Odense dairy to Poland, I heard it from a driver.", "poland"),
            ("BREAKING: sixteen children in hospital after drinking Halden oat milk", "hospital"),
            ("our dog was sick after Halden’s oat milk, anyone else?", "dogs"),
        ])
    func found(post: String, id: String) {
        #expect(index.matches(for: post).first?.claim.id == id)
    }

    @Test(
        "Hash tags and mentions are read as their words",
        arguments: ["#OdenseDairy to #Poland", "@odensedairy #poland"])
    func tags(post: String) {
        #expect(index.matches(for: post).first?.claim.id == "poland")
    }

    @Test("Accents, capitals and curly apostrophes make no difference")
    func folding() {
        #expect(index.matches(for: "HÁLDEN’S VÁLVE, LEAKING FOR WEEKS").first?.claim.id == "valve")
    }

    @Test("What has no claim's words has no claim")
    func nothing() {
        #expect(index.matches(for: "Lovely weather in Aarhus.").isEmpty)
        #expect(index.matches(for: "").isEmpty)
        #expect(ClaimIndex([]).matches(for: "The valve leaked.").isEmpty)
    }

    @Test("A post that only touches a claim is not sure")
    func unsure() throws {
        let post = "I bought oat milk, bread, two lamps and a bicycle pump today and walked home through the rain."
        #expect(index.claim(of: post) == nil)
        #expect(try #require(index.matches(for: post).first).chance < ClaimMatch.sureChance)
    }

    @Test("Stop words, negation and conditions alone are no match", arguments: ["not if never would", "No. Unless!"])
    func stopWords(post: String) {
        #expect(
            ClaimIndex([ClaimRecord(id: "a", text: "It would never be so, not if they can")]).matches(for: post).isEmpty
        )
    }

    @Test("A claim can be one of thousands, and the same every time")
    func many() {
        let others = (0..<3_000).map {
            ClaimRecord(id: "\($0)", text: "Truck number \($0) was late on route \($0 % 7) in Odense", day: $0 % 50)
        }
        let index = ClaimIndex(others + Rumours.all)
        let post = "Halden knew of the leaking valve for weeks"
        #expect(index.matches(for: post).first?.claim.id == "valve")
        #expect(index.matches(for: post, day: 3) == index.matches(for: post, day: 3))
        #expect(index.matches(for: "truck number 1234 was late").first?.claim.id == "1234")
        #expect(index.bytes < 2_000_000)
    }
}

/// What is said of a dairy that does not exist.
enum Rumours {
    static let all = [
        ClaimRecord(
            id: "valve", text: "Halden knew about the leaking valve for weeks and said nothing.",
            title: "Did Halden Know of the Valve?", day: 18_000),
        ClaimRecord(
            id: "poland", text: "The dairy in Odense is being closed and its jobs moved to Poland.",
            title: "Odense Dairy Moves to Poland", day: 18_100),
        ClaimRecord(
            id: "hospital", text: "Sixteen children are in hospital because they drank oat milk.",
            title: "Children in Hospital After Oat Milk?", day: 18_200),
        ClaimRecord(
            id: "dogs", text: "Oat milk made dogs sick.", title: "Is Oat Milk Making Dogs Sick?",
            summary: "Vets have seen no such dog.", day: 18_300),
    ]
}
