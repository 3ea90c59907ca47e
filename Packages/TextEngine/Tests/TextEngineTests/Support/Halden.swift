import TextEngine

/// The guide of the demo story (Demo/halden.yaml), as the server makes it: Halden Foods, day 2 of a recall.
enum Halden {
    /// Now, in the story.
    static let now: Int64 = 1_795_000_000_000
    /// When line 2 may be spoken of.
    static let friday = now + 20 * 3_600_000

    static var guide: Guide {
        Guide(
            version: 7, boundaries: boundaries, facts: facts, messages: messages, templates: templates,
            colleagues: HaldenPosts.all.map { Passage(id: $0.key, author: $0.author, text: $0.text) },
            disclosure: Disclosure(names: ["Halden Foods", "Halden"], suggested: "I work at Halden Foods."))
    }

    static func checker() throws -> Checker { try Checker(guide) }

    static let boundaries = [
        Boundary(
            id: "odense", title: "Naming the valve supplier", weight: .stop,
            match: ["supplier ... Odense", "Odense ... supplier", "Odense ... valve"],
            flags: [
                "The supplier in Odense messed up.", "It was the Odense people with their valves, again.",
                "Our valve supplier from Odense must have known.",
            ],
            allows: [
                "I grew up in Odense and people there buy our milk.", "We are checking every supplier now.",
                "The train from Odense was late.",
            ],
            instead: "We are still finding out what went wrong."),
        Boundary(
            id: "customers", title: "Customers’ names and stories", weight: .care,
            match: [
                "(customer|caller) (name|call|named) =mrs", "(customer|caller) ... (live|address) ... (street|school)",
            ],
            flags: [
                "A customer named Mrs Holst cried on the phone.", "One caller lives in the same street as the school.",
                "The customer called Mrs Juhl wants a refund.",
            ],
            allows: [
                "Someone called me and I stayed on the line.", "Customers have been kind.",
                "I live next to a school myself.",
            ],
            instead: "Someone called me, and I stayed on the line."),
    ]

    static let facts = [
        Fact(
            id: "illness", number: 1, statement: "No illness has been reported.",
            earlier: [Earlier(version: 1, statement: "We do not know yet whether anyone has fallen ill.")]),
        Fact(
            id: "batch", number: 2,
            statement:
                "The recall covers one batch of Halden Oat Barista, one litre, best before 14 March, code H-2206.",
            figures: [Figure(name: "batches", value: 1, unit: "batch")]),
        Fact(
            id: "sold", number: 3, statement: "612 cartons were sold before the recall.",
            figures: [Figure(name: "cartons sold", value: 612, unit: "cartons")],
            earlier: [
                Earlier(
                    version: 1, statement: "About 400 cartons were sold before the recall.",
                    figures: [Figure(name: "cartons sold", value: 400, unit: "cartons", comparator: .about)])
            ]),
        Fact(
            id: "first-sign", number: 4,
            statement: "The first sign was a sensor alarm on line 2 in Aarhus on Tuesday at 03:40."),
        Fact(
            id: "stopped", number: 5,
            statement: "We stopped line 2 within the hour and locked everything it had filled since midnight."),
        Fact(
            id: "cause", number: 6, statement: "The cause is under investigation; first findings on Thursday.",
            status: .developing),
        Fact(
            id: "weeks", number: 7,
            statement: "“The company knew for weeks.” The first sign came on Tuesday at 03:40.", status: .notTrue),
        Fact(
            id: "refund", number: 8,
            statement: "Anyone who bought a carton gets the money back in the shop, without a receipt."),
        Fact(
            id: "dairy-line", number: 9, statement: "Line 2 restarts on Friday at 06:00 with new valves.",
            notPublicBefore: friday, figures: [Figure(name: "restart hour", value: 6, unit: "")]),
    ]

    static let messages = [
        Message(
            id: "care", text: "We tell you what we find before we count what it costs",
            carries: ["(find|found) ... before ... cost", "nobody (argue|ask) ... (cost|money)"]),
        Message(
            id: "fairness", text: "You get your money back without a receipt",
            carries: ["money back", "without ... receipt", "refund"]),
    ]

    static let templates = [
        Template(id: "moment", text: "A moment from this week I keep thinking about is…"),
        Template(id: "home", text: "If you have one of the cartons at home, here is what I would do…"),
        Template(id: "nobody-sees", text: "What most people don’t see about a recall is…"),
        Template(id: "three", text: "I was … when it happened. I … And I hope …"),
    ]
}
