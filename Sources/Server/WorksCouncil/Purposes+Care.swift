import Platform

let carePurposes: Purposes = [
    "support_resources": Purpose(.world, .good, "The help that the company offers."),
    "support_line_confirmations": Purpose(
        .preparers, .good, "Who last confirmed a public number for help, and when."),
    "support_pauses": Purpose(
        .oneself, .brief("Until it ends"),
        "That somebody wants not to be asked to speak. No export has it."),
    "support_follow_ups": Purpose(
        .oneself, .brief("Until its day is over"),
        "That somebody wants to be asked how it is after an attack. No export has it."),
    "check_in_counts": Purpose(
        .leaders, .good,
        """
        How many chose each answer on a day, by department. There is no row for a person; after the day, groups \
        under five are melted together.
        """),
    "check_in_marks": Purpose(
        .nobody, .brief("Until the day is over"),
        "A mark that keeps one person from being counted twice on a day."),
    "door_questions": Purpose(
        .everyone, .person,
        "Questions to leaders and what they answered. One without a name has no person, no session and no time but its day."
    ),
    "door_votes": Purpose(
        .nobody, .brief("Until the question is answered, declined or removed"),
        "A mark that keeps one person from counting twice. Who that is cannot be read from it."),
    "door_hours": Purpose(
        .everyone, .brief("A month after the hour"), "Hours that leaders offer. No export has them."),
    "door_bookings": Purpose(
        .oneselfAndLeader, .brief("A month after the hour"),
        "Who takes a place. The leader sees it for a one-to-one, and of a group nobody does."),
    "door_feeds": Purpose(
        .nobody, .person, "A digest of the address by which somebody’s own calendar reads their hours."),
    "thanks": Purpose(.bothSides, .person, "Words of thanks. Nothing counts them, and no export has them."),
    "thanks_reports": Purpose(.administrators, .person, "That somebody found words of thanks out of place."),
    "circles": Purpose(.everyone, .good, "The small groups that there are, and their rules."),
    "circle_members": Purpose(.circle, .person, "Who is in a circle."),
    "circle_posts": Purpose(.circle, .person, "What is said in it. Nobody outside finds it, administrators neither."),
    "circle_invitations": Purpose(.circle, .person, "Who was invited."),
    "circle_requests": Purpose(.circle, .person, "Who asks to come in."),
    "circle_reports": Purpose(.circle, .person, "What somebody has reported to its facilitator."),
]

let concernsPurposes: Purposes = [
    "concerns": Purpose(
        .receivers, .brief("Three years after the answer"),
        "That wrongdoing was reported: the day, and the days of acknowledgement and answer. No person, no finer time."),
    "concern_messages": Purpose(
        .receivers, .brief("Three years after the answer"), "What was said, and what was replied. No export has it."),
    "concern_receivers": Purpose(.world, .person, "Who reads reports of wrongdoing."),
]

let feedbackPurposes: Purposes = [
    "rounds": Purpose(.everyone, .good, "Rounds of questions, with the key that signs their tokens."),
    "round_questions": Purpose(.everyone, .good, "Their questions."),
    "round_marks": Purpose(
        .nobody, .brief("Until the round closes"),
        "That somebody has fetched a token, so that each gets one. Not whether they have answered."),
    "spent_tokens": Purpose(
        .nobody, .good,
        "Tokens that an answer came with. They cannot be led back to whom they were signed for."),
    "round_counts": Purpose(
        .everyone, .good,
        "How many chose each answer. Shown after closing, and only where at least five have answered."),
    "round_words": Purpose(
        .leaders, .good,
        "Single answers in words, each by itself, mixed. Shown where at least ten have written."),
    "letters": Purpose(.leaders, .good, "Letters without a name, opened by eight words that only the writer has."),
    "letter_messages": Purpose(.leaders, .good, "What is in them, and what was replied."),
    "themes": Purpose(.everyone, .good, "What was said in a round, and what became of it."),
]
