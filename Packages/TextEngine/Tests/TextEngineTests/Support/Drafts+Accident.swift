import TextEngine

/// A steelworks where two people were injured.
extension Drafts {
    static let brandt = Guide(
        boundaries: [
            Boundary(
                id: "blame", title: "", weight: .stop,
                match: ["(operator|foreman|colleague|he|she) ... (careless|mistake|fault|blame)"],
                unless: ["nobody ... blame"], flags: ["The operator was careless."],
                allows: ["Nobody is to blame until we know."], instead: "What happened is being looked into."),
            Boundary(
                id: "medical", title: "", weight: .stop,
                match: [
                    "(broke|broken|fractured|surgery|coma|amputated) ... (leg|arm|spine|skull|hand)",
                    "(intensive care|coma)",
                ], flags: ["He broke his leg."], allows: ["The machine is broken."],
                instead: "They are being looked after."),
        ],
        facts: [
            Fact(
                id: "a1", number: 1, statement: "Two colleagues were injured when a platform gave way in hall 4.",
                figures: [Figure(name: "injured", value: 2, unit: "colleagues")]),
            Fact(id: "a2", number: 2, statement: "Both are out of danger."),
            Fact(id: "a3", number: 3, statement: "Work on all platforms has stopped."),
            Fact(
                id: "a4", number: 4, statement: "“The platform had failed its inspection.” It passed in May.",
                status: .notTrue),
            Fact(id: "a5", number: 5, statement: "The last inspection of the platform was in May.", status: .withdrawn),
            Fact(id: "a6", number: 6, statement: "The labour inspectorate is on site and we answer every question."),
            Fact(
                id: "a7", number: 7, statement: "At least 14 people heard the bolt break.",
                figures: [Figure(name: "witnesses", value: 14, unit: "people", comparator: .atLeast)]),
            Fact(
                id: "a8", number: 8, statement: "80% of the platforms have been checked.",
                figures: [Figure(name: "checked", value: 80, unit: "%")]),
        ],
        messages: [
            Message(
                id: "m2", text: "",
                carries: ["(everyone|all) ... home", "(look|looking) after ... (them|family|families)"])
        ], templates: [], colleagues: [],
        disclosure: Disclosure(names: ["Brandt Steel", "Brandt"], suggested: "I work at Brandt."))

    static let accident = [
        Draft(
            "Crane driver at Brandt Steel, hall 4. Two of my colleagues were hurt. I held a hand until help came."
        ),
        Draft(
            "I work at Brandt. Two colleagues were injured when a platform gave way. I was forty metres away.",
            "supports 1"),
        Draft(
            "I work at Brandt. Three colleagues were injured in hall 4 when the platform gave way, I heard.",
            "differs 1"),
        Draft("I work at Brandt. Both are out of danger. I cried in the car park.", "supports 2"),
        Draft("I work at Brandt. Both of them love football, and both are out of danger, thank God.", "supports 2"),
        Draft("I work at Brandt. Nobody is to blame until we know more."),
        Draft("I work at Brandt. The operator made a mistake, that is all there is to it.", "boundary blame"),
        Draft("I work at Brandt. It was not the operator's fault."),
        Draft("I work at Brandt. He broke his leg in two places and had surgery on the hand.", "boundary medical"),
        Draft("I work at Brandt. My arm is fine, thank you for asking, the broken machine is not."),
        Draft("I work at Brandt. The platform had failed its inspection, everyone knows.", "not true 4"),
        Draft("I work at Brandt. The platform had not failed its inspection."),
        Draft("I work at Brandt. The last inspection of the platform was in May.", "withdrawn 5"),
        Draft("I work at Brandt. We stopped work on all platforms the same hour."),
        Draft("I work at Brandt. I do not feel safe on the platforms and I told the inspectorate so."),
        Draft("I work at Brandt. The inspectorate is on site. We answer every question, also the ones that hurt."),
        Draft("I work at Brandt. We are asked to work overtime this week, unpaid. I refuse."),
        Draft("I work at Brandt. 14 people heard the bolt break. I was one.", "supports 7"),
        Draft("I work at Brandt. More than a dozen people heard the bolt break.", "supports 7"),
        Draft("I work at Brandt. Eight people heard the bolt break and none of them has slept.", "differs 7"),
        Draft(
            "I work at Brandt. Eighty per cent of the platforms have been checked. I will walk on them when it is all.",
            "supports 8"),
        Draft("I work at Brandt. 80 % of the platforms are checked.", "supports 8"),
        Draft("I work at Brandt. Only 50% of the platforms have been checked.", "differs 8"),
        Draft("I work at Brandt. We are 100% behind the two of them."),
        Draft("I work at Brandt. She is in intensive care and we are thinking of her.", "boundary medical"),
        Draft("I work at Brandt. Dr. Weber, our plant doctor, sat with us until midnight. Mrs. Weber brought soup."),
        Draft("I work at Brandt. St. Mary's took both in at 14.20, and at 3 p.m. my phone rang."),
        Draft("My husband works at Brandt. I have not seen him since Wednesday.", "undisclosed"),
        Draft("I work at Brandt. Let's make sure everyone gets home. Every shift, every day.", "carries m2"),
        Draft("I work at Brandt. We're looking after their families. That's all I'll say.", "carries m2"),
        Draft(
            "I work at Brandt and I run the canteen. On Thursday nobody wanted dessert except one apprentice who "
                + "wanted three."
        ),
        Draft("I work at Brandt. I heard two colleagues in the changing room talk about football again. It helped."),
        Draft("I work at Brandt. Five colleagues from Kiel drove over to cover our shift."),
        Draft("I work at Brandt. The bolt, they say. I don't know why it broke and I don't want to guess."),
        Draft("I work at Brandt. I've been a welder for 31 years and I have never heard the hall that quiet."),
        Draft("I work at Brandt. No one has died. Please stop writing that."),
        Draft("I work at Brandt. Is it true that the platform failed its inspection? I do not know."),
        Draft("I work at Brandt. Call the family fund: DE89 3704 0044 0532 0130 00. Every euro helps.", "iban"),
        Draft("I work at Brandt. The family fund has 12.500 euros after 3 days."),
        Draft("I work at Brandt. Work has stopped. My hands have not. I swept hall 4 twice."),
    ]
}
