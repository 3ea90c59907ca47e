import TextEngine

/// What the persona hears in an answer besides facts and boundaries. Each sign is held to its own sentences when it is
/// compiled, as every rule of the engine is.
enum DrillSigns {
    static let care = "care"
    static let attack = "attack"
    static let promise = "promise"

    static let all: [Boundary] = [
        Boundary(
            id: care, title: care, weight: .care,
            match: [
                "(sorry|apologise|apologize|condolence)", "my (heart|thought) (is|are|goes|go) (with|out)",
                "thank (you|u)", "thanks for (asking|telling|writing|saying|letting)",
                "(understand|see|know) (why|how|that) you",
                "i would (worry|be worried|be afraid|be angry|ask) (too|as well|the same)",
                "(you|your) ... (worry|worried|afraid|scared|angry|upset|right to ask)",
                "(are|is) (you|she|he|they|everyone|everybody|your ...) (ok|okay|safe|all right|alright|well|feeling|better)",
                "how (are|is) (you|she|he|they|your)", "i hope (you|she|he|they|your|everyone|everybody|nobody)",
                "(that|this|it) (must be|sounds|is) (hard|awful|terrible|frightening|scary|frustrating|worrying|painful)",
                "take care", "wish (you|her|him|them)", "(feel|feeling|happy|glad|pleased) for you",
                "(glad|relieved|happy) (that|he|she|they|your|about your)",
                "(thinking|thought) of (you|people like you)",
                "(poor|dear) (you|thing|girl|boy|soul|man|woman|old)", "bless (you|her|him)", "oh (no|dear|god)",
                "(that|this) (is|s) (awful|terrible|horrible|cruel|so hard|a shock|a fright)",
                "that's (awful|terrible|horrible|cruel)",
                "no wonder", "of course you", "(every|all the) (reason|right) to", "you (are|were) right to",
                "(kind|good|brave|nice) of you", "you (are|re) a (hero|star|treasure)", "you're a (hero|star|treasure)",
                "(do not|don't|dont) (be (frightened|scared|afraid|ashamed|sad)|cry|blame yourself)",
                "(not|nothing ... is|isn't) your fault", "(could|would|can) have been (any|anyone|anybody|me)",
                "(anyone|anybody|any of us) (could|can) (click|fall|slip|make that|do that)", "anybody's hand would",
                "i (would have|'d have|d have) (asked|run|clicked|done|been|cried|shouted|panicked) ... too",
                "i (would not|wouldn't) (sleep|have slept|know) ... (either|neither)",
                "(can not|cannot|can't|can only|can) (imagine|guess) (what|how|these|this)",
                "i can (hear|feel|see) how",
                "(my|our) (stomach|hands|heart) (dropped|sank|is shaking|are shaking|stood still|breaks|broke)",
                "felt (sick|ill|awful) when i read", "i know (that|this) (fear|feeling)",
                "i wish i (had|could|knew)", "(sit|stay|go|walk) ... with you", "walk (over|there) with you",
                "i (am|will be|'ll be|m) here (all|for you|tonight|if)", "i'm here (all|for you|tonight|if)",
                "i stay on the phone", "(call|write|ring) me (any time|anytime|whenever)", "(write|call|ring) whenever",
                "(is|has) (somebody|someone|anyone|anybody|she|he) ... (with you|neighbour|neighbor)",
                "how's (your|he|she|it going)", "owe you an apology", "rest (well|a bit)",
                "(sleep|eat|drink) (well|something|a bit)", "sit down", "breathe",
                "(nobody|no one) should have to", "you did (well|right|the right thing)",
            ],
            unless: [
                "not (sorry|my problem)", "sorry (but|not sorry)", "thanks for nothing", "(glad|happy) ... sorry",
            ],
            flags: [
                "I am so sorry that your daughter is ill.", "Thank you for asking that so openly.",
                "That must be frightening with a small child.", "I understand why you are angry.",
                "Are you all right?", "I hope your mother is better today.",
            ],
            allows: [
                "The line stopped at six.", "We are not sorry for that.", "Thanks for nothing.",
                "Read the statement on our page.", "The counter is open all evening.",
                "Anyone can look it up on the page.",
            ], evenIfDenied: true),
        Boundary(
            id: attack, title: attack, weight: .care,
            match: [
                "(idiot|moron|stupid|pathetic|coward|scum|trash|clown|loser|imbecile)",
                "shut (up|your mouth)", "(you|u) (are|re) (a liar|lying|crazy|insane|disgusting|ridiculous)",
                "(you are|you're) (a liar|lying)",
                "(get|have) a life", "nobody (asked|cares about) you", "(mind|do) your own (business|job)",
                "(you|people like you) ... (no idea|no clue|nothing better to do)",
            ],
            flags: ["You are a liar.", "Shut up and wait.", "What an idiot.", "People like you have no idea."],
            allows: [
                "I have no idea when it will be measured.", "I would be angry too.",
                "Nobody has asked me to write this.",
            ], evenIfDenied: true),
        Boundary(
            id: promise, title: promise, weight: .care,
            match: [
                "(i|we) (promise|guarantee|swear|assure)", "(guarantee|promise) (you|that|nobody|everyone|everybody)",
                "(we|they|company) will (pay|refund|compensate|replace|cover)",
                "you will (get|receive|have) ... (money|refund|payment|compensation)",
                "never (happen|again)", "won't happen again", "will not happen again",
                "(nobody|no one) will (lose|be fired|be hurt|get ill)",
            ],
            unless: [
                "(cannot|can't|can not|could not|not able to|don't|do not|did not) ... (promise|guarantee|assure)",
                "whether",
            ],
            flags: [
                "I promise you will get an answer tonight.", "We will pay for all of it.",
                "This will never happen again.", "Nobody will lose their job.",
            ],
            allows: [
                "I cannot promise anything.", "I do not know whether we will pay.",
                "I will ask and write to you at six.",
            ], evenIfDenied: true),
    ]

    /// Compiled once. A test holds that it is there: a list that breaks its own sentences would leave every answer unread.
    static let compiled: Result<Checker, GuideError> = {
        do throws(GuideError) { return .success(try Checker(Guide(boundaries: all))) } catch { return .failure(error) }
    }()
}
