/// Words that many boundaries need: a pattern says `@blame` where it would list eighty ways of having done wrong. A list is
/// a line of alternatives itself, and may use those that stand before it.
enum WordList {
    static let names = lines.map(\.name).sorted()

    static func named(_ name: String) -> Pattern.Element? { read[name] }

    private static let read: [String: Pattern.Element] = {
        var (read, texts): ([String: Pattern.Element], [(name: String, words: String)]) = ([:], [])
        for line in lines {
            let words = texts.reduce(line.words) { $0.replacing("@" + $1.name, with: $1.words) }
            texts.append((line.name, words))
            // One that cannot be read is missing then, and a test asks for all.
            read[line.name] = try? PatternParser.parse("(\(words))").elements.first
        }
        return read
    }()

    private static let lines: [(name: String, words: String)] = [
        (
            "colleague",
            """
            accountant|admin|administrator|agent|analyst|apprentice|assistant|bookkeeper|boss|buyer|caretaker|\
            cashier|cleaner|clerk|colleague|consultant|contractor|controller|cook|coworker|crew|designer|\
            developer|director|driver|electrician|employee|engineer|fitter|foreman|forklift|freelancer|guard|\
            inspector|installer|intern|janitor|leader|loader|manager|mate|mechanic|mixer|newbie|newcomer|\
            nurse|officer|operator|packer|painter|planner|plumber|porter|programmer|receptionist|recruiter|\
            rookie|secretary|shift|student|subcontractor|supervisor|sysadmin|team|teammate|technician|temp|\
            tester|trainee|volunteer|welder|worker|new (one|guy|girl|hire|lad)
            """
        ),
        (
            "relative",
            """
            aunt|baby|boyfriend|brother|child|cousin|dad|daughter|family|father|fiance|fiancee|girlfriend|\
            gran|grandchild|granddad|grandfather|grandma|grandmother|grandpa|grandson|granny|husband|kid|mom|\
            mother|mum|nephew|niece|parent|partner|relative|sister|son|toddler|twin|uncle|widow|widower|wife
            """
        ),
        (
            "someone",
            """
            @name|@colleague|@relative|baker|bloke|boy|caller|chap|client|couple|customer|dude|farmer|fellow|\
            gentleman|girl|guy|he|lad|lady|man|neighbor|neighbour|=person|she|somebody|someone|teacher|\
            teenager|woman|youngster|one of us
            """
        ),
        (
            "firm",
            """
            agency|carrier|cloud|contractor|courier|farm|forwarder|haulage|haulier|host|hoster|lab|laboratory|\
            maker|manufacturer|mill|outfit|partner|printer|producer|provider|shipper|subcontractor|supplier|\
            telecom|transporter|trucker|vendor|wholesaler|\
            (cleaning|transport|trucking|packaging|lid|label|bottle|security|logistics) (firm|company|people|guys)|\
            data (center|centre)
            """
        ),
        (
            "blame",
            """
            asleep|blame|blunder|botch|=broke|=broken|bungle|careless|cause|clumsy|culprit|damage|delete|\
            disconnect|dozed|drop|drunk|error|fault|forget|fumble|guilty|hungover|ignore|incompetent|kick|\
            lazy|mess|misread|mistake|mistype|mix|neglect|negligent|overlook|oversleep|overslept|press|pull|\
            responsible|ruin|sabotage|screw|skip|sleep|sloppy|stoned|swap|text|unplug|wipe|wreck|\
            (slip|fuck|cock|foul) up|(switch|turn|shut|switched|left) (off|it off|open|on)|cut corners|\
            no (clue|idea)|on (his|her|their|the) =phone|\
            wrong (button|command|table|valve|cable|hose|switch|lever|setting|file)
            """
        ),
        (
            "certainty",
            """
            100%|absolutely|assure|bet|certain|certainly|convinced|definitely|guarantee|honestly|positive|\
            promise|sure|surely|swear|hundred percent|my word|no doubt|of course|trust me
            """
        ),
        (
            "casualty",
            """
            burn|burned|concussed|crush|dead|decease|die|drown|fatality|hurt|injure|kill|=lost|missing|perish|\
            rubble|trap|unconscious|victim|wound|passed away
            """
        ),
        (
            "day",
            """
            10th|11th|12th|13th|14th|15th|16th|17th|18th|19th|1st|20th|21st|22nd|23rd|24th|25th|26th|27th|\
            28th|29th|2nd|30th|31st|3rd|4th|5th|6th|7th|8th|9th|afternoon|april|august|autumn|christmas|\
            december|easter|evening|february|friday|january|july|june|march|midnight|monday|morning|noon|\
            november|october|saturday|september|spring|summer|sunday|thursday|tomorrow|tonight|tuesday|\
            wednesday|weekend|winter|(#|a|an|few|couple of) (day|week|hour|minute|month|hrs|mins)|\
            (next|this) (week|month|year)
            """
        ),
        (
            "unwell",
            """
            ache|allergic|ambulance|bleed|blood|cancer|chemo|collapse|convulsion|cough|cramp|dehydrated|\
            diabetes|diarrhea|diarrhoea|dizzy|drip|faint|fever|gastric|headache|hive|hospital|hospitalised|\
            ill|illness|infection|itch|kidney|migraine|miscarriage|miscarried|nausea|nauseous|pain|poison|\
            poisoned|pregnant|puke|queasy|rash|seizure|sick|stomach|swollen|symptom|tummy|unwell|vomit|\
            intensive care|throw up
            """
        ),
        (
            "hurt",
            """
            amputate|arm|bandage|brain|break|burn|coma|crush|foot|fracture|hand|hip|icu|leg|liver|lung|neck|\
            operate|operation|paralysed|paralyzed|pelvis|rib|skull|spinal|spine|stitch|surgery|theatre|\
            unconscious|ventilator|wheelchair|intensive care|life support
            """
        ),
        (
            "upset",
            """
            antidepressant|bawl|breakdown|burnout|collapse|counselling|cry|depressed|depression|devastated|\
            flashback|howl|hyperventilate|nightmare|panic|psych|psychiatrist|psychologist|ptsd|shake|shaking|\
            shiver|sob|suicidal|suicide|tear|therapist|therapy|traumatised|tremble|vomit|weep|wept|wreck|\
            (cannot|can't|won't) (sleep|eat)|break down|burst (into|out)|fall apart|in (bits|pieces)|lost it|\
            sick leave|signed off|stopped (talking|eating|speaking)
            """
        ),
        (
            "dismissed",
            """
            axe|boot|can|dismiss|fire|redundant|sack|terminate|\
            (got|get|given) (the|notice) (sack|boot|push|chop)|(has|have|had) to (go|leave|pack)|\
            (is|are|was|were) (out|=gone|cut|leaving)|(kick|throw|walk|escort) out|laid off|let go|\
            lose (the|his|her|their) (job|place|position)|must (go|leave|pack)|on the list
            """
        ),
        (
            "camera",
            """
            clip|film|footage|image|livestream|photo|photograph|pic|pics|picture|record|recording|reel|\
            screenshot|selfie|snap|story|vid|video
            """
        ),
        (
            "harmless",
            """
            alright|clean|drinkable|eatable|edible|fine|good|harmless|ok|okay|safe|sound|stable|uncritical|\
            usable|\
            (not|isn't|aren't|wasn't|won't|can't|doesn't) (dangerous|harmful|poisonous|toxic|hurt|kill|harm|contaminated|a problem|bad)|\
            all right|no (danger|problem|risk|harm)|nothing (dangerous|toxic|wrong|bad|harmful|poisonous)
            """
        ),
        (
            "payment",
            """
            bonus|cash|cent|compensate|compensation|credit|damages|discount|dollar|euro|money|pounds|quid|\
            refund|reimburse|reimbursement|voucher|free month|month (free|for free)
            """
        ),
    ]
}
