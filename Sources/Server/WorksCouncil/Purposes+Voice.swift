import Platform

let voicePurposes: Purposes = [
    "accounts": Purpose(
        .oneself, .person,
        "Accounts on networks that somebody has connected. The keys are sealed and used by their owner’s posts alone."),
    "account_requests": Purpose(.nobody, .brief("An hour"), "An account that is being connected."),
    "drafts": Purpose(.oneself, .untouched, "What somebody is writing."),
    "declines": Purpose(.team, .crisis, "How often somebody said “I cannot say this”: a number a day, and no name."),
    "posts": Purpose(
        .oneselfAndTeam, .person,
        "What somebody has published. The team sees texts in a crisis, without names."),
    "post_edits": Purpose(.oneselfAndTeam, .person, "What a post said before."),
    "post_notices": Purpose(.oneself, .untouched, "That a fact in somebody’s text has changed."),
    "post_figures": Purpose(
        .team, .crisis,
        "How many posts there are in a crisis, and how many in own words. No number belongs to a person."),
    "deliveries": Purpose(.oneself, .person, "Where each post is on its way out."),
    "delivery_attempts": Purpose(.oneself, .person, "Each attempt to send it."),
    "second_looks": Purpose(.oneselfAndTeam, .person, "A text that somebody has asked a colleague to read."),
    "second_look_comments": Purpose(
        .oneselfAndTeam, .person,
        "What the colleague says, and what the author made of it."),
]

let learningPurposes: Purposes = [
    "course_versions": Purpose(.everyone, .good, "The courses, as they were when people took them."),
    "kept_pictures": Purpose(.everyone, .good, "What those courses showed. Nobody’s data."),
    "course_pictures": Purpose(.everyone, .good, "Pictures in courses, and who has added them."),
    "guidance_courses": Purpose(.trainers, .good, "Which courses were made of our guidance, of which, and by whom."),
    "written_courses": Purpose(.trainers, .good, "The drafts of courses, and who has saved them last."),
    "written_versions": Purpose(
        .trainers, .good, "The versions of a course that was written here, by whom, and what has changed in each."),
    "course_assignments": Purpose(
        .oneselfAndTrainers, .person,
        "That a course is asked of somebody or of a group, by when, and why."),
    "course_attempts": Purpose(.oneselfAndTrainers, .person, "That somebody has taken a course, and how it ended."),
    "course_readings": Purpose(.oneself, .person, "Which lessons somebody has read, so that they can go on."),
    "course_answers": Purpose(
        .oneselfAndTrainers, .person,
        "What somebody answered, so that it can be explained. Others see totals of at least five."),
    "course_certificates": Purpose(
        .oneselfAndTrainers, .person,
        "That somebody has passed a course. Whoever is shown one can check it."),
    "certificate_keys": Purpose(
        .world, .good,
        "The keys that sign certificates; the public half is for everyone, the other is sealed."),
    "crisis_courses": Purpose(
        .everyone, .crisis,
        "The course that a crisis asks for before posts without a second look."),
    "record_sendings": Purpose(
        .oneself, .person,
        "That somebody sends the courses they passed to a learning record store, by their own wish, and what it answered."
    ),
    "sent_statements": Purpose(
        .nobody, .person,
        "Which statements have gone there, by number and without what they say, so that none goes twice."),
    "course_offers_put_away": Purpose(
        .oneself, .crisis, "That somebody does not want to be offered a course on Now while this crisis lasts."),
    "drill_scripts": Purpose(.nobody, .good, "The scenarios, as they were when they were played."),
    "drills": Purpose(.players, .person, "That a drill was played, when, and alone or as a team."),
    "drill_players": Purpose(
        .players, .person,
        "Who takes part in a drill, and as what. Whoever leaves is gone from it."),
    "drill_actions": Purpose(.players, .person, "What was said and done in it, so that it can be looked at again."),
    "drill_notes": Purpose(.players, .person, "What those who played said afterwards."),
    "drill_tasks": Purpose(.oneself, .person, "What somebody took on afterwards."),
    "duty_people": Purpose(
        .preparers, .person,
        """
        That somebody can be called in a crisis, for what and when, by their own word. The number is sealed and shown \
        to who leads while it is needed. Which checks went unanswered is kept until the next answer, and no page says it.
        """),
    "ambassadors": Purpose(
        .oneself, .person,
        "That somebody wishes to be asked for stories between crises, and how often. Not whether they wrote any."),
    "readiness_settings": Purpose(.preparers, .good, "How often people who can be called are asked."),
    "playbook_readings": Purpose(.preparers, .good, "Since when a playbook stands as it is, and who read it through."),
]
