import Testing

/// What the people of the demo story wrote (Demo/halden.yaml).
enum HaldenPosts {
    struct Post: Sendable, CustomTestStringConvertible {
        let key: String
        let author: String
        let text: String

        var testDescription: String { key }
    }

    static let all = [
        Post(
            key: "amira-cost", author: "amira",
            text: """
                I run the night line at Halden in Aarhus. At twenty to four an alarm went that I had only ever \
                heard in training. We stopped. Nobody argued about the cost.
                """),
        Post(
            key: "ejnar", author: "ejnar",
            text: """
                Thirty-one years at Halden, most of them next to the mill. I have never seen the hall so quiet \
                as this morning. I swept the same floor twice because I did not know what else to do with my \
                hands.
                """),
        Post(
            key: "jonas-line", author: "jonas",
            text: """
                I answer the phones at Halden. Most people are kind. One man had fed it to his daughter and just \
                wanted someone to stay on the line with him, so I did.
                """),
        Post(
            key: "farida", author: "farida",
            text: """
                Leeds call centre, Halden Foods. A lady rang to ask whether her rice pudding was safe. It was. \
                We talked about rice pudding for ten minutes and I think we both needed it.
                """),
        Post(
            key: "kasper-400", author: "kasper",
            text: """
                I plan the lorries at Halden. About 400 cartons are out there and I know on which roads each of \
                them travelled. My map has never had so many red dots.
                """),
        Post(
            key: "tom", author: "tom",
            text: """
                My depot in Leeds, we work for Halden, cleared two pallets before breakfast. My lot did it \
                without being asked twice. Proud is the word, if a bit stiff in the back.
                """),
        Post(
            key: "rory", author: "rory",
            text: """
                I teach baristas for Halden. Went round eleven cafés on foot yesterday to take the cartons back \
                myself. Nine made me coffee. With someone else’s oat milk, fair enough.
                """),
        Post(
            key: "wiebke", author: "wiebke",
            text: """
                Food safety is my job at Halden in Flensburg, and today it means saying “we do not know yet” \
                forty times. It is the right sentence. It does not get easier.
                """),
        Post(
            key: "hanna-400", author: "hanna",
            text: """
                I sell Halden in the south of Sweden. I called every shop before they could call me. About 400 \
                cartons in all, one shelf at a time, and one shopkeeper who said thanks for ringing.
                """),
        Post(
            key: "piotr", author: "piotr",
            text: """
                Filling operator, Halden Flensburg. Our line is not the one with the fault. We stopped for an \
                hour anyway and checked every seal by hand. I would want that done for my kids’ breakfast.
                """),
        Post(
            key: "julie", author: "julie",
            text: """
                First week in customer care at Halden. Nobody told me I would learn the Swedish word for \
                “sensor” on day three.
                """),
        Post(
            key: "henrik", author: "henrik",
            text: """
                I am the fitter who opened valve 7 at Halden on Tuesday. I am not allowed to guess and I will \
                not. But I sleep better since Quality took the parts away in a sealed box with my name on the \
                label.
                """),
        Post(
            key: "magnus-400", author: "magnus",
            text: """
                Drove for Halden through the night, Malmö to Gothenburg and back, about 400 cartons to find and \
                a thermos. At one petrol station the man behind the counter had already taken them down himself.
                """),
        Post(
            key: "karla", author: "karla",
            text: """
                I lead customer care at Halden. The number I look at is not how many calls we took. It is how \
                many people we called back when we said we would. Today: all of them.
                """),
        Post(
            key: "elin", author: "elin",
            text: """
                A café owner in Gothenburg asked me, you from Halden, would you drink it? Any other batch, yes, \
                and I did, in front of her. It was lukewarm. I stand by it.
                """),
        Post(
            key: "oskar", author: "oskar",
            text: """
                Microbiologist at Halden. People imagine flashing lights. It is forty petri dishes, a kettle and \
                a colleague who hums. I trust the humming.
                """),
        Post(
            key: "annemarie", author: "annemarie",
            text: """
                Safety representative here, Halden Aarhus. After a night like that the first question at our \
                table was not about milk. It was: did everyone get home?
                """),
        Post(
            key: "saga", author: "saga",
            text: """
                I write things for Halden for a living and had no words yesterday. So I folded 200 letters for \
                shops by hand with Lise from Finance. She folds better.
                """),
        Post(
            key: "lise-400", author: "lise",
            text: """
                Controller at Halden. Someone asked what about 400 cartons cost. I said I have not looked, and I \
                was told not to look until Quality is done. I rather liked being told that.
                """),
        Post(
            key: "beate", author: "beate",
            text: """
                I manage Halden’s site in Flensburg. Three of my people drove to Aarhus on their day off to help \
                lift cartons. I did not send them. I did buy the cake.
                """),
        Post(
            key: "yusuf", author: "yusuf",
            text: """
                Shift lead at Halden, Flensburg. My father asked me at dinner whether we are in trouble. I told \
                him what I saw: a team that stopped a line in the dark without waiting for a boss to say so.
                """),
        Post(
            key: "lars", author: "lars",
            text: """
                I am head of quality at Halden. You will hear from me on Thursday what we found, also if it is \
                our fault. Until then every guess would only be louder than the evidence.
                """),
        Post(
            key: "grete", author: "grete",
            text: """
                I train people at Halden. The drill in spring felt silly, we all said so. On Tuesday nobody had \
                to ask who calls whom. I take silly any time.
                """),
        Post(
            key: "nadia", author: "nadia",
            text: """
                Press office, Halden. A reporter asked if staff are told what to post. They are told what we \
                know. The rest is theirs, and I read it here like everyone else.
                """),
        Post(
            key: "dev", author: "dev",
            text: """
                I look after systems at Halden in the UK. Somebody made a fake refund page within hours. It is \
                down. The real one never asks for your card number.
                """),
        Post(
            key: "priya", author: "priya",
            text: """
                IT at Halden. We moved forty phones in an afternoon so that people from sales could answer \
                calls. The best bug report of the day: the hold music is too cheerful.
                """),
        Post(
            key: "jonas-second", author: "jonas",
            text: """
                The man from Tuesday called again, asked for the Halden guy with the slow voice. His daughter is \
                fine. He wanted me to know. That is all, that is the post.
                """),
        Post(
            key: "ejnar-400", author: "ejnar",
            text: """
                They say about 400 cartons. At Halden we used to fill that many before the first coffee. Funny \
                how a small number can keep a whole town awake.
                """),
        Post(
            key: "farida-second", author: "farida",
            text: """
                Halden phones, day two. A boy wanted to know whether the cow was all right. I explained oats. He \
                was still worried about the cow.
                """),
        Post(
            key: "stine", author: "stine",
            text: """
                I look after people at Halden. If you work with one of ours, do not ask how the recall is going. \
                Ask when they last ate.
                """),
    ]

    /// Drafts, texts that wait for a second look, and what is still to come in the story.
    static let unpublished = [
        Post(
            key: "amira-draft", author: "amira",
            text: """
                I run the night line in Aarhus. When the alarm came on Tuesday we stopped everything within the \
                hour and nobody argued about the cost. I know about 400 cartons is a lot of breakfasts. The \
                supplier in Odense messed up, but I am proud of how my team handled it.
                """),
        Post(
            key: "jonas-draft", author: "jonas",
            text: """
                What I did not expect about this week at Halden:
                """),
        Post(
            key: "mette-draft", author: "mette",
            text: """
                I am head of operations at Halden, and on Tuesday at four in the morning I was asked whether we \
                stop. I said yes before I was awake.
                """),
        Post(
            key: "tom-draft", author: "tom",
            text: """
                Two days of lifting cartons back into the lorry they came from. I work for Halden and I never \
                thought I would be glad to see a shelf with a hole in it.
                """),
        Post(
            key: "julie-look", author: "julie",
            text: """
                I work in customer care at Halden. Every third call today was someone asking how WE are. I was \
                not ready for that.
                """),
        Post(
            key: "henrik-look", author: "henrik",
            text: """
                I changed the valves at Halden myself and I keep going through it in my head. The parts are with \
                Quality now. I hope they find it, even if it is me.
                """),
        Post(
            key: "magnus-look", author: "magnus",
            text: """
                Four hundred kilometres a night for Halden this week. The best moment was a school kitchen in \
                Växjö that had counted its cartons, packed them, and put a drawing on top.
                """),
        Post(
            key: "piotr-look", author: "piotr",
            text: """
                My daughter asked if Papa’s milk is the bad milk. I work at Halden, so I showed her the number \
                on our carton and we compared it with the list, together, out loud.
                """),
        Post(
            key: "kasper-script", author: "kasper",
            text: """
                Correction from the man with the map at Halden: it is 612 cartons, not 400. I found the other \
                dots this afternoon. Sorry to everyone who trusted my first number.
                """),
        Post(
            key: "saga-script", author: "saga",
            text: """
                I work at Halden and I have now explained oats to four uncles, two neighbours and a priest. The \
                priest had the best questions.
                """),
        Post(
            key: "oskar-script", author: "oskar",
            text: """
                Forty dishes, forty times nothing so far. I work in the lab at Halden and “nothing” has never \
                been such a beautiful word.
                """),
        Post(
            key: "yusuf-script", author: "yusuf",
            text: """
                Shift lead at Halden here. My team asked me whether they may be angry. Yes, I said, and after \
                that we check the seals again.
                """),
        Post(
            key: "annemarie-script", author: "annemarie",
            text: """
                They did all get home, Solveig. I work at Halden and I asked each of them myself.
                """),
        Post(
            key: "rory-script", author: "rory",
            text: """
                Barista trainer, still Halden, still walking. Café number nineteen. My feet would like it on \
                record that oats are heavy.
                """),
    ]
}
