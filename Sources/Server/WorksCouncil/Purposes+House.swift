import Platform

let housePurposes: Purposes = [
    "people": Purpose(.everyone, .person, "Who is here: name, work address, title, department, country, languages."),
    "person_roles": Purpose(.administrators, .person, "What somebody may do: lead, train, administer."),
    "departments": Purpose(.everyone, .good, "The departments that people can be in."),
    "sessions": Purpose(.oneself, .brief("14 days after one was last seen"), "Where somebody is signed in."),
    "sign_in_links": Purpose(.nobody, .brief("30 days after they ended"), "Links that sign in once, as digests."),
    "api_tokens": Purpose(.oneself, .person, "Tokens for programs that act for somebody, as digests."),
    "kept_answers": Purpose(.nobody, .brief("Two days"), "The answer to a program’s call, should it be sent twice."),
    "events": Purpose(
        .administrators, .good,
        "The record of what was done. Who published stands there and is shown to nobody."),
    "event_texts": Purpose(.administrators, .good, "Words that belong to an act of the record, and can be erased."),
    "events_unsealed": Purpose(.nobody, .brief("Seconds"), "Acts that wait for their place in the record."),
    "sealed": Purpose(.administrators, .good, "The chain that shows when somebody has changed the record."),
    "followers": Purpose(.nobody, .good, "Up to where each part of the program has read the record."),
    "jobs": Purpose(
        .administrators, .brief("Until done"),
        "Work that waits for its time. It carries numbers, and no words."),
    "webhooks": Purpose(
        .administrators, .good,
        "Programs of the company that are told what kind of thing has happened."),
    "webhook_deliveries": Purpose(
        .administrators, .brief("30 days"),
        "What they were told: kinds and numbers, no names."),
    "webhook_attempts": Purpose(.administrators, .brief("30 days"), "Whether the telling arrived."),
    "chats": Purpose(
        .administrators, .good,
        "Rooms in the company’s chat that get updates; their addresses are sealed."),
    "chat_messages": Purpose(.administrators, .brief("30 days"), "Whether an update arrived there."),
    "channel_choices": Purpose(.oneself, .person, "When somebody wants mails, and their quiet hours."),
    "mails": Purpose(
        .nobody, .brief("30 days"),
        "That an update was sent to somebody, without its words, and whether it arrived. Not whether it was read."),
    "devices": Purpose(
        .oneself, .person, "Where somebody wants to be told while they do not look. The address is sealed."),
    "pushes": Purpose(
        .nobody, .brief("30 days"),
        "That a device was told of an update, without its words. Not whether anybody looked."),
    "push_keys": Purpose(.nobody, .good, "By which push services know this house. Sealed."),
    "erasure_requests": Purpose(
        .administrators, .person, "That somebody asks to be erased, so that it is done in time."),
    "mail_bounces": Purpose(.administrators, .person, "That an address takes no mails, and why."),
    "full_mailbox_days": Purpose(
        .oneself, .person, "Days on which a mailbox was full: it is given up on the third. Gone after two weeks."),
    "network_apps": Purpose(.nobody, .good, "What a network server calls this program. Sealed."),
    "practice_accounts": Purpose(.world, .good, "Accounts of the practice network, where one is running."),
    "practice_statuses": Purpose(.world, .good, "Posts on the practice network."),
    "practice_edits": Purpose(.world, .good, "What they said before."),
    "practice_tags": Purpose(.world, .good, "Their tags."),
    "practice_apps": Purpose(.nobody, .good, "Programs that may post there."),
    "practice_tokens": Purpose(.nobody, .good, "Their tokens, as digests."),
    "practice_codes": Purpose(.nobody, .brief("Until used"), "Consent that is on its way to a program."),
    "practice_sessions": Purpose(.nobody, .brief("Until they end"), "Where somebody is signed in there."),
]

let crisisPurposes: Purposes = [
    "crises": Purpose(.everyone, .crisis, "What has happened, since when, how bad, in which phase."),
    "crisis_phases": Purpose(.everyone, .crisis, "When each phase began, and who said so."),
    "team_functions": Purpose(.everyone, .crisis, "What has to be done on the team."),
    "team_terms": Purpose(
        .everyone, .crisis,
        "Who holds a function, since when. It says who is responsible, not how well."),
    "checklist": Purpose(.team, .crisis, "What the first hours ask for, and who ticked it."),
    "playbook_versions": Purpose(.preparers, .good, "What each version of a playbook said. Nobody’s data."),
    "playbook_arrivals": Purpose(
        .preparers, .good, "Playbooks that somebody has brought and nobody has decided about, and who brought them."),
    "brought_playbooks": Purpose(
        .preparers, .good, "Which playbooks the company keeps itself, who brought each, and who took one away."),
    "brought_parts": Purpose(.preparers, .good, "The drills and courses that came with a playbook. Nobody’s data."),
    "crisis_playbooks": Purpose(.team, .crisis, "On which version of a playbook a crisis stands."),
    "playbook_lessons": Purpose(
        .preparers, .good,
        "What should change in a playbook, who noted it and who said that it is done. What came from a drill has nobody."
    ),
    "follow_ups": Purpose(.team, .crisis, "What remains to be done afterwards, with its owner."),
    "tips": Purpose(
        .oneselfAndTeam, .person,
        "What somebody told the team about the facts. Nothing counts it; the fact’s history names them only if they wish."
    ),
    "facts": Purpose(.everyone, .crisis, "The questions that facts answer."),
    "fact_versions": Purpose(
        .everyone, .crisis,
        "Every version of a fact, with who proposed it. One that is not public yet is for the team."),
    "fact_figures": Purpose(.everyone, .crisis, "The numbers in a fact."),
    "fact_approvals": Purpose(.team, .crisis, "Which department has approved it, and by whom."),
    "fact_sheets": Purpose(.everyone, .crisis, "The version of the sheet."),
    "boundaries": Purpose(.everyone, .crisis, "Topics with a rule, a reason and a way out."),
    "guidelines": Purpose(.everyone, .crisis, "How we behave on social media."),
    "messages": Purpose(.everyone, .crisis, "What the company wants understood."),
    "templates": Purpose(.everyone, .crisis, "Ways into a text."),
    "guidance_versions": Purpose(.nobody, .crisis, "How often guidance has changed."),
    "briefings": Purpose(.everyone, .crisis, "Updates to colleagues."),
    "briefing_corrections": Purpose(.everyone, .crisis, "What was put right in one, and why."),
    "briefing_translations": Purpose(.everyone, .crisis, "The same update in another language."),
    "briefing_readings": Purpose(
        .nobody, .person,
        "That somebody has read an update, so that it is not shown to them as new. No page, call or export says so."),
    "briefing_reach": Purpose(.team, .crisis, "How many had read an update, by the minute."),
    "questions": Purpose(
        .everyone, .person,
        "Questions under updates and what the team says to them. One without a name has no person, no session and no time but its day. One under an update for some is for those."
    ),
    "personal_notices": Purpose(
        .nobody, .brief("Thirty days"),
        "That somebody is to be told by mail or on a device what waits for them on Now. No words."),
    "question_replies": Purpose(.everyone, .crisis, "What the team said to one before, and no longer stands."),
    "question_wishes": Purpose(
        .nobody, .brief("Until the question is answered, declined or removed"),
        "A mark that keeps one person from counting twice. Who that is cannot be read from it."),
    "update_promises": Purpose(.everyone, .crisis, "When the next update was promised, and by whom."),
    "update_alarms": Purpose(.team, .crisis, "Who was told that it is late."),
    "holds": Purpose(.everyone, .crisis, "That no post leaves, why, and who said so."),
    "hold_gate": Purpose(.nobody, .good, "The door through which holds and posts go one after the other."),
]
