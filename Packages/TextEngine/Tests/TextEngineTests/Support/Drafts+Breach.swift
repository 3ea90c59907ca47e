import TextEngine

/// A bank whose customers’ data were copied.
extension Drafts {
    static let northwind = Guide(
        boundaries: [
            Boundary(
                id: "who", title: "", weight: .stop,
                match: [
                    "(hacker|attacker|gang) ... (russia|russian|china|chinese|insider)",
                    "(insider|colleague) ... (sold|leaked|stole)",
                ], flags: ["The hackers were Russian."], allows: ["The hackers are still unknown."],
                instead: "The police are finding out who did it."),
            Boundary(
                id: "how", title: "", weight: .care,
                match: [
                    "(firewall|server|vpn|backup) ... (old|unpatched|outdated|weak)",
                    "(password|key) ... (written|post-it|shared)",
                ], flags: ["Our servers were unpatched for years."], allows: ["The servers are back."],
                instead: "We are checking every system."),
        ],
        facts: [
            Fact(
                id: "b1", number: 1, statement: "Names and e-mail addresses of 41,000 customers were copied.",
                figures: [Figure(name: "customers", value: 41000, unit: "customers")],
                earlier: [
                    Earlier(
                        version: 1, statement: "Data of about 5,000 customers were copied.",
                        figures: [Figure(name: "customers", value: 5000, unit: "customers", comparator: .about)])
                ]),
            Fact(id: "b2", number: 2, statement: "No passwords were taken."),
            Fact(id: "b3", number: 3, statement: "Payment data are kept elsewhere and were not touched."),
            Fact(
                id: "b4", number: 4, statement: "We noticed it on 3 November and shut the portal within two hours.",
                figures: [Figure(name: "hours", value: 2, unit: "hours")]),
            Fact(id: "b5", number: 5, statement: "“They paid the ransom.”", status: .notTrue),
            Fact(id: "b6", number: 6, statement: "We do not know yet who did it.", status: .developing),
            Fact(
                id: "b7", number: 7, statement: "The customer portal reopens on Monday at 08:00.",
                notPublicBefore: 2_000_000_000_000),
            Fact(
                id: "b8", number: 8,
                statement: "We offer every customer two years of credit monitoring free of charge.",
                figures: [Figure(name: "years", value: 2, unit: "years")]),
            Fact(
                id: "b9", number: 9, statement: "The response costs about €2 million so far.",
                notPublicBefore: 2_000_000_000_000,
                figures: [Figure(name: "cost", value: 2, unit: "million euros", comparator: .about)]),
        ],
        messages: [
            Message(
                id: "m1", text: "", carries: ["change your password", "(call|write|told) ... (customer|you) ... first"])
        ], templates: [], colleagues: [],
        disclosure: Disclosure(names: ["Northwind Bank", "Northwind"], suggested: "I work at Northwind."))

    static let breach = [
        Draft(
            "I work in the fraud team at Northwind. 41,000 customers. Each of them gets a call or a letter, and "
                + "I have the M to P."
        ),
        Draft(
            "Northwind, IT. We shut the portal within two hours on the third of November. I have not slept much since.",
            "supports 4"),
        Draft(
            "I answer the phones at Northwind Bank. About 5,000 customers, they said on Monday, and now it is 41,000."),
        Draft(
            "I work at Northwind. Data of about 5,000 customers were copied and I am sorry for every one of them.",
            "differs 1"),
        Draft(
            "I work at Northwind. No passwords were taken, but change your password anyway if you used it elsewhere.",
            "supports 2", "carries m1"),
        Draft("I work at Northwind. Passwords were taken, people say. That is not true."),
        Draft("I work at Northwind. Your payment data was not touched. It lives in another system."),
        Draft("I work at Northwind. My mother is one of the 41,000. She called me before the hotline."),
        Draft("I work at Northwind. They paid the ransom, I am sure.", "not true 5"),
        Draft("I work at Northwind. We did not pay the ransom."),
        Draft("I work at Northwind. I paid two hours of overtime to my team. No, kidding."),
        Draft(
            "I work at Northwind. It took me two hours to reach my own bank. Twenty customers stood in line "
                + "behind me."),
        Draft("I work at Northwind. I called 60 customers today, and most of them were kinder than I would have been."),
        Draft(
            "I work at Northwind. The hackers were Russian, says the whole canteen, but nobody knows.", "boundary who"),
        Draft("I work at Northwind. No idea if the hackers are Russian."),
        Draft("I work at Northwind. I don't know who the hackers are."),
        Draft("I work at Northwind. Our firewall was old, and everybody knew it.", "boundary how"),
        Draft("I work at Northwind. The portal reopens on Monday, I promise.", "not public 7"),
        Draft("I work at Northwind. Customers ask when the portal opens again. I do not know."),
        Draft("I work at Northwind. It has cost us 2 million euros so far.", "not public 9"),
        Draft("I work at Northwind. It has cost us €2m so far.", "not public 9"),
        Draft("I work at Northwind. We offer two years of free credit monitoring to every customer.", "supports 8"),
        Draft("I work at Northwind. I have worked here for two years and never saw so many people stay late."),
        Draft(
            "I work at Northwind. We offer every customer five years of credit monitoring free of charge.", "differs 8"),
        Draft("I work at Northwind. Someone asked me for my PIN: 4711 is not it.", "password"),
        Draft("I work at Northwind. If anyone asks for your password: hang up."),
        Draft("I work at Northwind. We never ask for your PIN. Never. Not by mail, not by phone."),
        Draft(
            "I work at Northwind. My number on the desk is 4021 and it rang 212 times on Tuesday between 8:00 "
                + "and 17:30."
        ),
        Draft("I work at Northwind. Order 2026-11-0042 went out late, ticket 8812 4410 is still open."),
        Draft("I work at Northwind. Profit is not what I think about this week."),
        Draft("I work at Northwind. The annual report can wait."),
        Draft("I work at Northwind. Our share price fell 8% today and honestly I did not look.", "results"),
        Draft("I work at Northwind. My team and I have been here since 5 am. Pizza number 3 just arrived."),
        Draft("we're 12 people in the breach room at northwind. nobody slept. somebody brought plants."),
        Draft("I work at Northwind. Lost data of 41.000 customers. 41 000 letters to fold."),
        Draft(
            "Ask me anything about the breach except the things I can't answer. I'm with Northwind, in customer "
                + "service."
        ),
        Draft("I work at Northwind. \"They paid the ransom\" is the funniest thing I read today, and it is nonsense."),
        Draft("I work at Northwind. Was it an inside job? I keep hearing that. I cannot say and I will not guess."),
        Draft(
            "I work at Northwind. For weeks we will be calling people. Fewer than 50,000 customers, more than I "
                + "can count."
        ),
        Draft("I work at Northwind. Only 41 customers were affected, says my uncle. He forgot the thousand."),
    ]
}
